/** Batches of payments: how far one is, its way from open to announced, and the households that could not be told. */
import { z } from 'zod';
import { ownedId, type Scope, writtenId } from '../../../core/model/desk/apiKeys';
import type { Lists } from '../../../ports';
import type { Announce, BatchMoved, BatchProgress } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { isOwn } from '../key/bounds';
import type { Caller } from '../key/guard';
import { operation } from '../operation/operation';
import { cursorOf, iso, isoOrNull, PAGING, paged, pageFrom, pageOf } from '../operation/paging';

const STATES = ['open', 'expanding', 'running', 'paused', 'done'] as const;
const MOVES = ['publish', 'pause', 'resume'] as const;
const READ: readonly Scope[] = ['payments:read', 'payments:write'];

const batchSchema = z.object({
  id: z.string(),
  state: z.enum(STATES).describe('batch.state'),
  households: z.int().describe('batch.households'),
  told: z.int().describe('batch.told'),
  messages: z.record(z.string(), z.int()).describe('batch.messages'),
  left: z.int().describe('batch.left'),
  finishAt: z.iso.datetime().nullable().describe('batch.finishAt'),
});

const listedBatchSchema = z.object({
  id: z.string(),
  state: z.enum(STATES).describe('batch.state'),
  at: z.iso.datetime().describe('batch.at'),
  households: z.int().nullable().describe('batch.households'),
  told: z.int().describe('batch.told'),
});

const unreachedSchema = pageOf(
  z.object({
    household: z.string(),
    why: z.string().describe('unreached.why'),
    message: z.string().nullable().describe('unreached.message'),
  }),
);

export function showBatch(announce: Pick<Announce, 'progress'>) {
  return operation({
    name: 'showBatch',
    method: 'get',
    path: '/batches/{id}',
    scopes: READ,
    answer: { status: 200, schema: batchSchema },
    problems: [404],
    handle: ({ path, caller }) => progressOf(announce, ownedId(caller.ids, path('id')), caller),
  });
}

/** POST /api/v1/batches/{id}/publish, /pause and /resume. */
export function moveBatch(announce: Pick<Announce, 'progress' | (typeof MOVES)[number]>) {
  return MOVES.map((move) =>
    operation({
      name: `${move}Batch`,
      method: 'post',
      path: `/batches/{id}/${move}`,
      scopes: ['payments:write'],
      answer: { status: 202, schema: batchSchema },
      problems: [404, 409],
      async handle({ path, caller }) {
        const id = ownedId(caller.ids, path('id'));
        if (caller.isBound) await progressOf(announce, id, caller);
        expectMoved(id, move, await announce[move](id, caller.by));
        return progressOf(announce, id, caller);
      },
    }),
  );
}

/** Those of the caller's key. */
export function listBatches(lists: Pick<Lists, 'batches'>) {
  return operation({
    name: 'listBatches',
    method: 'get',
    path: '/batches',
    scopes: READ,
    query: { state: z.enum(STATES).optional().describe('batch.byState'), ...PAGING },
    answer: { status: 200, schema: pageOf(listedBatchSchema) },
    problems: [],
    async handle({ query, caller: { ids, isBound } }) {
      const page = pageFrom<readonly [number, string]>(query, ['number', 'string']);
      const rows = await lists.batches({ ids, own: isBound, state: query.state }, page);
      return paged(
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
    },
  });
}

export function listUnreached(announce: Pick<Announce, 'unreached' | 'progress'>) {
  return operation({
    name: 'listUnreached',
    method: 'get',
    path: '/batches/{id}/unreached',
    scopes: READ,
    query: PAGING,
    answer: { status: 200, schema: unreachedSchema },
    problems: [404],
    async handle({ query, path, caller }) {
      const { ids } = caller;
      const page = pageFrom<readonly [string]>(query, ['string']);
      const id = path('id');
      if (caller.isBound) await progressOf(announce, ownedId(ids, id), caller);
      const found = await announce.unreached(ownedId(ids, id), page);
      if (!found) throw new Problem(404, 'Not Found', `There is no batch ${id} of this key.`);
      return { items: found.households, next: found.next === null ? null : cursorOf([found.next]) };
    },
  });
}

async function progressOf(
  announce: Pick<Announce, 'progress'>,
  id: string,
  caller: Caller,
): Promise<z.output<typeof batchSchema>> {
  const progress = await announce.progress(id);
  if (!progress || !isOwn(caller, progress.batch.id)) throw unknownBatch(id);
  return shownBatch(progress);
}

function shownBatch({
  batch,
  households,
  messages,
  left,
  finishAt,
}: BatchProgress): z.output<typeof batchSchema> {
  const { id, state, expanded } = batch;
  return {
    id: writtenId(id),
    state,
    households,
    told: expanded,
    messages,
    left,
    finishAt: isoOrNull(finishAt),
  };
}

function expectMoved(id: string, move: string, moved: BatchMoved): void {
  if (moved === 'done') return;
  if (moved === 'unknown') throw unknownBatch(id);
  const detail = `Batch ${writtenId(id)} is ${moved.no}: ${move} is not possible now.`;
  throw new Problem(409, 'Conflict', detail, { state: moved.no });
}

function unknownBatch(id: string): Problem {
  return new Problem(
    404,
    'Not Found',
    `There is no batch ${writtenId(id)} of this key: POST /api/v1/payments begins one.`,
  );
}
