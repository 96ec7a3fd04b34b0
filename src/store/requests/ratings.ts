/** Ratings: what applicants thought of how their cases were handled. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { Lists } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { ratings } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { after, startOf } from '../sql/keyRange';
import { columnsOf, select } from '../sql/select';
import { value } from '../sql/template';

const RATING = columnsOf(ratings);
const insert = inserter(ratings, RATING.names, ['score', 'changedAt']);
const ofCase = select(RATING, sql`from ${ratings} where ${ratings.case} = ${value}`);
const listed = select(
  RATING,
  sql`from ${ratings} where ${after(ratings.changedAt, ratings.case)} order by ${ratings.changedAt}, ${ratings.case} limit ${value}`,
);

/** The last word on a case counts. */
export async function applyRatings(
  session: Session,
  changes: Extract<Change, { kind: 'rated' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ rating }) => [rating.case, rating]));
  await insert(session, [...last.values()]);
}

export function ratingReader(engine: Engine): ServiceReads['rating'] {
  return async (number) => (await ofCase(engine, [number]))[0] ?? null;
}

export function ratingList(engine: Engine): Lists['ratings'] {
  return ({ since = 0 }, page) => listed(engine, [...startOf(page, since), page.limit]);
}
