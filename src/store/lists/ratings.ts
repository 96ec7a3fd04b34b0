/** Ratings, by the time of their last word. */
import { sql } from 'drizzle-orm';
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import { RATING } from '../requests/ratings';
import { cases, ratings } from '../schema/mysql';
import { before, from, is, listing } from './listing';
import { ofDepartments } from './sight';

export function ratingList(engine: Engine): Lists['ratings'] {
  return ({ since, until, score, department, sight }, page) =>
    listing(engine, {
      columns: RATING,
      table: ratings,
      joins: sql`left join ${cases} on ${cases.number} = ${ratings.case}`,
      key: [ratings.changedAt, ratings.case],
      keyOf: (row) => [row.changedAt, row.case] as const,
      along: [from(ratings.changedAt, since), before(ratings.changedAt, until)],
      narrow: [
        is(ratings.score, score),
        is(cases.department, department),
        ofDepartments(cases.department, sight),
      ],
      page,
    });
}
