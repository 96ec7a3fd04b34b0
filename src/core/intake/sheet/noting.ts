/** What is noted of a file while its rows go by: which were left out, and what it hides. */
import type { FileNotes } from '../../model/desk/fileNotes';
import { NO_ROWS, withRow } from './spans';

export class Noting {
  private leftOut = NO_ROWS;
  private hidden = NO_ROWS;
  private readonly hiddenFields: readonly string[];

  /** `columns`: field by column; `hidden`: columns that the file hides, from 0. */
  constructor(columns: Readonly<Record<number, string>>, hidden: readonly number[]) {
    this.hiddenFields = hidden.flatMap((column) => columns[column] ?? []);
  }

  /** A row below the header that is none of the table. */
  leaves(row: number): void {
    this.leftOut = withRow(this.leftOut, row);
  }

  /** One that is read although the file hides it. */
  hides(row: number): void {
    this.hidden = withRow(this.hidden, row);
  }

  get notes(): FileNotes {
    const { leftOut, hidden, hiddenFields } = this;
    return { leftOut, hidden, hiddenFields };
  }
}
