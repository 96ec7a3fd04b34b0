/** What people decide on the rows of an upload that is open: mended, accepted, left out. */
import { isDecidedAtOnce } from '../../core/intake/faults';
import type { Fault, UploadRow } from '../../core/model/desk/upload';
import {
  acceptFault,
  acceptKind,
  type Decided,
  leaveKind,
  leaveOut,
  type MendFault,
  mendCell,
} from './mending';
import { counted, decideOnRow } from './rowDecision';
import { type Audit, changeUpload, type IntakeTools, OPEN, type Outcome } from './tools';

const ROWS_AT_ONCE = 500;

export class Decisions {
  constructor(private readonly tools: IntakeTools) {}

  /** A cell as it should be. Resolves with what is wrong with that, where it can not be used. */
  async mend(id: string, row: number, field: string, text: string, by: string): Promise<Outcome | MendFault> {
    let fault: MendFault | null = null;
    const outcome = await decideOnRow(
      this.tools,
      { upload: id, row },
      { by, action: 'upload.mend' },
      async (found, about, work) => {
        const mended = await mendCell(found, { field, text, by }, work, about, this.tools.store);
        if (!('fault' in mended)) return mended;
        fault = mended;
        return null;
      },
    );
    return fault ?? outcome;
  }

  /** A fault that is none, and why. */
  accept(id: string, row: number, fault: { column: number; kind: string }, reason: string, by: string) {
    return decideOnRow(
      this.tools,
      { upload: id, row },
      { by, action: 'upload.accept', reason },
      async (found) => {
        const before = await this.tools.store.uploads.faultsOf(id, [row]);
        return acceptFault(found, before, { ...fault, reason, by });
      },
    );
  }

  /** A row goes back to where it came from, and why. */
  leave(id: string, row: number, reason: string, by: string): Promise<Outcome> {
    return decideOnRow(
      this.tools,
      { upload: id, row },
      { by, action: 'upload.leave', reason },
      async (found) => leaveOut([found], await this.tools.store.uploads.faultsOf(id, [row]), { reason, by }),
    );
  }

  /** All faulty rows go back. */
  async leaveFaulty(id: string, reason: string, by: string): Promise<Outcome> {
    const { uploads } = this.tools.store;
    for (let after = 0; ; ) {
      const rows = await uploads.rows(id, after, ROWS_AT_ONCE);
      after = rows.at(-1)?.row ?? after;
      const faulty = rows.filter(({ state }) => state === 'faulty').map(({ row }) => row);
      if (faulty.length > 0) {
        const audit = { by, action: 'upload.leave', reason } as const;
        const outcome = await this.decideRows(id, faulty, audit, (found, before) =>
          leaveOut(
            found.filter(({ state }) => state === 'faulty'),
            before,
            audit,
          ),
        );
        if (outcome !== 'done') return outcome;
      }
      if (rows.length < ROWS_AT_ONCE) return 'done';
    }
  }

  /** All rows with an open fault of this kind, which is one that is decided on at once: taken as they are, or left out, and why. */
  async decideKind(
    id: string,
    kind: string,
    { how, reason, by }: { how: 'accept' | 'leave'; reason: string; by: string },
  ): Promise<Outcome> {
    if (!isDecidedAtOnce(kind)) return 'unknown';
    const { uploads } = this.tools.store;
    for (let after: readonly [number, number, string] | null = null; ; ) {
      const faults: Fault[] = await uploads.faults(id, kind, { after, limit: ROWS_AT_ONCE });
      const rows = faults.filter(({ state }) => state === 'open').map(({ row }) => row);
      if (rows.length > 0) {
        const audit = { by, action: `upload.${how}`, reason } as const;
        const outcome = await this.decideRows(id, rows, audit, (found, before) =>
          how === 'leave'
            ? leaveKind(found, before, kind, audit)
            : acceptKind(found, before, { kind, reason, by }),
        );
        if (outcome !== 'done') return outcome;
      }
      const last = faults.at(-1);
      if (!last || faults.length < ROWS_AT_ONCE) return 'done';
      after = [last.row, last.column, last.kind];
    }
  }

  /** A decision on some rows, as they stand when it is written. */
  private decideRows(
    id: string,
    rows: readonly number[],
    audit: Audit,
    decision: (rows: readonly UploadRow[], before: readonly Fault[]) => Decided,
  ): Promise<Outcome> {
    const { uploads } = this.tools.store;
    return changeUpload(this.tools, id, OPEN, audit, async (upload) =>
      counted(upload, decision(await uploads.rowsOf(id, rows), await uploads.faultsOf(id, rows))),
    );
  }
}
