/** A cell mended, taken as it is, or its row left out: the row is judged anew as it was when the file was read. */
import { isOfCell, mayBeAccepted } from '../../core/intake/faults';
import type { Found, Judged, ReadRow } from '../../core/intake/model';
import type { Change } from '../../core/model/change';
import type { Fault, Upload, UploadRow } from '../../core/model/desk/upload';
import type { Store } from '../../ports';
import { faultsOf, rowOf } from './keeping';
import { type About, type KindWork, textIn } from './kinds/kinds';

/** What a decision on a row writes, and how the counts of its upload change. */
export interface Decided {
  changes: Change[];
  /** Open faults and faulty rows, more or less. */
  faults: number;
  faulty: number;
}

export type MendFault = { fault: string; detail: string | null };

/** `text` as it is typed; empty: nothing stands there. Resolves with what is wrong with it where it can not be used. */
export async function mendCell(
  row: UploadRow,
  { field: name, text, by }: { field: string; text: string; by: string },
  work: KindWork,
  about: About,
  { uploads }: Pick<Store, 'uploads'>,
): Promise<Decided | MendFault> {
  const field = work.kind.fields.find((one) => one.name === name);
  if (!field) return { fault: 'unknownField', detail: name };
  const { [name]: _, ...others } = row.raw;
  const empty = text.trim() === '';
  if (empty && field.needed) return { fault: 'missing', detail: null };
  const reading = empty ? { value: null } : field.read({ kind: 'text', text });
  const { fault, detail = null } = { fault: undefined, ...reading };
  if (fault && !mayBeAccepted(fault)) return { fault, detail };
  const before = await uploads.faultsOf(row.upload, [row.row]);
  const mended: ReadRow = {
    row: row.row,
    raw: empty ? others : { ...others, [name]: text },
    read: { ...row.read, [name]: reading.value },
    found: [
      ...cellFaults(before, name, about.upload),
      ...(fault ? [{ field: name, kind: fault, detail }] : []),
    ],
  };
  mended.found.push(...(await repeatsOf(mended, work, row.upload, uploads)));
  const [judged] = await work.judge([mended], about);
  return judged ? decided(row, judged, before, about, by) : { fault: 'missing', detail: null };
}

/** What was seen in the other cells of the row stays. */
function cellFaults(before: readonly Fault[], mended: string, { columns }: Upload): Found[] {
  return before.flatMap(({ column, kind, detail, state }): Found[] => {
    const field = columns?.[column] ?? null;
    const stays = field !== mended && isOfCell(kind) && state !== 'mended';
    // A kind of ours, written by us.
    return stays ? [{ field, kind: kind as Found['kind'], detail }] : [];
  });
}

/** What other rows have: those that the store finds by are looked up, of all others the first reading holds. */
async function repeatsOf(
  { row, read }: ReadRow,
  work: KindWork,
  upload: string,
  uploads: Store['uploads'],
): Promise<Found[]> {
  const found = await uploads.repeated(upload, {
    identity: textIn(read, 'identity'),
    account: textIn(read, 'account'),
  });
  return work.kind.once.flatMap(({ field, fault }): Found[] => {
    const rows = field === 'identity' ? found.identity : field === 'account' ? found.account : [];
    const first = rows.find((one) => one < row);
    return first === undefined || fault === 'paymentTwice'
      ? []
      : [{ field, kind: fault, detail: String(first) }];
  });
}

function decided(
  row: UploadRow,
  judged: Judged,
  before: readonly Fault[],
  about: About,
  by: string,
): Decided {
  const keyOf = ({ column, kind }: Fault) => `${column} ${kind}`;
  const accepted = new Map(
    before.filter(({ state }) => state === 'accepted').map((one) => [keyOf(one), one]),
  );
  const now = faultsOf(judged, about.upload).map((fault) => {
    const taken = accepted.get(keyOf(fault));
    return taken?.value === fault.value ? taken : fault;
  });
  const still = new Set(now.map(keyOf));
  const gone = before
    .filter((fault) => fault.state === 'open' && !still.has(keyOf(fault)))
    .map((fault): Fault => ({ ...fault, state: 'mended', by }));
  const open = now.filter(({ state }) => state === 'open').length;
  const next: UploadRow = { ...rowOf(judged, about.upload), state: open > 0 ? 'faulty' : 'mended' };
  return {
    changes: [
      { kind: 'uploadRows', rows: [next] },
      { kind: 'faults', faults: [...now, ...gone] },
    ],
    faults: open - before.filter(({ state }) => state === 'open').length,
    faulty: Number(open > 0) - Number(row.state === 'faulty'),
  };
}

/** A value is right although it looks wrong. Null where such a fault has to be mended, or there is none. */
export function acceptFault(
  row: UploadRow,
  before: readonly Fault[],
  { column, kind, reason, by }: { column: number; kind: string; reason: string; by: string },
): Decided | null {
  const fault = before.find((one) => one.column === column && one.kind === kind && one.state === 'open');
  if (!fault || !mayBeAccepted(kind)) return null;
  const clean = before.filter(({ state }) => state === 'open').length === 1 && row.state === 'faulty';
  return {
    changes: [
      { kind: 'faults', faults: [{ ...fault, state: 'accepted', by, reason: reason.slice(0, 200) }] },
      ...(clean ? [{ kind: 'uploadRows', rows: [{ ...row, state: 'mended' }] } satisfies Change] : []),
    ],
    faults: -1,
    faulty: clean ? -1 : 0,
  };
}

/** The same fault of several rows, as `acceptFault`. */
export function acceptKind(
  rows: readonly UploadRow[],
  before: readonly Fault[],
  { kind, reason, by }: { kind: string; reason: string; by: string },
): Decided {
  const all = rows.flatMap((row) => {
    const own = before.filter((fault) => fault.row === row.row);
    const open = own.find((fault) => fault.kind === kind && fault.state === 'open');
    return (open && acceptFault(row, own, { column: open.column, kind, reason, by })) ?? [];
  });
  return {
    changes: all.flatMap(({ changes }) => changes),
    faults: all.reduce((sum, one) => sum + one.faults, 0),
    faulty: all.reduce((sum, one) => sum + one.faulty, 0),
  };
}

/** 打回: these rows go back to where they came from, and are not put in. */
export function leaveOut(
  rows: readonly UploadRow[],
  before: readonly Fault[],
  { reason, by }: { reason: string; by: string },
): Decided {
  const open = before.filter(({ state }) => state === 'open');
  const faults = open.map((fault): Fault => ({ ...fault, state: 'left', by, reason: reason.slice(0, 200) }));
  return {
    changes: [
      { kind: 'uploadRows', rows: rows.map((row) => ({ ...row, state: 'left' })) },
      { kind: 'faults', faults },
    ],
    faults: -open.length,
    faulty: -rows.filter(({ state }) => state === 'faulty').length,
  };
}

/** Of these rows those that still have an open fault of this kind, as `leaveOut`. */
export function leaveKind(
  rows: readonly UploadRow[],
  before: readonly Fault[],
  kind: string,
  made: { reason: string; by: string },
): Decided {
  const open = before.filter((fault) => fault.kind === kind && fault.state === 'open');
  const still = new Set(open.map(({ row }) => row));
  return leaveOut(
    rows.filter(({ row }) => still.has(row)),
    before.filter(({ row }) => still.has(row)),
    made,
  );
}
