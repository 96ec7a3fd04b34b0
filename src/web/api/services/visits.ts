/** GET /api/v1/visits and /ratings: what residents booked, and what they thought of it. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { dayAt } from '../../../core/calendar/deadline';
import { PERIODS } from '../../../core/model/services';
import type { Clock, Lists } from '../../../ports';
import { instant } from '../operation/fields';
import { queryOf } from '../operation/operation';
import { iso, PAGING, type PageQuery, paged, pageFrom, pageOf } from '../operation/paging';

export const visitsSchema = pageOf(
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

export const ratingsSchema = pageOf(
  z.object({
    case: z.string(),
    score: z.int().min(1).max(5).describe('rating.score'),
    at: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  }),
);

export const VISIT_QUERY = [
  { name: 'from', required: false, schema: z.iso.date(), says: 'visit.from' },
  { name: 'matter', required: false, schema: z.string().max(64), says: 'visit.byMatter' },
  ...PAGING,
];
export const RATING_QUERY = [
  { name: 'since', required: false, schema: instant, says: 'rating.since' },
  ...PAGING,
];

/** `utcOffset`: minutes east of UTC of the offices' clock, for what today is. */
export function listVisits(
  lists: Pick<Lists, 'visits'>,
  { clock, utcOffset }: { clock: Pick<Clock, 'now'>; utcOffset: number },
): RequestHandler {
  return async (_request, response) => {
    const query = queryOf<PageQuery & { from?: string; matter?: string }>(response);
    const page = pageFrom<readonly [string, string]>(query, ['string', 'string']);
    const { from = dayAt(clock.now(), utcOffset), matter } = query;
    const rows = await lists.visits({ from, matter }, page);
    const body = paged(
      rows,
      page,
      ({ day, id }) => [day, id],
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
    response.set('Cache-Control', 'no-store').json(body);
  };
}

export function listRatings(lists: Pick<Lists, 'ratings'>): RequestHandler {
  return async (_request, response) => {
    const query = queryOf<PageQuery & { since?: number }>(response);
    const page = pageFrom<readonly [number, string]>(query, ['number', 'string']);
    const rows = await lists.ratings({ since: query.since }, page);
    const body = paged(
      rows,
      page,
      (rating) => [rating.changedAt, rating.case],
      ({ case: number, score, at, changedAt }) => ({
        case: number,
        score,
        at: iso(at),
        changedAt: iso(changedAt),
      }),
    );
    response.json(body);
  };
}
