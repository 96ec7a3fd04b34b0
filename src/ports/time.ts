/** Time and chance, which the core never has. */

/** Time comes in through here. `every` and `after` wait by the monotonic clock and return what cancels them. */
export interface Clock {
  /** Wall time, milliseconds UTC: for what people and other processes read. It may be set, back or forward, at any moment. */
  now(): number;
  /**
   * Milliseconds since some moment of this process, never set and never back: for waiting, pacing, caching and measuring.
   * Means nothing in another process or after a restart, so it is never stored.
   */
  monotonic(): number;
  after(ms: number, run: () => void): () => void;
  every(ms: number, run: () => void): () => void;
}

/** Identifiers that grow with time (ULIDs), what nobody can guess, and chance in [0, 1). */
export interface Chance {
  id(): string;
  /** 244 random bits, hexadecimal, from the system's own source. */
  secret(): string;
  fraction(): number;
}
