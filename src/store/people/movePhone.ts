/** Phones that take the place of others, and those that nothing personal goes to any more. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import { OFFICE, type PhoneMove } from '../../core/model/phoneMoves';
import { Refused } from '../commit';
import type { Session } from '../engine/engine';
import * as t from '../schema/mysql';
import { inserter } from '../sql/rows';
import { statement, value } from '../sql/template';
import { type Before, forgetDialogue, NOTHING_TAKEN, placesOf, putPhones } from './phonePlaces';
import { moveRungs } from './phoneRungs';
import { takeAlong } from './phoneTaken';
import { undo } from './phoneUndo';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const OFFICES: ReadonlySet<string> = new Set(['liaison', 'leader', 'supervisor']);

const insertMoves = inserter(
  t.phoneMoves,
  ['id', 'oldPhone', 'newPhone', 'household', 'person', 'askedBy', 'at', 'state'],
  'keep',
);
const decide = statement(
  sql`update ${t.phoneMoves} set ${sql.identifier('state')} = ${value}, decided_by = ${value}, decided_at = ${value}, before_it = ${value}, old_phone = coalesce(${value}, old_phone) where ${t.phoneMoves.id} = ${value} and ${t.phoneMoves.state} = 'asked'`,
);
const retire = statement(
  sql`update ${t.phones} set household = null, person = null, ${sql.identifier('state')} = 'moved' where ${t.phones.phone} = ${value}`,
);
const revive = statement(
  sql`update ${t.phones} set ${sql.identifier('state')} = 'live' where ${t.phones.phone} = ${value} and ${t.phones.state} = 'dead'`,
);
// A number that another took the place of is neither: whoever looks for its owner finds the new one.
const STAYED = sql`coalesce(${t.phones.state}, 'live') <> 'moved'`;
const mark = statement(
  sql`update ${t.phones} set ${sql.identifier('state')} = ${value} where ${STAYED} and ${t.phones.phone} = ${value}`,
);
const markRecipient = statement(
  sql`update ${t.phones} set ${sql.identifier('state')} = 'dead' where ${STAYED} and ${t.phones.phone} = (select ${t.outbox.recipient} from ${t.outbox} where ${t.outbox.id} = ${value})`,
);

/** A move is written once, whether it waits for a word first or is carried out at once. Throws `Refused` where it was decided before. */
export async function applyPhoneMoves(
  session: Session,
  of: {
    phoneMove: Of<'phoneMove'>[];
    phoneMoved: Of<'phoneMoved'>[];
    phoneMoveEnded: Of<'phoneMoveEnded'>[];
    phoneMoveUndone: Of<'phoneMoveUndone'>[];
  },
): Promise<void> {
  await insertMoves(
    session,
    [...of.phoneMove, ...of.phoneMoved].map(({ move }) => ({ ...move, state: 'asked' })),
  );
  for (const change of of.phoneMoved) await carryOut(session, change);
  for (const { id, as, by, at } of of.phoneMoveEnded) await decided(session, as, by, at, { id });
  for (const change of of.phoneMoveUndone) await undo(session, change);
}

/** What is said to the old phone in the same transaction comes before: its dialogue goes last. */
async function carryOut(session: Session, { move, by, at }: Of<'phoneMoved'>): Promise<void> {
  const { oldPhone, newPhone } = move;
  const before = await placesOf(session, oldPhone, newPhone);
  if (oldPhone === newPhone) {
    await decided(session, 'done', by, at, move, before);
    await session.run(...revive([newPhone]));
    return;
  }
  // Where there was no phone before, nothing follows: cases of whoever has none are not this household's.
  const taken = oldPhone === '' ? NOTHING_TAKEN : await takeAlong(session, oldPhone, newPhone);
  await decided(session, 'done', by, at, move, { ...before, taken });
  await session.run(...retire([oldPhone]));
  await putPhones(session, [successorOf(move, by, before)]);
  if (oldPhone === '') return;
  if (by === OFFICE) await moveRungs(session, oldPhone, newPhone);
  // A proof of identity or a list that is open would still show what is not theirs any more.
  if (by !== oldPhone) await forgetDialogue(session, oldPhone);
}

/** Nobody loses an office by being named here, and it goes along only where the office says so. */
function successorOf(move: PhoneMove, by: string, { old, there }: Before) {
  const office = hasOffice(there) ? there : by === OFFICE && hasOffice(old) ? old : null;
  return {
    phone: move.newPhone,
    household: move.household,
    person: move.person ?? old?.person ?? null,
    role: office?.role ?? 'resident',
    language: old?.language ?? null,
    state: 'live',
    village: office?.village ?? null,
  };
}

function hasOffice(row: { role: string } | null): boolean {
  return row !== null && OFFICES.has(row.role);
}

async function decided(
  session: Session,
  state: string,
  by: string,
  at: number,
  { id, oldPhone = null }: { id: string; oldPhone?: string | null },
  before: Before | null = null,
): Promise<void> {
  const kept = before && JSON.stringify(before);
  if ((await session.run(...decide([state, by, at, kept, oldPhone, id]))) === 0)
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
