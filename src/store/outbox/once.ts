/** What happens once for ever, and who did what: an order of a message stands in both under its id. */
import { sql } from 'drizzle-orm';
import type { AuditAction } from '../../core/model/audit';
import type { Change } from '../../core/model/change';
import { orderKey } from '../../core/model/desk/apiKeys';
import type { Engine, Session } from '../engine/engine';
import { audit, once } from '../schema/mysql';
import { refusedIfTaken } from '../sql/failures';
import { inOrder, inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const insertOnce = inserter(once, columnsOf(once).names, 'refuse');
const taken = selectIn(columnsOf(once, ['key']), sql`from ${once} where ${once.key} in (${keys})`);
const auditedAs = select(columnsOf(audit, ['id']), sql`from ${audit} where ${audit.id} = ${value}`);
const bySubject = select(
  fieldsOf({ message: audit.id, actor: audit.actor, body: sql<string | null>`${once.body}` }),
  sql`from ${audit} left join ${once} on ${once.key} = ${value} where ${audit.subject} = ${value} and ${audit.action} = ${value} order by ${audit.at} limit 1`,
);

/** Throws `Refused` where one of the keys is taken. */
export async function applyOnce(session: Session, changes: Of<'once'>[]): Promise<void> {
  const rows = inOrder(changes, ({ key }) => key);
  await insertOnce(session, rows, (error) => refusedIfTaken(error, 'this happened already'));
}

/** Those of these keys that are taken. */
export async function happened(engine: Engine, list: readonly string[]): Promise<Set<string>> {
  return new Set((await taken(engine, list)).map(({ key }) => key));
}

/** Whether this entry of the audit is there. */
export async function isAudited(engine: Engine, id: string): Promise<boolean> {
  return (await auditedAs(engine, [id])).length > 0;
}

const ORDERED: AuditAction = 'message.order';

/** The message that an order became. Null where nothing was ordered under this id, or not by this actor. */
export async function ordered(
  engine: Engine,
  order: string,
  by?: string,
): Promise<{ message: string; body: string | null } | null> {
  const [found] = await bySubject(engine, [orderKey(order), order, ORDERED]);
  if (!found || (by !== undefined && found.actor !== by)) return null;
  return { message: found.message, body: found.body };
}
