/** Takes back a move that is in force, and those that were made on from it. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import { OFFICE } from '../../core/model/phoneMoves';
import { Refused } from '../commit';
import type { Session } from '../engine/engine';
import * as t from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { statement, value } from '../sql/template';
import { type Before, forgetDialogue, putPhones } from './phonePlaces';
import { moveRungs } from './phoneRungs';
import { bringBack } from './phoneTaken';

/** A number moves on once or twice; more steps than these are not followed. */
const MOST_MOVES = 10;

const DONE = columnsOf(t.phoneMoves, [
  'id',
  'oldPhone',
  'newPhone',
  'household',
  'by',
  'decidedAt',
  'before',
]);
type Done = ReturnType<typeof DONE.read>;
const inForce = statement(
  sql`select ${DONE.list} from ${t.phoneMoves} where ${t.phoneMoves.id} = ${value} and ${t.phoneMoves.state} = 'done'`,
);
const onFrom = statement(
  sql`select ${DONE.list} from ${t.phoneMoves} where ${t.phoneMoves.oldPhone} = ${value} and ${t.phoneMoves.household} = ${value} and ${t.phoneMoves.state} = 'done' and ${t.phoneMoves.decidedAt} >= ${value} order by ${t.phoneMoves.decidedAt}`,
);
const end = statement(
  sql`update ${t.phoneMoves} set ${sql.identifier('state')} = 'undone', decided_by = ${value}, decided_at = ${value} where ${t.phoneMoves.id} = ${value} and ${t.phoneMoves.state} = 'done'`,
);
const drop = statement(sql`delete from ${t.phones} where ${t.phones.phone} = ${value}`);

/** The last step first, so that each finds what it left. Throws `Refused` where the move is not in force. */
export async function undo(
  session: Session,
  { id, by, at }: Extract<Change, { kind: 'phoneMoveUndone' }>,
): Promise<void> {
  for (const move of (await chain(session, id)).reverse()) {
    if ((await session.run(...end([by, at, move.id]))) === 0) throw new Refused('the move is not in force');
    await restore(session, move);
  }
}

async function chain(session: Session, id: string): Promise<Done[]> {
  const [row] = await session.rows(...inForce([id]));
  if (!row) throw new Refused('the move is not in force');
  const moves = [DONE.read(row)];
  for (let last = moves[0]; last && moves.length < MOST_MOVES; ) {
    const rows = await session.rows(...onFrom([last.newPhone, last.household, last.decidedAt]));
    const next = rows.map((one) => DONE.read(one)).find((one) => !moves.some((each) => each.id === one.id));
    if (next) moves.push(next);
    last = next;
  }
  return moves;
}

async function restore(session: Session, { oldPhone, newPhone, by, before }: Done): Promise<void> {
  const { old, there, taken } = JSON.parse(before ?? '') as Before; // written by us from one
  if (by === OFFICE && oldPhone !== newPhone) await moveRungs(session, newPhone, oldPhone);
  if (oldPhone !== '' && oldPhone !== newPhone) await bringBack(session, taken, newPhone, oldPhone);
  if (!there) await session.run(...drop([newPhone]));
  await putPhones(
    session,
    [old, there].filter((place) => place !== null),
  );
  await forgetDialogue(session, newPhone);
}
