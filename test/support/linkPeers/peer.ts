/** The other end of a link, in words that all protocols share: what the contract of links is held against. */

/** What becomes of a segment. */
export type Outcome = 'takes' | 'throttles' | 'busy' | 'refuses' | 'holds' | 'silent';

export interface Peer {
  /** Address of the link for our side, without its options. */
  url: string;
  /** Resolves when a session is there: where the peer dials, it does so now. */
  meet(): Promise<void>;
  /** What becomes of the next segments. */
  answer(how: Outcome): void;
  /** What a refusal means for the message, where the protocol has not a word for each. */
  fates?: Partial<Record<Outcome, string>>;
  /** How often we write a segment that it does not answer; absent: once. */
  tries?: number;
  /** Answers the segments that were held, the last first. */
  release(): void;
  /** Resolves when the next segment has come. */
  segment(): Promise<unknown>;
  /** How many segments came. */
  segments(): number;
  /** A person's text; how it was answered. */
  bring(text: string): Promise<'taken' | 'full' | 'failed' | 'malformed'>;
  /** A delivery that cannot be read. */
  bringNonsense(): Promise<'taken' | 'full' | 'failed' | 'malformed'>;
  tell(reference: string): Promise<unknown>;
  /** Resolves when our side has answered a question. */
  question(): Promise<unknown>;
  /** Whether it answers ours. */
  listens?(does: boolean): void;
  nextQuestion?(): Promise<unknown>;
  goodbye?(): Promise<unknown>;
  nextGoodbye(): Promise<unknown>;
  drop(): void;
  stop(): Promise<void>;
}
