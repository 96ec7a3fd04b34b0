/** Rows of a file on their way into the store: while some are written, the next are judged. */
import type { Found, Judged } from '../../core/intake/model';
import type { Change } from '../../core/model/change';
import type { Fault, Upload, UploadRow } from '../../core/model/desk/upload';
import type { Hold } from './lease';

/** Pieces that wait while one commit is under way; whoever comes with more waits for it. */
const WAITING = 2;

/**
 * One commit at a time, of all pieces that came meanwhile, in their order, with how far the file is read: whoever reads
 * on after a kill finds both or neither.
 */
export class RowKeeper {
  private pieces: (readonly Judged[])[] = [];
  /** That which is under way, or was the last. */
  private commit: Promise<void> = Promise.resolve();
  /** Until nothing waits any more; null: nothing does. */
  private writing: Promise<void> | null = null;

  constructor(private readonly hold: Hold) {}

  /** Takes a piece; resolves when there is room for another. Throws what the commit under way throws, `Moved` or a StoreError; `done` throws it in any case. */
  async add(piece: readonly Judged[]): Promise<void> {
    this.pieces.push(piece);
    if (!this.writing) {
      this.writing = this.writeAll();
      // Heard by whoever adds the next piece, or waits for the last.
      this.writing.catch(() => {});
    }
    while (this.pieces.length >= WAITING) await this.commit;
  }

  /** Resolves when all that was taken is written. Throws what one of the commits threw; those behind it were not tried. */
  async done(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.pieces.length > 0) {
      this.commit = keepRows(this.pieces.splice(0), this.hold);
      await this.commit;
    }
    this.writing = null;
  }
}

async function keepRows(pieces: readonly (readonly Judged[])[], hold: Hold): Promise<void> {
  const { upload } = hold;
  const judged = pieces.flat();
  const faults = judged.flatMap((row) => faultsOf(row, upload));
  const faulty = judged.filter(({ found }) => found.length > 0).length;
  await hold.keep(
    {
      rows: upload.rows + judged.length,
      rowsDone: upload.rowsDone + judged.length,
      faults: upload.faults + faults.length,
      faultyRows: upload.faultyRows + faulty,
    },
    [
      ...pieces.map(
        (piece): Change => ({ kind: 'uploadRows', rows: piece.map((row) => rowOf(row, upload)) }),
      ),
      ...(faults.length > 0 ? [{ kind: 'faults', faults } satisfies Change] : []),
    ],
  );
}

/** A row as it is kept: new, or not as it was, it has to be asked about again. */
export function rowOf(judged: Judged, { id: upload }: Pick<Upload, 'id'>): UploadRow {
  // Member by member, here and where rows are judged and kept: the rest of an object costs more than all checks of a row.
  const { row, change, village, group, household, amount, before, raw, read, found } = judged;
  const state = found.length > 0 ? 'faulty' : 'clean';
  return { upload, row, state, change, village, group, household, amount, before, answer: null, raw, read };
}

/** What was found in a row, by the column of the file; the same at one place once. */
export function faultsOf(
  { row, raw, found }: Pick<Judged, 'row' | 'raw' | 'found'>,
  upload: Upload,
): Fault[] {
  if (found.length === 0) return [];
  const columnOf = new Map(
    Object.entries(upload.columns ?? {}).map(([column, field]) => [field, Number(column)]),
  );
  const faults = found.map(
    ({ field, kind, detail }: Found): Fault => ({
      upload: upload.id,
      row,
      column: field === null ? -1 : (columnOf.get(field) ?? -1),
      kind,
      value: field === null ? '' : (raw[field] ?? ''),
      detail: detail?.slice(0, 200) ?? null,
      state: 'open',
      by: null,
      reason: null,
    }),
  );
  return [...new Map(faults.map((fault) => [`${fault.column} ${fault.kind}`, fault])).values()];
}
