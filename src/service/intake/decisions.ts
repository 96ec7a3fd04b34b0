/** What people decide on the rows of an upload that is open: mended, accepted, left out. */
import { acceptFault, leaveOut, type MendFault, mendCell } from './mending';
import { counted, decideOnRow } from './rowDecision';
import { changeUpload, type IntakeTools, OPEN, type Outcome } from './tools';

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
      const faulty = rows.filter(({ state }) => state === 'faulty');
      if (faulty.length > 0) {
        const before = await uploads.faultsOf(
          id,
          faulty.map(({ row }) => row),
        );
        const outcome = await changeUpload(
          this.tools,
          id,
          OPEN,
          { by, action: 'upload.leave', reason },
          async (upload) => counted(upload, leaveOut(faulty, before, { reason, by })),
        );
        if (outcome !== 'done') return outcome;
      }
      if (rows.length < ROWS_AT_ONCE) return 'done';
    }
  }
}
