/**
 * What files that were handed in say of a person: the rows of his household, those with his identity number, and those
 * that name the phone. A phone stands sealed in its row, so all rows that are still kept are read.
 */
import { sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { AuditRecord } from '../../core/model/audit';
import { CHECKED_KINDS, UPLOAD_ENDS, type Upload } from '../../core/model/desk/upload';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import * as t from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, literals, set, statement, value } from '../sql/template';
import { type Cells, cellsFrom, textOfCells } from '../uploads/cells';

const AT_ONCE = 1_000;

const ofPeople = select(
  columnsOf(t.uploads, ['id', 'kind', 'area', 'period', 'name', 'at', 'state']),
  sql`from ${t.uploads} where ${t.uploads.kind} in (${literals(CHECKED_KINDS)}) order by ${t.uploads.id}`,
);
const ROW = columnsOf(t.uploadRows, [
  ...(['row', 'state', 'change', 'village', 'group', 'household', 'amount', 'before', 'answer'] as const),
  'document',
]);
const page = select(
  ROW,
  sql`from ${t.uploadRows} where ${t.uploadRows.upload} = ${value} and ${t.uploadRows.row} > ${value} order by ${t.uploadRows.row} limit ${value}`,
);
const registered = select(
  fieldsOf({ household: t.phones.household, identity: t.people.identity }),
  sql`from ${t.phones} left join ${t.people} on ${t.people.id} = ${t.phones.person} where ${t.phones.phone} = ${value}`,
);
const faultsOf = selectIn(
  columnsOf(t.faults, ['row', 'column', 'kind', 'state', 'by', 'reason']),
  sql`from ${t.faults} where ${t.faults.upload} = ${value} and ${t.faults.row} in (${keys})`,
);
const saidOf = selectIn(
  columnsOf(t.confirmations, ['row', 'answer', 'field', 'was', 'becomes', 'note', 'reason', 'at']),
  sql`from ${t.confirmations} where ${t.confirmations.upload} = ${value} and ${t.confirmations.row} in (${keys})`,
);
// Place, sum and household stay, and by what a bank's result finds the payment: what stands published still adds up.
const blankRow = statement(
  sql`update ${t.uploadRows} set ${set(t.uploadRows, { head: null, identityTail: null, accountTail: null, document: value })} where ${t.uploadRows.upload} = ${value} and ${t.uploadRows.row} = ${value}`,
);
const PHONE_FAULTS = sql` and ${t.faults.kind} like 'phone%'`;
const SAID_OF_PHONE = sql` and ${t.confirmations.field} = 'phone'`;
const blankFaults = (which = sql``) =>
  statement(
    sql`update ${t.faults} set ${set(t.faults, { value, detail: null, reason: null })} where ${t.faults.upload} = ${value} and ${t.faults.row} = ${value}${which}`,
  );
const blankSaid = (which = sql``) =>
  statement(
    sql`update ${t.confirmations} set ${set(t.confirmations, { was: null, becomes: null, note: null, reason: null })} where ${t.confirmations.upload} = ${value} and ${t.confirmations.row} = ${value}${which}`,
  );

const WHOLE = [blankRow, blankFaults(), blankSaid()] as const;
const PHONE_ALONE = [
  statement(
    sql`update ${t.uploadRows} set ${set(t.uploadRows, { document: value })} where ${t.uploadRows.upload} = ${value} and ${t.uploadRows.row} = ${value}`,
  ),
  blankFaults(PHONE_FAULTS),
  blankSaid(SAID_OF_PHONE),
] as const;

type File = Awaited<ReturnType<typeof ofPeople>>[number];

interface Row extends Omit<ReturnType<typeof ROW.read>, 'document'> {
  /** All of it is his; else it is another household's that gives this phone, and only the phone is. */
  whole: boolean;
  /** What is his. */
  his: Cells;
  /** What stays when he is erased: of a correcting row the payment that it speaks of. */
  rest: Cells;
}

/** A file with the rows that speak of one person. */
export interface Naming {
  file: File;
  rows: Row[];
}

export function isOver({ state }: Pick<Upload, 'state'>): boolean {
  return UPLOAD_ENDS.some((end) => end === state);
}

