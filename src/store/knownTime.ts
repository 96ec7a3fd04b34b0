/** The last wall time that was believed: beside the heartbeat, so that a clock that leaps is known after a restart too. */
import { sql } from 'drizzle-orm';
import { decodeTime } from 'ulid';
import type { Engine } from './engine/engine';
import { heartbeat, outbox } from './schema/mysql';
import { inserter } from './sql/inserter';
import { columnsOf, fieldsOf, select } from './sql/select';
import { value } from './sql/template';

/** Its row; the first is the heartbeat's own. */
const KNOWN = 2;

const kept = select(columnsOf(heartbeat, ['at']), sql`from ${heartbeat} where ${heartbeat.id} = ${value}`);
const newest = select(fieldsOf({ id: sql<string | null>`max(${outbox.id})` }), sql`from ${outbox}`);
const keep = inserter(heartbeat, ['id', 'at'], ['at']);

/** Milliseconds UTC; where none was kept, when the newest message was made. Null: there is none. */
export async function knownTime(engine: Engine): Promise<number | null> {
  const [found] = await kept(engine, [KNOWN]);
  if (found) return Number(found.at);
  const [{ id } = { id: null }] = await newest(engine);
  return id === null ? null : madeAt(id);
}

export async function keepTime(engine: Engine, at: number): Promise<void> {
  await engine.transaction((session) => keep(session, [{ id: KNOWN, at }]));
}

/** Null for an id that is not of our making. */
function madeAt(id: string): number | null {
  try {
    return decodeTime(id);
  } catch {
    return null;
  }
}
