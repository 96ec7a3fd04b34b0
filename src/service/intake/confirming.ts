/** 三核: a checked file goes to its villages; each household is asked, or signs; what it says is settled at the office. */
import { canConfirm, progressOf, seenOf } from '../../core/intake/confirming';
import { mayBeAccepted } from '../../core/intake/faults';
import { asFiled, goesIn } from '../../core/intake/line';
import type { Change } from '../../core/model/change';
import type { Confirmation, RowAnswer, Settlement, UploadRow } from '../../core/model/desk/upload';
import type { About, KindWork } from './kinds/kinds';
import { type Decided, leaveOut, type MendFault, mendCell } from './mending';
import { decideOnRow } from './rowDecision';
import { tellToConfirm } from './telling';
import { changeUpload, type IntakeTools, type Outcome } from './tools';

/** What a household says, as it is typed in. */
export interface Said
  extends Pick<Confirmation, 'upload' | 'row' | 'answer' | 'field' | 'becomes' | 'note' | 'by'> {
  answer: Exclude<Confirmation['answer'], 'signed'>;
  /** The row as it was shown, with what had been said to it (`seenOf`). */
  seen: string;
}

/** A row with what was said to it, the last one last. */
export interface Asked {
  row: UploadRow;
  said: Confirmation[];
  seen: string;
}

/** `changed`: the row, or what is said to it, is not what was shown. */
type Answered = Outcome | 'changed' | MendFault;

const NOTHING = { faults: 0, faulty: 0 };
const IN_VILLAGES = ['confirming'] as const;

export class VillageConfirming {
  constructor(private readonly tools: IntakeTools) {}

  /** Its liaisons are told. `state`: it has faults, or is past this. */
  begin(id: string, by: string): Promise<Outcome> {
    const { store, clock } = this.tools;
    return changeUpload(this.tools, id, ['clean'], { by, action: 'upload.toVillages' }, async (upload) => {
      if (!canConfirm(upload.kind)) return 'state';
      const villages = progressOf(await store.uploads.progress(id));
      return {
        next: { state: 'confirming', confirmingAt: clock.now() },
        along: await tellToConfirm(upload, villages, this.tools),
      };
    });
  }

  /** Null: there is no such row, or it does not go in. */
  async look(upload: string, row: number): Promise<Asked | null> {
    const { uploads } = this.tools.store;
    const [found] = await uploads.rowsOf(upload, [row]);
    if (!found || !goesIn(found)) return null;
    const said = await uploads.confirmations(upload, [row]);
    return { row: found, said, seen: seenOf(found, said.at(-1)) };
  }

  /** The same twice is one answer. What is wrong goes through the checks of the file; the row stays until it is settled. */
  async answer(said: Said): Promise<Answered> {
    let other: Answered | null = null;
    const { upload, by } = said;
    const audit = { by, action: 'upload.confirm' } as const;
    const of = { upload, row: said.row, from: IN_VILLAGES };
    const outcome = await decideOnRow(this.tools, of, audit, async (row, about, work) => {
      const before = await this.tools.store.uploads.confirmations(upload, [row.row]);
      other = goesIn(row) ? await this.refusal(said, row, before.at(-1), { about, work }) : 'unknown';
      return other === null ? this.answered(said, row) : null;
    });
    return other ?? outcome;
  }

  /** Households of a village signed its sheets, but those that nobody met: all that nobody was asked about by the phone. */
  sign(id: string, village: string, notHome: number, by: string): Promise<Outcome> {
    const { store, chance, clock } = this.tools;
    const audit = { by, action: 'upload.sign', reason: village } as const;
    return changeUpload(this.tools, id, IN_VILLAGES, audit, async () => {
      const waiting = (await store.uploads.answers(id, village)).filter(({ answer }) => answer === null);
      if (waiting.length === 0 || notHome > waiting.length) return 'unknown';
      const rows = await store.uploads.rowsOf(
        id,
        waiting.map(({ row }) => row),
      );
      const confirmation: Confirmation = {
        ...{ id: chance.id(), upload: id, row: 0, household: null, village, answer: 'signed', field: null },
        ...{ was: null, becomes: null, note: null, notHome, by, at: clock.now(), settled: null },
      };
      const signed = rows.map((row): UploadRow => ({ ...row, answer: 'signed' }));
      return {
        next: {},
        along: [
          { kind: 'uploadRows', rows: signed },
          { kind: 'confirmation', confirmation },
        ],
      };
    });
  }

