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
  /** How it writes texts; absent: as `USUAL_FORM`, also where only another process knows. */
  form?: TextForm;
}

/** A route as a process that has its link told of it. */
export interface ToldRoute extends Omit<PlannedRoute, 'form'> {
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

/** What a link writes a text in, if it can: its own alphabet, septets (gsm7) or octets. */
export const DEFAULT_ALPHABETS = ['gsm7', 'latin1', 'ascii', 'utf8', 'gb18030', 'ucs2'] as const;
/** What data_coding 0 means on a link: each SMSC has its own default. */
export type DefaultAlphabet = (typeof DEFAULT_ALPHABETS)[number];

export const WIDE_ALPHABETS = ['ucs2', 'gb18030'] as const;
/** What it writes everything else in. */
export type WideAlphabet = (typeof WIDE_ALPHABETS)[number];

export const SIGNATURE_PLACES = ['front', 'back', 'carrier'] as const;
/** Where 【…】 stands on a link; `carrier`: its gateway writes it, into the room that we leave. */
export type SignaturePlace = (typeof SIGNATURE_PLACES)[number];

/** All that the number of a text's parts hangs on. */
export interface TextForm {
  byDefault: DefaultAlphabet;
  /** Octets of a whole text in it; a longer one is written in the wide alphabet. Absent: it is cut in its default. */
  longest?: number;
  wide: WideAlphabet;
  /** Octets of a part's header: 6 with an 8-bit reference, 7 with one of 16 bits. */
  header: 6 | 7;
  signature: SignaturePlace;
}
