/** Receipts whose message was not known when they came. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { Receipt } from '../../core/model/message';
import { lookupForm } from '../../core/sending/carrierReference';
import type { Engine, Session } from '../engine/engine';
import { strayReceipts } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { keys, statement, value } from '../sql/template';

const STRAY = columnsOf(strayReceipts, ['id', 'gateway', 'at', 'receipt']);
const insert = inserter(strayReceipts, columnsOf(strayReceipts).names, 'keep');
const drop = statement(
  sql`delete from ${strayReceipts} where ${strayReceipts.gateway} = ${value} and ${strayReceipts.lookup} in (${keys})`,
);
const since = select(
  STRAY,
  sql`from ${strayReceipts} where ${strayReceipts.at} >= ${value} order by ${strayReceipts.at}, ${strayReceipts.id} limit ${value}`,
);
const BETWEEN = sql`from ${strayReceipts} where ${strayReceipts.at} >= ${value} and ${strayReceipts.at} < ${value}`;
const counted = select(fieldsOf({ count: sql<number>`count(*)` }), BETWEEN);
const between = select(
  STRAY,
  sql`${BETWEEN} order by ${strayReceipts.at}, ${strayReceipts.id} limit ${value}`,
);

export async function insertStrays(
  session: Session,
  changes: Extract<Change, { kind: 'strayReceipt' }>[],
): Promise<void> {
  const rows = changes.map(({ id, receipt }) => ({
    id,
    gateway: receipt.gateway,
    lookup: lookupForm(receipt.references[0] ?? ''),
    at: receipt.at,
    receipt: JSON.stringify(receipt),
  }));
  await insert(session, rows);
}

/** Forgets those of a gateway under these look-up forms: their message is found. */
export async function dropStrays(session: Session, gateway: string, lookups: string[]): Promise<void> {
  await session.run(...drop([gateway], lookups));
}

/** Since this moment, the oldest first. */
export async function straysSince(
  engine: Engine,
  from: number,
  limit: number,
  readOr: ReadOr,
): Promise<{ id: string; receipt: Receipt }[]> {
  return (await since(engine, [from, limit])).map((row) => strayFrom(row, readOr));
}

/** Those of a span of time, milliseconds UTC: how many, and the first of them. */
export async function straysBetween(
  engine: Engine,
  from: number,
  to: number,
  limit: number,
  readOr: ReadOr,
): Promise<{ strayCount: number; strays: { id: string; receipt: Receipt }[] }> {
  const [sum] = await counted(engine, [from, to]);
  const strays = (await between(engine, [from, to, limit])).map((row) => strayFrom(row, readOr));
  return { strayCount: Number(sum?.count ?? 0), strays };
}

/** One that can not be read any more names no message. */
function strayFrom({ id, gateway, at, receipt }: ReturnType<typeof STRAY.read>, readOr: ReadOr) {
  const nobodys: Receipt = { gateway, references: [], to: [], state: 'accepted', at };
  // Written by us from a Receipt; those of before the addresses were kept name nobody.
  const written = () => ({ to: [], ...JSON.parse(receipt) }) as Receipt;
  return { id, receipt: readOr('stray_receipts', written, nobodys) };
}
