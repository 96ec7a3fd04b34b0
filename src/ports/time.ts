/** Time and chance, which the core never has. */

/** Time comes in through here. `every` and `after` return what cancels them. */
export interface Clock {
  /** Milliseconds UTC. */
  now(): number;
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
