/** Messages that were not understood, and what was meant by them. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { Unclear } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { inbound } from '../schema/mysql';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

const markUnclear = statement(
  sql`update ${inbound} set ${set(inbound, { unclear: value })} where ${inbound.id} = ${value}`,
);
const markMeant = statement(
  sql`update ${inbound} set ${set(inbound, { meant: value })} where ${inbound.id} = ${value}`,
);
const newest = select(
  columnsOf(inbound, ['text', 'unclear', 'meant', 'at']),
  sql`from ${inbound} where ${inbound.unclear} is not null and ${inbound.at} >= ${value} order by ${inbound.at} desc, ${inbound.id} desc limit ${value}`,
);

/** Most turns bring none; the message itself is written before. */
export async function applyUnclear(
  session: Session,
  unclear: Extract<Change, { kind: 'unclear' }>[],
  meant: Extract<Change, { kind: 'meant' }>[],
): Promise<void> {
  for (const { id, readings } of unclear) await session.run(...markUnclear([readings, id]));
  for (const { id, as } of meant) await session.run(...markMeant([as, id]));
}

/** The newest first. */
export async function unclearSince(engine: Engine, since: number, limit: number): Promise<Unclear[]> {
  const rows = await newest(engine, [since, limit]);
  return rows
    .filter(({ text }) => text !== '')
    .map(({ text, unclear, meant }) => ({
      text,
      askedBack: (unclear ?? '').split(' ').filter((intent) => intent !== ''),
      meant,
    }));
}
