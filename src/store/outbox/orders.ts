/** Which message an order became: what is on record of an order stands under the id of its message. */
import { sql } from 'drizzle-orm';
import type { AuditAction } from '../../core/model/change';
import { orderKey } from '../../core/model/ownedId';
import type { Engine } from '../engine/engine';
import { audit, once } from '../schema/mysql';
import { statement, value } from '../sql/template';

const ORDERED: AuditAction = 'message.order';
const bySubject = statement(
  sql`select ${audit.id}, ${audit.actor}, ${once.body} from ${audit} left join ${once} on ${once.key} = ${value} where ${audit.subject} = ${value} and ${audit.action} = ${value} order by ${audit.at} limit 1`,
);

/** Null where nothing was ordered under this id, or not by this actor. */
export async function ordered(
  engine: Engine,
  order: string,
  by?: string,
): Promise<{ message: string; body: string | null } | null> {
  const [row] = await engine.rows(...bySubject([orderKey(order), order, ORDERED]));
  if (!row || (by !== undefined && row[1] !== by)) return null;
  return { message: String(row[0]), body: row[2] === null ? null : String(row[2]) };
}
