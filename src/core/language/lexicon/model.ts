/** What was learned from example texts, see `language/model`: a weight in one octet for each feature and label. */
export interface Model {
  /** Digest of the texts that it learned from. */
  texts: string;
  /** Row of each place of the table of features; -1: nothing was learned there. */
  rows: Int32Array;
  /** Row by row, a weight for each label. */
  cells: Int8Array;
  /** What one step of a weight is worth. */
  step: number;
}
