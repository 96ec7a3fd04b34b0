/** 三核: whether a file has to go to the villages, how far each of them is, and whether it may be entered. */
import type { Confirmation, RowAnswer, Upload, UploadKind, UploadRow } from '../model/desk/upload';
import type { Confirming } from '../model/limits';
import { fingerprint } from '../text/fingerprint';
import { lineOf } from './line';

/** Kinds that speak of households, each of which can be asked. */
export function canConfirm(kind: UploadKind): boolean {
  return kind === 'households' || kind === 'payments';
}

/** Whether a file of this kind is entered only after its villages are done. */
function mustConfirm(kind: UploadKind, setting: Confirming): boolean {
  if (setting === 'all') return canConfirm(kind);
  return setting === 'households' && kind === 'households';
}

/** Rows of a village by what became of asking. `waiting`: nobody was asked yet. */
export type Tally = Record<RowAnswer | 'waiting', number>;

export interface VillageProgress extends Tally {
  /** Null: it is not known. */
  village: string | null;
  name: string;
  rows: number;
}

interface Counted {
  village: string | null;
  name: string | null;
  answer: RowAnswer | null;
  count: number;
}

/** In the order in which they are given. */
export function progressOf(counts: readonly Counted[]): VillageProgress[] {
  const found = new Map<string | null, VillageProgress>();
  for (const { village, name, answer, count } of counts) {
    const one = found.get(village) ?? { village, name: name ?? village ?? '', rows: 0, ...noTally() };
    one.rows += count;
    one[answer ?? 'waiting'] += count;
    found.set(village, one);
  }
  return [...found.values()];
}

function noTally(): Tally {
  return { waiting: 0, right: 0, wrong: 0, disputed: 0, notHome: 0, signed: 0, settled: 0 };
}

/** Every row was asked about, or signed for, and what was wrong or disputed is settled. */
export function isDone({ waiting, wrong, disputed }: Tally): boolean {
  return waiting + wrong + disputed === 0;
}

/** Whether 三核 stands in the way of entering it: it has to go to its villages, or they are not done. */
export function blocksEntering(
  { kind, state }: Pick<Upload, 'kind' | 'state'>,
  villages: readonly Tally[],
  setting: Confirming,
): boolean {
  if (state === 'confirming') return !villages.every(isDone);
  return mustConfirm(kind, setting);
}

/** The row as somebody saw it, with what was said to it last: an answer that was given to another is not taken. */
export function seenOf(row: UploadRow, last: Pick<Confirmation, 'id'> | undefined): string {
  return fingerprint(`${lineOf(row)} ${last?.id ?? ''}`);
}

/** The next row that nobody was asked about, behind the one of this number where there is one; of one group, else of all. */
export function nextToAsk<R extends { row: number; group: number | null; answer: RowAnswer | null }>(
  rows: readonly R[],
  { group, after }: { group: number | null; after: number },
): R | null {
  const open = rows.filter((row) => row.answer === null && (group === null || row.group === group));
  const at = rows.findIndex(({ row }) => row === after);
  return open.find((row) => rows.indexOf(row) > at) ?? open[0] ?? null;
}
