/** Payments of an upload under its own id as their batch: what the intake of payments does not take is left out and said. */
import { spanOf } from '../../../core/calendar/day';
import type { Change } from '../../../core/model/change';
import type { Fault, UploadRow } from '../../../core/model/desk/upload';
import type { PaymentRecord } from '../../../core/model/payments';
import type { Announce, Verdict } from '../../office/offices';
import type { About, KindWork } from './kinds';

/** When it was paid as the row says; else when the file came. Never later than that: a word from the future is none. */
export function momentOf(
  day: string | null,
  { upload, utcOffset }: Pick<About, 'upload' | 'utcOffset'>,
): number {
  return day === null ? upload.at : Math.min(spanOf(day, utcOffset)[0], upload.at);
}

/** A payment as a row of a file says it. */
interface Told {
  row: UploadRow;
  payment: PaymentRecord;
}

/** Kinds whose rows come to payments: they are reported, and announced once all are. */
export function reportsPayments(
  announce: Pick<Announce, 'report' | 'publish'>,
  toldBy: (rows: readonly UploadRow[], about: About) => Promise<Told[]>,
): Required<Pick<KindWork, 'publish' | 'finish'>> {
  return {
    publish: async (rows, about) => report(announce, await toldBy(rows, about), about),
    async finish({ upload, by }) {
      await announce.publish(upload.id, by);
      return upload.id;
    },
  };
}

/** Resolves with what marks those that were refused. */
async function report(
  announce: Pick<Announce, 'report'>,
  told: readonly Told[],
  { upload, by }: Pick<About, 'upload' | 'by'>,
): Promise<Change[]> {
  if (told.length === 0) return [];
  const payments = told.map(({ payment }) => payment);
  const verdicts = await announce.report(upload.id, payments, by);
  // Published by whoever went before us, after all were reported.
  if (verdicts === 'closed') return [];
  const rows = told.map(({ row }) => row);
  return notTaken(verdicts, rows, upload);
}

/** Why it was not taken, as `templates/console/uploads` has words for it; null: it was. */
export function whyNot(verdict: Verdict | undefined): string | null {
  return typeof verdict === 'object' && 'error' in verdict ? (verdict.why ?? verdict.error) : null;
}

/** Marks the rows that were refused after they had been checked. `rows` in the order of `verdicts`. */
export function notTaken(
  verdicts: readonly Verdict[],
  rows: readonly UploadRow[],
  { id }: Pick<About['upload'], 'id'>,
): Change[] {
  const refused = verdicts.flatMap((verdict, place): { row: UploadRow; why: string }[] => {
    const row = rows[place];
    const why = whyNot(verdict);
    return row && why !== null ? [{ row, why }] : [];
  });
  if (refused.length === 0) return [];
  const faults = refused.map(
    ({ row, why }): Fault => ({
      upload: id,
      row: row.row,
      column: -1,
      kind: 'notTaken',
      value: '',
      detail: why.slice(0, 200),
      state: 'open',
      by: null,
      reason: null,
    }),
  );
  return [
    { kind: 'uploadRows', rows: refused.map(({ row }) => ({ ...row, state: 'left' })) },
    { kind: 'faults', faults },
  ];
}
