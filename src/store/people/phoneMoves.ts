/** The table of moves: numbers that are to take, or took, the place of others; and where a number led in the end. */
import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import type { CaseReads } from '../../core/cases/reads';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import { MOST_FOLLOWED, type PhoneMove } from '../../core/model/phoneMoves';
import type { Engine, Session } from '../engine/engine';
import { phoneMoves, phones } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';

/** A move as the conversation reads it. */
export const MOVE = {
  id: phoneMoves.id,
  oldPhone: phoneMoves.oldPhone,
  newPhone: phoneMoves.newPhone,
  household: phoneMoves.household,
  person: phoneMoves.person,
  askedBy: sql<string>`coalesce(${phoneMoves.askedBy}, '')`,
  at: phoneMoves.at,
  state: phoneMoves.state,
  decidedBy: phoneMoves.by,
  decidedAt: phoneMoves.decidedAt,
};
const insert = inserter(
  phoneMoves,
  ['id', 'oldPhone', 'newPhone', 'household', 'person', 'askedBy', 'at', 'state'],
  'keep',
);
const decide = statement(
  sql`update ${phoneMoves} set ${set(phoneMoves, {
    state: value,
    by: value,
    decidedAt: value,
    before: value,
    oldPhone: sql`coalesce(${value}, ${phoneMoves.oldPhone})`,
  })} where ${phoneMoves.id} = ${value} and ${phoneMoves.state} = 'asked'`,
);
const end = statement(
  sql`update ${phoneMoves} set ${set(phoneMoves, { state: 'undone', by: value, decidedAt: value })} where ${phoneMoves.id} = ${value} and ${phoneMoves.state} = 'done'`,
);
const DONE = columnsOf(phoneMoves, ['id', 'oldPhone', 'newPhone', 'household', 'by', 'decidedAt', 'before']);
export type DoneMove = ReturnType<typeof DONE.read>;
const inForce = select(
  DONE,
  sql`from ${phoneMoves} where ${phoneMoves.id} = ${value} and ${phoneMoves.state} = 'done'`,
);
const onFrom = select(
  DONE,
  sql`from ${phoneMoves} where ${phoneMoves.oldPhone} = ${value} and ${phoneMoves.household} = ${value} and ${phoneMoves.state} = 'done' and ${phoneMoves.decidedAt} >= ${value} order by ${phoneMoves.decidedAt}`,
);
const movesAbout = select(
  fieldsOf(MOVE),
  sql`from ${phoneMoves} where ${phoneMoves.household} = ${value} order by ${phoneMoves.at} desc, ${phoneMoves.id} desc limit 50`,
);
const movesWith = select(
  fieldsOf(MOVE),
  sql`from ${phoneMoves} where ${phoneMoves.oldPhone} = ${value} or ${phoneMoves.newPhone} = ${value} order by ${phoneMoves.at} desc, ${phoneMoves.id} desc`,
);

/** Writes moves that are not there yet, as asked for. */
export function insertMoves(session: Session, moves: readonly PhoneMove[]): Promise<void> {
  return insert(
    session,
    moves.map((move) => ({ ...move, state: 'asked' })),
  );
}

/** What a decision sets; an `oldPhone` that is null stays as it was asked for. */
export interface Decision {
  state: PhoneMove['state'];
  by: string;
  at: number;
  oldPhone?: string | null;
  /** What was there before, as JSON. */
  before?: string | null;
}

/** Throws `Refused` where the move was decided before. */
export async function decideMove(
  session: Session,
  id: string,
  { state, by, at, oldPhone = null, before = null }: Decision,
): Promise<void> {
  if ((await session.run(...decide([state, by, at, before, oldPhone, id]))) === 0)
    throw new Refused('the move was decided before');
}

/** Ends a move that is in force. Throws `Refused` where it is not. */
export async function endMove(session: Session, id: string, by: string, at: number): Promise<void> {
  if ((await session.run(...end([by, at, id]))) === 0) throw new Refused('the move is not in force');
}

/** More moves on from a number that moved are not followed: it moves on once or twice. */
const MOST_MOVES = 10;

/** A move that is in force and those that were made on from it, in their order. Throws `Refused` where it is not. */
export async function movesFrom(session: Session, id: string): Promise<DoneMove[]> {
  const moves = await inForce(session, [id]);
  if (moves.length === 0) throw new Refused('the move is not in force');
  for (let last = moves[0]; last && moves.length < MOST_MOVES; ) {
    const rows = await onFrom(session, [last.newPhone, last.household, last.decidedAt]);
    const next = rows.find((one) => !moves.some((each) => each.id === one.id));
    if (next) moves.push(next);
    last = next;
  }
  return moves;
}

export function moveReads(engine: Engine): Pick<ServiceReads, 'movesAbout' | 'movesWith'> {
  return {
    movesAbout: (household) => movesAbout(engine, [household]),
    movesWith: (phone) => movesWith(engine, [phone, phone]),
  };
}

const there = alias(phones, 'there');
// Of several moves of a number the last counts; `there` is the phone that it led to, as it stands now.
const steps = selectIn(
  fieldsOf({
    from: phoneMoves.oldPhone,
    to: phoneMoves.newPhone,
    state: sql<string>`coalesce(${there.state}, 'live')`,
    same: sql<number>`case when ${phoneMoves.household} is null then ${there.person} = ${phoneMoves.person} else ${there.household} = ${phoneMoves.household} end`,
  }),
  sql`from ${phoneMoves} join ${phones} on ${phones.phone} = ${phoneMoves.oldPhone} join ${phones} ${sql.identifier('there')} on ${there.phone} = ${phoneMoves.newPhone} where ${phones.state} = 'moved' and ${phoneMoves.state} = 'done' and ${phoneMoves.oldPhone} in (${keys}) order by ${phoneMoves.decidedAt}`,
);
type Step = { to: string; state: string; same: number };

const nextOf = selectIn(
  fieldsOf({ from: phoneMoves.oldPhone, to: phoneMoves.newPhone }),
  sql`from ${phoneMoves} join ${phones} on ${phones.phone} = ${phoneMoves.oldPhone} where ${phones.state} = 'moved' and ${phoneMoves.state} = 'done' and ${phoneMoves.oldPhone} in (${keys}) order by ${phoneMoves.decidedAt}`,
);

export function successorReads(engine: Engine): Pick<CaseReads, 'movedTo' | 'successors'> {
  return {
    async movedTo(list) {
      return new Map((await nextOf(engine, list)).map(({ from, to }) => [from, to]));
    },
    successors: (list) => successors(engine, list),
  };
}

/** By the number that was given up; without those that lead nowhere, or to somebody else. */
async function successors(engine: Engine, list: string[]): Promise<Map<string, string>> {
  const found = new Map<string, Step>();
  let next = list;
  for (let step = 0; step < MOST_FOLLOWED && next.length > 0; step++) {
    for (const { from, ...to } of await steps(engine, next)) found.set(from, to);
    next = [...found.values()].flatMap(({ to, state }) => (state === 'moved' && !found.has(to) ? [to] : []));
  }
  return new Map(
    list.flatMap((from) => {
      const end = endOf(found, from);
      return end === null ? [] : [[from, end] as const];
    }),
  );
}

function endOf(found: ReadonlyMap<string, Step>, from: string): string | null {
  let at = found.get(from);
  for (let step = 0; step < MOST_FOLLOWED && at?.state === 'moved'; step++) at = found.get(at.to);
  return at?.state === 'live' && at.same === 1 ? at.to : null;
}