  /** What was wrong or disputed is decided on at the office. Resolves with what is wrong where the file can not take it. */
  async settle(
    { upload, row, seen }: { upload: string; row: number; seen: string },
    { how, reason, by }: Omit<Settlement, 'at'>,
  ): Promise<Answered> {
    let other: Answered | null = null;
    const action = ({ accepted: 'upload.mend', kept: 'upload.settle', left: 'upload.leave' } as const)[how];
    const audit = { by, action, reason };
    const of = { upload, row, from: IN_VILLAGES };
    const outcome = await decideOnRow(this.tools, of, audit, async (found, about, work) => {
      const last = (await this.tools.store.uploads.confirmations(upload, [row])).at(-1);
      if (!last || !isOpen(found.answer)) other = 'state';
      else if (seenOf(found, last) !== seen) other = 'changed';
      if (other !== null || !last) return null;
      const settled: Settlement = { how, reason, by, at: this.tools.clock.now() };
      const decided = await this.settled(found, last, settled, { about, work });
      if (!decided || 'fault' in decided) {
        other = decided ?? 'state';
        return null;
      }
      const written: Change = { kind: 'confirmation', confirmation: { ...last, settled } };
      return { ...decided, changes: [...decided.changes, written] };
    });
    return other ?? outcome;
  }

  /** Null: it can be taken. */
  private async refusal(
    { answer, field, becomes, note, by, seen }: Said,
    row: UploadRow,
    last: Confirmation | undefined,
    { about, work }: { about: About; work: KindWork },
  ): Promise<Answered | null> {
    const isTwice =
      last?.by === by && last.answer === answer && last.field === field && last.becomes === becomes;
    if (isTwice && last.note === note && row.answer === answer) return 'done';
    if (seenOf(row, last) !== seen) return 'changed';
    if (answer !== 'wrong') return null;
    if (field === null) return 'unknown';
    if (becomes === asFiled(row, field)) return { fault: 'sameAsBefore', detail: null };
    const mended = await mendCell(row, { field, text: becomes ?? '', by }, work, about, this.tools.store);
    return 'fault' in mended ? mended : worstOf(mended);
  }

  private answered({ seen: _, ...said }: Said, row: UploadRow): Decided {
    const { chance, clock } = this.tools;
    const confirmation: Confirmation = {
      ...{ ...said, id: chance.id(), household: row.household, village: row.village },
      ...{ was: said.field === null ? null : asFiled(row, said.field), notHome: null },
      ...{ at: clock.now(), settled: null },
    };
    const changes: Change[] = [
      { kind: 'uploadRows', rows: [{ ...row, answer: said.answer }] },
      { kind: 'confirmation', confirmation },
    ];
    return { changes, ...NOTHING };
  }

  /** Null: that can not be done with such an answer. */
  private async settled(
    row: UploadRow,
    { field, becomes, answer }: Confirmation,
    { how, reason, by }: Settlement,
    { about, work }: { about: About; work: KindWork },
  ): Promise<Decided | MendFault | null> {
    const { store } = this.tools;
    if (how === 'kept')
      return { changes: [{ kind: 'uploadRows', rows: [{ ...row, answer: 'settled' }] }], ...NOTHING };
    if (how === 'left')
      return leaveOut([row], await store.uploads.faultsOf(row.upload, [row.row]), { reason, by });
    if (answer !== 'wrong' || field === null) return null;
    const mended = await mendCell(row, { field, text: becomes ?? '', by }, work, about, store);
    if ('fault' in mended) return mended;
    const changes = mended.changes.map((change): Change => {
      if (change.kind !== 'uploadRows') return change;
      return { ...change, rows: change.rows.map((one): UploadRow => ({ ...one, answer: 'settled' })) };
    });
    return { ...mended, changes };
  }
}

function isOpen(answer: RowAnswer | null): boolean {
  return answer === 'wrong' || answer === 'disputed';
}

/** What mending would leave that nobody may take as it is. */
function worstOf({ changes }: Decided): MendFault | null {
  const faults = changes.flatMap((change) => (change.kind === 'faults' ? change.faults : []));
  const worst = faults.find(({ state, kind }) => state === 'open' && !mayBeAccepted(kind));
  return worst ? { fault: worst.kind, detail: worst.detail } : null;
}
