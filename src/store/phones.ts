/** Phones that take the place of others, and those that nothing personal goes to any more. */
import { sql } from 'drizzle-orm';
import type { Change } from '../core/change';
import { type Dialogue, newDialogue } from '../core/dialogue/dialogue';
import { Refused } from './commit';
import type { Session } from './engine';
import { inserter } from './rows';
import * as t from './schema.mysql';
import { statement, value } from './template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

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
  ['household', 'person', 'role', 'state'],
);
const retire = statement(
  sql`update ${t.phones} set household = null, person = null, ${sql.identifier('state')} = 'moved' where ${t.phones.phone} = ${value}`,
);
const about = statement(
  sql`select ${t.phones.role}, ${t.phones.language}, ${t.phones.person} from ${t.phones} where ${t.phones.phone} = ${value}`,
);
const mark = statement(
  sql`update ${t.phones} set ${sql.identifier('state')} = ${value} where ${t.phones.phone} = ${value}`,
);
const markRecipient = statement(
  sql`update ${t.phones} set ${sql.identifier('state')} = 'dead' where ${t.phones.phone} = (select ${t.outbox.recipient} from ${t.outbox} where ${t.outbox.id} = ${value})`,
);
const casesFollow = statement(
  sql`update ${t.cases} set ${sql.identifier('phone')} = ${value} where ${t.cases.phone} = ${value}`,
);
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
  const [row] = await session.rows(...about([move.oldPhone]));
  await session.run(...retire([move.oldPhone]));
  await insertPhone(session, [
    {
      phone: move.newPhone,
      household: move.household,
      person: move.person ?? (row ? (row[2] as string | null) : null),
      role: String(row?.[0] ?? 'resident'),
      language: row?.[1] === null || row === undefined ? null : String(row[1]),
      state: 'live',
      village: null,
    },
  ]);
  await session.run(...casesFollow([move.newPhone, move.oldPhone]));
  // A proof of identity or a list that is open would still show what is not theirs any more.
  if (by !== move.oldPhone) await forget(session, move.oldPhone);
}

/** All but the count of its turns and its language. */
async function forget(session: Session, phone: string): Promise<void> {
  const [row] = await session.rows(...dialogueOf([phone]));
  if (!row) return;
  const { turn, language } = JSON.parse(String(row[0])) as Dialogue; // written by us from a Dialogue
  await session.run(...setDialogue([JSON.stringify({ ...newDialogue(phone, language), turn }), phone]));
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
