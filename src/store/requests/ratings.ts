/** Ratings: what applicants thought of how their cases were handled. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { Engine, Session } from '../engine/engine';
import { ratings } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { value } from '../sql/template';

export const RATING = columnsOf(ratings);
const insert = inserter(ratings, RATING.names, ['score', 'changedAt']);
const ofCase = select(RATING, sql`from ${ratings} where ${ratings.case} = ${value}`);

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
