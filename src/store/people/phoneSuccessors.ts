/** Who is reached where somebody gave a number up: the phone at the end of its moves. */
import { sql } from 'drizzle-orm';
import type { Engine } from '../engine/engine';
import { phoneMoves, phones } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { byKeys, keys } from '../sql/template';

/** A number moves on once or twice; more steps than these are not followed. */
const MOST_MOVES = 4;

// Of several moves of a number the last counts; `there` is the phone that it led to, as it stands now.
const movesFrom = byKeys(
  sql`select ${phoneMoves.oldPhone}, ${phoneMoves.newPhone}, coalesce(there.state, 'live'), case when ${phoneMoves.household} is null then there.person = ${phoneMoves.person} else there.household = ${phoneMoves.household} end from ${phoneMoves} join ${phones} on ${phones.phone} = ${phoneMoves.oldPhone} join ${phones} there on there.phone = ${phoneMoves.newPhone} where ${phones.state} = 'moved' and ${phoneMoves.state} = 'done' and ${phoneMoves.oldPhone} in (${keys}) order by ${phoneMoves.decidedAt}`,
);

interface Step {
  to: string;
  state: string;
  same: boolean;
}

/** By the number that was given up; without those that lead nowhere, or to somebody else. */
export async function successors(engine: Engine, list: string[]): Promise<Map<string, string>> {
  const steps = new Map<string, Step>();
  let next = list;
  for (let step = 0; step < MOST_MOVES && next.length > 0; step++) {
    const rows = await inChunks(next, (some) => movesFrom(engine, some));
    for (const [from, to, state, same] of rows)
      steps.set(String(from), { to: String(to), state: String(state), same: same === 1 });
    next = [...steps.values()].flatMap(({ to, state }) => (state === 'moved' && !steps.has(to) ? [to] : []));
  }
  return new Map(
    list.flatMap((from) => {
      const end = endOf(steps, from);
      return end === null ? [] : [[from, end] as const];
    }),
  );
}

function endOf(steps: ReadonlyMap<string, Step>, from: string): string | null {
  let at = steps.get(from);
  for (let step = 0; step < MOST_MOVES && at?.state === 'moved'; step++) at = steps.get(at.to);
  return at?.state === 'live' && at.same ? at.to : null;
}
