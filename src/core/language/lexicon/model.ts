/** What was learned from example texts, see `language/model`: for each feature the few labels that it speaks for or against. */
export interface Model {
  /** Digest of the texts that it learned from. */
  texts: string;
  /** Where the entries of each place of the table of features begin; one more tells where the last ones end. */
  starts: Int32Array;
  /** Each the number of a label in the upper octet and the weight for it in the lower. */
  entries: Int16Array;
  /** What one step of a weight is worth. */
  step: number;
}
