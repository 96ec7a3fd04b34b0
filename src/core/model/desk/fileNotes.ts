/** What is noted of a file beside its rows. */

/** Rows as Excel counts: how many, and of the first of them from where to where. */
export interface RowSpans {
  count: number;
  spans: readonly (readonly [from: number, to: number])[];
}

/** What a file has beside the rows that are read, or that whoever looks at it does not see. */
export interface FileNotes {
  /** Rows below the header that are none of the table: sums and signatures, or with nothing in any column that is read. */
  leftOut: RowSpans;
  /** Of the rows that are read, those that the file hides. */
  hidden: RowSpans;
  /** Fields whose columns it hides. */
  hiddenFields: readonly string[];
}
