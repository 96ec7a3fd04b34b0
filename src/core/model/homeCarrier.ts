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
