/** What was learned from example texts, see `language/model`: the stretches of a text move hidden units, and these speak for labels. */
export interface Model {
  /** Digest of the texts that it learned from. */
  texts: string;
  /** Of each stretch that is known its hash, ascending. */
  stretches: Uint32Array;
  /** Where in `stretches` the hashes begin whose upper half is that number; one more tells where the last ones end. */
  starts: Uint32Array;
  /** For each stretch a row: how it moves each unit. */
  rows: Int8Array;
  /** The same octets, four in a number. */
  fours: Int32Array;
  /** What one step of a row is worth. */
  step: number;
  /** Where each unit starts. */
  units: Float32Array;
  /** For each label a row: where its score starts, and what each unit adds to it. */
  labels: Float32Array;
}
