/** Which message an order became: what is on record of an order stands under the id of its message. */
import { sql } from 'drizzle-orm';
import type { AuditAction } from '../core/change';
import type { Engine } from './engine';
import { audit } from './schema.mysql';
import { statement, value } from './template';

const ORDERED: AuditAction = 'message.order';
const bySubject = statement(
  sql`select ${audit.id} from ${audit} where ${audit.subject} = ${value} and ${audit.action} = ${value} order by ${audit.at} limit 1`,
);

/** Null where nothing was ordered under this id. */
export async function ordered(engine: Engine, order: string): Promise<string | null> {
  const [row] = await engine.rows(...bySubject([order, ORDERED]));
  return row ? String(row[0]) : null;
}
