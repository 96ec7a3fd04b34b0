/** Phones that take the place of others, and those that nothing personal goes to any more. */
import { sql } from 'drizzle-orm';
import type { Change } from '../core/change';
import { newDialogue } from '../core/dialogue/dialogue';
import type { PhoneMove } from '../core/dialogue/services';
import { columnsOf } from './columns';
import { Refused } from './commit';
import type { Session } from './engine';
import { pack, unpack } from './remembered';
import { inserter } from './rows';
import * as t from './schema.mysql';
import { statement, value } from './template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const OFFICES: ReadonlySet<string> = new Set(['liaison', 'leader', 'supervisor']);

const insertMoves = inserter(
  t.phoneMoves,
  ['id', 'oldPhone', 'newPhone', 'household', 'person', 'code', 'at', 'state'],
  'keep',
);
const decide = statement(
  sql`update ${t.phoneMoves} set ${sql.identifier('state')} = ${value}, decided_by = ${value}, decided_at = ${value} where ${t.phoneMoves.id} = ${value} and ${t.phoneMoves.state} = 'asked'`,
);
const insertPhone = inserter(
  t.phones,
  ['phone', 'household', 'person', 'role', 'language', 'state', 'village'],
  ['household', 'person', 'role', 'state', 'village'],
);
const retire = statement(
  sql`update ${t.phones} set household = null, person = null, ${sql.identifier('state')} = 'moved' where ${t.phones.phone} = ${value}`,
);
const ABOUT = columnsOf(t.phones, ['role', 'language', 'person', 'village']);
const about = statement(sql`select ${ABOUT.list} from ${t.phones} where ${t.phones.phone} = ${value}`);
// A number that another took the place of is neither: whoever looks for its owner finds the new one.
const STAYED = sql`coalesce(${t.phones.state}, 'live') <> 'moved'`;
const mark = statement(
  sql`update ${t.phones} set ${sql.identifier('state')} = ${value} where ${STAYED} and ${t.phones.phone} = ${value}`,
);
const markRecipient = statement(
  sql`update ${t.phones} set ${sql.identifier('state')} = 'dead' where ${STAYED} and ${t.phones.phone} = (select ${t.outbox.recipient} from ${t.outbox} where ${t.outbox.id} = ${value})`,
);
// A change of the case like any other: whoever read it before and writes it after is refused, and reads again.
const casesFollow = statement(
  sql`update ${t.cases} set ${sql.identifier('phone')} = ${value}, ${sql.identifier('sequence')} = ${sql.identifier('sequence')} + 1 where ${t.cases.phone} = ${value}`,
);
const ticketsFollow = follow(t.tickets);
const appointmentsFollow = follow(t.appointments);
const stopped = statement(
  sql`select ${t.optOuts.scope}, ${t.optOuts.at} from ${t.optOuts} where ${t.optOuts.phone} = ${value}`,
);
const insertStopped = inserter(t.optOuts, ['phone', 'scope', 'at'], 'keep');
const dialogueOf = statement(
  sql`select ${t.dialogues.state} from ${t.dialogues} where ${t.dialogues.phone} = ${value} for update`,
);
const setDialogue = statement(
  sql`update ${t.dialogues} set ${sql.identifier('state')} = ${value} where ${t.dialogues.phone} = ${value}`,
);

/** A move is written once, whether it waits for a word first or is carried out at once. Throws `Refused` where it was decided before. */
export async function applyPhoneMoves(
  session: Session,
  asked: Of<'phoneMove'>[],
  moved: Of<'phoneMoved'>[],
  refused: Of<'phoneMoveRefused'>[],
): Promise<void> {
  await insertMoves(
    session,
    [...asked, ...moved].map(({ move }) => ({ ...move, state: 'asked' })),
  );
  for (const change of moved) await carryOut(session, change);
  for (const { id, by, at } of refused) await decided(session, 'refused', by, at, id);
}

/** What is said to the old phone in the same transaction comes before: its dialogue goes last. */
async function carryOut(session: Session, { move, by, at }: Of<'phoneMoved'>): Promise<void> {
  await decided(session, 'done', by, at, move.id);
  const before = await registered(session, move.oldPhone);
  const there = await registered(session, move.newPhone);
  await session.run(...retire([move.oldPhone]));
  // Nobody loses an office by being named here, and it goes along only where whoever holds it says so.
  const goes = by === move.oldPhone || !hasOffice(before);
  const office = hasOffice(there) ? there : goes ? before : null;
  await insertPhone(session, [
    {
      phone: move.newPhone,
      household: move.household,
      person: move.person ?? before?.person ?? null,
      role: office?.role ?? 'resident',
      language: before?.language ?? null,
      state: 'live',
      village: office?.village ?? null,
    },
  ]);
  // Where there was no phone before, nothing follows: cases of whoever has none are not this household's.
  if (move.oldPhone === '') return;
  await takeAlong(session, move);
  // A proof of identity or a list that is open would still show what is not theirs any more.
  if (by !== move.oldPhone) await forget(session, move.oldPhone);
}

/** What the person asked for, booked and stopped. */
async function takeAlong(session: Session, { oldPhone, newPhone }: PhoneMove): Promise<void> {
  for (const theirs of [casesFollow, ticketsFollow, appointmentsFollow])
    await session.run(...theirs([newPhone, oldPhone]));
  const scopes = await session.rows(...stopped([oldPhone]));
  const wishes = scopes.map(([scope, at]) => ({ phone: newPhone, scope: String(scope), at: Number(at) }));
  await insertStopped(session, wishes);
}

function hasOffice(row: { role: string } | null): boolean {
  return row !== null && OFFICES.has(row.role);
}

async function registered(session: Session, phone: string) {
  const [row] = await session.rows(...about([phone]));
  return row ? ABOUT.read(row) : null;
}

/** Moves all rows of one number to another. */
function follow(table: typeof t.tickets | typeof t.appointments) {
  return statement(
    sql`update ${table} set ${sql.identifier('phone')} = ${value} where ${table.phone} = ${value}`,
  );
}

/** All but the count of its turns and its language. */
async function forget(session: Session, phone: string): Promise<void> {
  const [row] = await session.rows(...dialogueOf([phone]));
  if (!row) return;
  const { turn, language } = unpack(phone, String(row[0]));
  await session.run(...setDialogue([pack({ ...newDialogue(phone, language), turn }), phone]));
}

async function decided(session: Session, state: string, by: string, at: number, id: string): Promise<void> {
  if ((await session.run(...decide([state, by, at, id]))) === 0)
    throw new Refused('the move was decided before');
}

export async function applyPhoneStates(
  session: Session,
  changes: Of<'phoneState'>[],
  dead: Of<'numberDead'>[],
): Promise<void> {
  for (const { message } of dead) await session.run(...markRecipient([message]));
  for (const { phone, state } of changes) await session.run(...mark([state, phone]));
}
