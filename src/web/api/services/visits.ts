/** GET /api/v1/visits and /ratings: what residents booked, and what they thought of it. */
import { z } from 'zod';
import { dayAt } from '../../../core/calendar/deadline';
import { PERIODS } from '../../../core/model/matters';
import type { Lists } from '../../../ports';
import { instant } from '../operation/fields';
import { operation } from '../operation/operation';
import { iso, PAGING, pageFrom, pageOf, shownRows } from '../operation/paging';
import type { OperationTools } from '../operation/tools';

const visitsSchema = pageOf(
  z.object({
    id: z.string(),
    matter: z.string().describe('case.matterId'),
    day: z.iso.date(),
    period: z.enum(PERIODS),
    seat: z.int().nullable(),
    phone: z.string().describe('visit.phone'),
    at: z.iso.datetime().describe('visit.at'),
  }),
);

const ratingsSchema = pageOf(
  z.object({
    case: z.string(),
    score: z.int().min(1).max(5).describe('rating.score'),
    at: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  }),
);

/** From today on at the offices, where no day is given. */
export function listVisits(
  lists: Pick<Lists, 'visits'>,
  { clock, utcOffset }: Pick<OperationTools, 'clock' | 'utcOffset'>,
) {
  return operation({
    name: 'listVisits',
    method: 'get',
    path: '/visits',
    scopes: ['visits:read'],
    query: {
      from: z.iso.date().optional().describe('visit.from'),
      matter: z.string().max(64).optional().describe('visit.byMatter'),
      ...PAGING,
    },
    answer: { status: 200, schema: visitsSchema },
    problems: [],
    async handle({ query, caller: { sight } }) {
      const page = pageFrom<readonly [string, string]>(query, ['string', 'string']);
      const { from = dayAt(clock.now(), utcOffset), matter } = query;
      return shownRows(
        await lists.visits({ from, matter, sight }, page),
        ({ id, day, period, seat, phone, at, matter: of }) => ({
          id,
          matter: of,
          day,
          period,
          seat,
          phone,
          at: iso(at),
        }),
      );
    },
  });
}

export function listRatings(lists: Pick<Lists, 'ratings'>) {
  return operation({
    name: 'listRatings',
    method: 'get',
    path: '/ratings',
    scopes: ['ratings:read'],
    query: { since: instant.optional().describe('rating.since'), ...PAGING },
    answer: { status: 200, schema: ratingsSchema },
    problems: [],
    async handle({ query, caller: { sight } }) {
      const page = pageFrom<readonly [number, string]>(query, ['number', 'string']);
      return shownRows(
        await lists.ratings({ since: query.since, sight }, page),
        ({ case: number, score, at, changedAt }) => ({
          case: number,
          score,
          at: iso(at),
          changedAt: iso(changedAt),
        }),
      );
    },
  });
}