/** Every file that speaks of whose phone this is. Of a row that can not be read any more nobody knows whose it is. */
export async function filesNaming(
  engine: Engine,
  vault: Vault,
  phone: string,
  readOr: ReadOr,
): Promise<Naming[]> {
  const [him] = await registered(engine, [phone]);
  const written = asWritten(phone);
  const identity = him?.identity ? JSON.stringify(vault.open(him.identity)) : null;
  const found: Naming[] = [];
  for (const file of await ofPeople(engine, [])) {
    const rows: Row[] = [];
    for await (const { document, ...row } of rowsOf(engine, file.id)) {
      const text = readOr('upload_rows', () => vault.open(document), null);
      if (text === null) continue;
      const known =
        (row.household !== null && row.household === him?.household) ||
        (identity !== null && text.includes(identity));
      const named = written.test(text);
      if (!known && !named) continue;
      // A case is its applicant's, whose phone it gives.
      const whole = known || file.kind === 'cases';
      const cells = cellsFrom(text);
      rows.push({ ...row, whole, ...(whole ? allOf(cells) : phoneOf(cells, written)) });
    }
    if (rows.length > 0) found.push({ file, rows });
  }
  return found;
}

async function* rowsOf(engine: Engine, upload: string) {
  for (let after = 0; ; ) {
    const rows = await page(engine, [upload, after, AT_ONCE]);
    yield* rows;
    after = rows.at(-1)?.row ?? after;
    if (rows.length < AT_ONCE) return;
  }
}

/** The number as a clerk may have typed it, with blanks and strokes, and no digits before or behind it. */
function asWritten(phone: string): RegExp {
  const apart = (digits: string) => digits.split('').join('[\\s().-]*');
  const home = phone.startsWith('+86') ? `(?:${apart('86')}[\\s().-]*)?${apart(phone.slice(3))}` : '';
  return new RegExp(`(?<!\\d)(?:00)?${home || apart(phone.slice(1))}(?!\\d)`);
}

function allOf(cells: Cells): Pick<Row, 'his' | 'rest'> {
  const { payment } = cells.read;
  return { his: cells, rest: { raw: {}, read: payment ? { payment } : {} } };
}

function phoneOf({ raw, read }: Cells, written: RegExp): Pick<Row, 'his' | 'rest'> {
  const those = <T>(cells: Record<string, T>, wanted: boolean) =>
    Object.fromEntries(Object.entries(cells).filter(([, cell]) => written.test(String(cell)) === wanted));
  return {
    his: { raw: those(raw, true), read: those(read, true) },
    rest: { raw: those(raw, false), read: those(read, false) },
  };
}

/** As the person is shown them: his cells, with the faults and what was said of a row that is his, without what `secret` names. */
export async function shownOf(
  engine: Engine,
  vault: Vault,
  { file, rows }: Naming,
  secret: ReadonlySet<string>,
): Promise<object[]> {
  const list = rows.filter(({ whole }) => whole).map(({ row }) => row);
  const faults = await faultsOf(engine, list, [file.id]);
  const said = await saidOf(engine, list, [file.id]);
  const without = (cells: object) =>
    Object.fromEntries(Object.entries(cells).filter(([name]) => !secret.has(name)));
  const open = (sealed: string | null) => (sealed === null ? null : vault.open(sealed));
  const sayings = said.map(({ was, becomes, note, reason, ...one }) => ({
    ...one,
    ...(!secret.has(one.field ?? '') && { was: open(was), becomes: open(becomes) }),
    ...{ note: open(note), reason: open(reason) },
  }));
  const { id, name, kind, area, period, at, state } = file;
  const of = { upload: id, file: name, kind, area, period, at, stands: state };
  return rows.map(({ row, whole, his, rest: _, ...more }) => ({
    ...{ ...of, row, ...(whole && more) },
    ...{ raw: without(his.raw), read: without(his.read) },
    faults: faults.filter((one) => one.row === row),
    confirmations: sayings.filter((one) => one.row === row),
  }));
}

/** Nothing is left of him in these rows, their faults and what was said of them. Resolves with how many rows of tables. */
export async function blankIn(session: Session, vault: Vault, { file, rows }: Naming): Promise<number> {
  let blank = 0;
  for (const { row, rest, whole } of rows) {
    const [cells, faults, said] = whole ? WHOLE : PHONE_ALONE;
    blank += await session.run(...cells([vault.seal(textOfCells(rest)), file.id, row]));
    blank += await session.run(...faults([vault.seal(''), file.id, row]));
    blank += await session.run(...said([file.id, row]));
  }
  return blank;
}

/** Says of each row why the digest that was approved does not come out of it any more. */
export function blankRecords({ file, rows }: Naming, by: { actor: string; at: number }): AuditRecord[] {
  return rows.map(({ row }) => ({
    ...{ kind: 'audit', action: 'upload.erase', id: ulid(), ...by },
    ...{ subject: `${file.id}/${row}`, area: file.area },
  }));
}
