/** Numbers that are not where their digits say. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import { type CarriedOver, HOME_CARRIERS } from '../../core/model/route';
import type { Engine, Session } from '../engine/engine';
import { carriedOver } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { value } from '../sql/template';

const ROW = columnsOf(carriedOver);
const put = inserter(
  carriedOver,
  ROW.names,
  ROW.names.filter((name) => name !== 'phone'),
);
const since = select(
  ROW,
  sql`from ${carriedOver} where ${carriedOver.at} >= ${value} order by ${carriedOver.at} limit ${value}`,
);

/** Of several words on one number the last counts. */
export async function applyCarriedOver(
  session: Session,
  changes: Extract<Change, { kind: 'carriedOver' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ number }) => [number.phone, number]));
  await put(
    session,
    [...last.values()].map((number) => ({ ...number, away: number.away.join(' ') })),
  );
}

/** Those that were learned of at this moment or later, the oldest first. */
export async function carriedOverSince(engine: Engine, from: number, limit: number): Promise<CarriedOver[]> {
  const rows = await since(engine, [from, limit]);
  return rows.map((row) => ({
    ...row,
    away: HOME_CARRIERS.filter((carrier) => row.away.split(' ').includes(carrier)),
  }));
}
