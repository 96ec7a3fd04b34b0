/** GET /api/v1/batches, /batches/{id}/unreached and /payments/{id}: what was announced, to whom in vain, and what changed. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { PAYMENT_STATES } from '../../../core/model/facts';
import { ownedId, writtenId } from '../../../core/model/ownedId';
import type { KnownPayment } from '../../../core/model/payments';
import type { PaymentRecord } from '../../../core/model/records';
import type { AnnouncementReads } from '../../../core/payments/announcement';
import type { Lists } from '../../../ports';
import type { Announce } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { callerOf } from '../key/guard';
import { queryOf } from '../operation/operation';
import {
  cursorOf,
  iso,
  isoOrNull,
  PAGING,
  type PageQuery,
  paged,
  pageFrom,
  pageOf,
} from '../operation/paging';

const STATES = ['open', 'expanding', 'running', 'paused', 'done'] as const;

export const batchesSchema = pageOf(
  z.object({
    id: z.string(),
    state: z.enum(STATES).describe('batch.state'),
    at: z.iso.datetime().describe('batch.at'),
    households: z.int().nullable().describe('batch.households'),
    told: z.int().describe('batch.told'),
  }),
);
export const BATCH_QUERY = [
  { name: 'state', required: false, schema: z.enum(STATES), says: 'batch.byState' },
  ...PAGING,
];

export const unreachedSchema = pageOf(
  z.object({
    household: z.string(),
    why: z.string().describe('unreached.why'),
    message: z.string().nullable().describe('unreached.message'),
  }),
);

/** Those of this key. */
export function listBatches(lists: Pick<Lists, 'batches'>): RequestHandler {
  return async (_request, response) => {
    const query = queryOf<PageQuery & { state?: string }>(response);
    const page = pageFrom<readonly [number, string]>(query, ['number', 'string']);
    const { ids } = callerOf(response);
    const rows = await lists.batches({ ids, state: query.state }, page);
    const body = paged(
      rows,
      page,
      ({ at, id }) => [at, id],
      ({ id, state, at, households, expanded }) => ({
        id: writtenId(id),
        state,
        at: iso(at),
        households,
        told: expanded,
      }),
    );
    response.json(body);
  };
}

export function listUnreached(announce: Pick<Announce, 'unreached'>): RequestHandler {
  return async (request, response) => {
    const page = pageFrom<readonly [string]>(queryOf<PageQuery>(response), ['string']);
    const id = String(request.params.id);
    const found = await announce.unreached(ownedId(callerOf(response).ids, id), page);
    if (!found) throw new Problem(404, 'Not Found', `There is no batch ${id} of this key.`);
    const next = found.next === null ? null : cursorOf([found.next]);
    response.set('Cache-Control', 'no-store').json({ items: found.households, next });
  };
}

const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

export const paymentShownSchema = z.object({
  id: z.string(),
  household: z.string(),
  programme: z.string(),
  year: z.int(),
  quantity: z.number().nullable(),
  rate: z.int().nullable(),
  amount: z.int(),
  state: z.enum(PAYMENT_STATES),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  accountTail: z.string(),
  history: z
    .array(
      z.object({
        takenAt: z.iso.datetime().nullable(),
        by: z.string().nullable(),
        batch: z.string().nullable(),
        changes,
      }),
    )
    .describe('payment.history'),
});

export function showPayment(reads: Pick<AnnouncementReads, 'reported' | 'former'>): RequestHandler {
  return async (request, response) => {
    const written = String(request.params.id);
    const owned = ownedId(callerOf(response).ids, written);
    const found = await reads.reported([owned, written]);
    const known = found.get(owned) ?? found.get(written);
    if (!known) throw new Problem(404, 'Not Found', 'There is no payment of this id of this key.');
    const former = (await reads.former([known.record.id])).get(known.record.id) ?? [];
    response.json({ ...shown(known.record), history: historyOf([...former, known]) });
  };
}

function shown({ id, quantity, at, ...rest }: PaymentRecord) {
  return { id: writtenId(id), ...rest, quantity: quantity === null ? null : quantity / 100, at: iso(at) };
}

/** What each report changed; nothing stands before the first. */
function historyOf(versions: readonly KnownPayment[]) {
  return versions.map(({ record, takenAt, takenBy, batch }, index) => ({
    takenAt: isoOrNull(takenAt),
    by: takenBy,
    batch: batch && writtenId(batch),
    changes: changesOf(versions[index - 1]?.record, record),
  }));
}

function changesOf(before: PaymentRecord | undefined, after: PaymentRecord) {
  if (!before) return {};
  const [was, is] = [shown(before), shown(after)];
  const names = Object.keys(is) as (keyof typeof is)[]; // its own keys
  return Object.fromEntries(
    names.flatMap((name) => (was[name] === is[name] ? [] : [[name, { from: was[name], to: is[name] }]])),
  );
}
