/** What the supervisors of an installation are told of at once, one message an hour for each kind. */

/** A closed set: each has its words in `labels.json` under `alarm`. */
const ALARMS = [
  /** Somebody tries names and numbers of others. */
  'identity.guessing',
  /** Sign-in codes are asked for by the hundred. */
  'signIn.flood',
  /** One number was sent more replies than anybody reads. */
  'replies.flood',
  /** Wrong codes are tried for a move of numbers. */
  'phone.codes',
  /** Moves of numbers are asked for again and again, and nobody says the code. */
  'phone.asks',
  /** A phone says that it never asked for its move. */
  'phone.notMine',
  /** A page of another site tried to act through somebody's browser. */
  'web.foreignPage',
  /** A foreign name was pointed at this service. */
  'web.foreignName',
] as const;

export type AlarmKind = (typeof ALARMS)[number];

/** What is not told yet of one kind. */
export interface PendingAlarm {
  kind: AlarmKind;
  count: number;
  /** Of the first, milliseconds UTC. */
  since: number;
  /** When the supervisors last heard of this kind; null: never. */
  toldAt: number | null;
}
