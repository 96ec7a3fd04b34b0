/** Routes: the gateways by which messages can leave, and whose subscribers they are for. */

/** A route as the operator has set it up. */
export interface PlannedRoute {
  /** Name of its gateway, in this process or in another. */
  name: string;
  /** The code that it sends from. */
  source: string;
  /** Segments a second; 0: no limit. */
  perSecond: number;
  /** It is a carrier's own, for its subscribers first; absent: for everybody's. */
  carrier?: HomeCarrier;
}

/** A route as a process that has its link told of it. */
export interface ToldRoute extends PlannedRoute {
  /** From 0, in the operator's order. */
  place: number;
  /** When it was last told of, milliseconds UTC by the clock of whoever told. */
  at: number;
}

/** Home carriers (归属运营商): whose subscriber a number is. */
export const HOME_CARRIERS = ['mobile', 'unicom', 'telecom', 'broadnet'] as const;
/** 移动, 联通, 电信, 广电. */
export type HomeCarrier = (typeof HOME_CARRIERS)[number];

/** What tells a number's home carrier by its digits, and whose codes say that it is not theirs. */
export interface NumberPlan {
  /** By the first digits of a number of here; the longest that fits counts. */
  segments: ReadonlyMap<string, HomeCarrier>;
  /** Carriers' codes to a message or in its receipt: the number is not their subscriber's. */
  notOurs: ReadonlySet<string>;
}

/** A number that is not where its digits say: carried over (携号转网), or of a segment that we do not know. */
export interface CarriedOver {
  phone: string;
  /** Who has it; null: only who has it not is known. */
  home: HomeCarrier | null;
  /** Who said that it is not theirs. */
  away: readonly HomeCarrier[];
  /** Milliseconds UTC. */
  at: number;
}
