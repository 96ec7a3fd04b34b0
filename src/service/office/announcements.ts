/** Batches of payments: reported, published, told household by household, paused and resumed. The rows are all its memory. */
import { untilCommitted } from '../../async/untilCommitted';
import type { AuditAction, Batch, Change } from '../../core/model/change';
import type { Chance, Store } from '../../ports';
import { ringFor } from '../outbox/composeNotice';
import type { Bell } from '../outbox/outboxBell';
import { type ProgressTools, progressOf, unreachedReader } from './batchProgress';
import { type HouseholdTools, owedTo } from './householdMessage';
import type { Announce, BatchMoved } from './offices';
import { findBatch, type ReportTools, reporter } from './paymentIntake';

export interface AnnounceTools extends HouseholdTools, ProgressTools, Pick<ReportTools, 'limits'> {
  store: Pick<Store, 'announcements' | 'commit' | 'moveBatch' | 'backlog' | 'lists'>;
  bell: Bell;
  chance: Chance;
}

export interface AnnounceService extends Announce {
  /** Goes on with every batch that is not done, for a while. To be called again and again, by any number of processes. */
  advance(): Promise<void>;
}

const HOUSEHOLDS_AT_ONCE = 500;
/** Chunks of one batch in one call, so that others get their turn. */
const CHUNKS = 40;
/** Milliseconds between two looks at what a batch still owes: a hundred thousand rows are counted. */
const SETTLE_EVERY = 5_000;

type Move = 'publish' | 'pause' | 'resume';

export function createAnnounce(tools: AnnounceTools): AnnounceService {
  const { store, clock } = tools;
  const reads = store.announcements;
  let settledAt = Number.NEGATIVE_INFINITY;

  /** Null where another process has changed the batch in between. */
  async function moveOnce(id: string, kind: Move, by: string): Promise<BatchMoved | null> {
    const batch = await findBatch(reads, id);
    if (!batch) return 'unknown';
    const state = next(kind, batch.state);
    if (!state) return { no: batch.state };
    const households = kind === 'publish' ? await reads.households(batch.id) : batch.households;
    const changes: Change[] = [
      { kind: 'batch', batch: { ...batch, state, households, version: batch.version + 1 } },
      audit(tools, `batch.${kind}`, by, batch.id),
    ];
    if ((await store.commit(changes)) === 'duplicate') return null;
    // The state comes first: whoever dies here leaves a batch that `advance` puts right.
    if (kind === 'pause') await store.moveBatch(batch.id, 'held', clock.now());
    if (kind === 'resume') await store.moveBatch(batch.id, 'owed', clock.now());
    return 'done';
  }

  const move = (id: string, kind: Move, by: string) => untilCommitted(() => moveOnce(id, kind, by));

  /** One chunk. The batch as it is then; null where there is nothing more to do now. */
  async function expand(batch: Batch): Promise<Batch | null> {
    const announced = await reads.next(batch.id, batch.cursor, HOUSEHOLDS_AT_ONCE);
    const now = clock.now();
    const carried = announced.map((one) => owedTo(one, batch.id, tools, now));
    const owed = carried.map((one) => one.owed);
    const last = announced.at(-1);
    const after: Batch = {
      ...batch,
      state: last ? 'expanding' : 'running',
      expanded: batch.expanded + announced.length,
      cursor: last?.household ?? batch.cursor,
      firstMessage: batch.firstMessage ?? owed[0]?.message.id ?? null,
      lastMessage: owed.at(-1)?.message.id ?? batch.lastMessage,
      version: batch.version + 1,
    };
    // Somebody else was first, or it was paused: the rows tell the next round.
    if (
      (await store.commit([
        ...carried.flatMap(({ changes }) => changes),
        { kind: 'batch', batch: after },
      ])) === 'duplicate'
    )
      return null;
    ringFor(owed, tools.bell);
    return last ? after : null;
  }

  /** Whoever paused or resumed it may have died before its rows were moved; and at its end it is done. */
  async function settle(batch: Batch): Promise<void> {
    const { held = 0, owed = 0 } = await reads.progress(batch);
    const now = clock.now();
    if (batch.state === 'paused' && owed > 0) await store.moveBatch(batch.id, 'held', now);
    if (batch.state !== 'running') return;
    if (held > 0) await store.moveBatch(batch.id, 'owed', now);
    else if (owed === 0) {
      const done: Batch = { ...batch, state: 'done', version: batch.version + 1 };
      await store.commit([{ kind: 'batch', batch: done }]);
    }
  }

  return {
    report: reporter(tools),
    publish: (id, by) => move(id, 'publish', by),
    pause: (id, by) => move(id, 'pause', by),
    resume: (id, by) => move(id, 'resume', by),
    async progress(id) {
      const batch = await findBatch(reads, id);
      return batch && progressOf(batch, tools);
    },
    unreached: unreachedReader(store),
    async advance() {
      const now = clock.monotonic();
      const settles = now - settledAt >= SETTLE_EVERY;
      if (settles) settledAt = now;
      for (const batch of await reads.unfinished()) {
        if (settles) await settle(batch);
        let at: Batch | null = batch.state === 'expanding' ? batch : null;
        for (let chunk = 0; at && chunk < CHUNKS; chunk++) at = await expand(at);
      }
    },
  };
}

/** Where a move leads from a state; null where it can not be. A resumed batch looks first whether all were told. */
function next(move: Move, from: Batch['state']): Batch['state'] | null {
  if (move === 'publish') return from === 'open' ? 'expanding' : null;
  if (move === 'pause') return from === 'expanding' || from === 'running' ? 'paused' : null;
  return from === 'paused' ? 'expanding' : null;
}

function audit(tools: AnnounceTools, action: AuditAction, actor: string, subject: string): Change {
  return { kind: 'audit', id: tools.chance.id(), at: tools.clock.now(), actor, action, subject };
}
