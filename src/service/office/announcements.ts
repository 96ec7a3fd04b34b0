/**
 * Announcements: batches of payments, told household by household. The rows are all its memory.
 *
 *   open       payments are reported              → expanding  on publish
 *   expanding  households get their messages      → running    when the last has its own
 *                                                 → paused     on pause: messages still owed are held
 *   running    all messages exist                 → done       when none is owed any more
 *                                                 → paused     on pause
 *   paused     nothing of it is sent              → expanding  on resume: it looks first whether all were told
 */

import { untilCommitted } from '../../async/untilCommitted';
import { SECOND } from '../../core/calendar/durations';
import type { Change } from '../../core/model/change';
import type { Batch, PaymentRecord } from '../../core/model/payments';
import type { Chance, Page, Store } from '../../ports';
import { commitAndRing, type RingBell } from '../outbox/outboxBell';
import { type ProgressTools, progressOf, unreachedOf } from './batchProgress';
import { familyMessages, type HouseholdTools, householdMessage } from './householdMessage';
import type { Announce, BatchMoved } from './offices';
import { findBatch, PaymentIntake, type PaymentIntakeTools } from './paymentIntake';

export interface AnnouncementTools extends HouseholdTools, ProgressTools, Pick<PaymentIntakeTools, 'limits'> {
  store: Pick<Store, 'announcements' | 'commit' | 'moveBatch' | 'backlog' | 'lists'>;
  ring: RingBell;
  chance: Chance;
}

const HOUSEHOLDS_AT_ONCE = 500;
/** Chunks of one batch in one round, so that others get their turn. */
const CHUNKS = 40;
/** Milliseconds between two looks at what a batch still owes: a hundred thousand rows are counted. */
const SETTLE_EVERY = 5 * SECOND;

type Move = 'publish' | 'pause' | 'resume';

export class Announcements implements Announce {
  private readonly intake: PaymentIntake;
  private settledAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly tools: AnnouncementTools) {
    const { store, clock, chance, limits } = tools;
    this.intake = new PaymentIntake({ store, clock, chance, limits });
  }

  report(batch: string, payments: readonly PaymentRecord[], by: string) {
    return this.intake.report(batch, payments, by);
  }

  publish(id: string, by: string): Promise<BatchMoved> {
    return untilCommitted(() => this.move(id, 'publish', by));
  }

  pause(id: string, by: string): Promise<BatchMoved> {
    return untilCommitted(() => this.move(id, 'pause', by));
  }

  resume(id: string, by: string): Promise<BatchMoved> {
    return untilCommitted(() => this.move(id, 'resume', by));
  }

  async progress(id: string) {
    const batch = await findBatch(this.tools.store.announcements, id);
    return batch && progressOf(batch, this.tools);
  }

  async unreached(id: string, page: Page<readonly [string]>) {
    const batch = await findBatch(this.tools.store.announcements, id);
    return batch && unreachedOf(batch, page, this.tools.store);
  }

  /**
   * Goes on with every batch that is not done, for a while. A round: any number of processes may run it. A batch that fails
   * keeps none of the others waiting. Rejects as the first that failed.
   */
  async advance(): Promise<void> {
    const { store, clock } = this.tools;
    const now = clock.monotonic();
    const settles = now - this.settledAt >= SETTLE_EVERY;
    if (settles) this.settledAt = now;
    const faults: unknown[] = [];
    for (const batch of await store.announcements.unfinished())
      await this.goOn(batch, settles).catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw faults[0];
  }

  private async goOn(batch: Batch, settles: boolean): Promise<void> {
    if (settles) await this.settle(batch);
    let at: Batch | null = batch.state === 'expanding' ? batch : null;
    for (let chunk = 0; at && chunk < CHUNKS; chunk++) at = await this.expand(at);
  }

  /** Null where another process has changed the batch in between. */
  private async move(id: string, move: Move, by: string): Promise<BatchMoved | null> {
    const { store, clock, chance } = this.tools;
    const batch = await findBatch(store.announcements, id);
    if (!batch) return 'unknown';
    const state = stateAfter(move, batch.state);
    if (!state) return { no: batch.state };
    const households = move === 'publish' ? await store.announcements.households(batch.id) : batch.households;
    const action = `batch.${move}` as const;
    const committed = await store.commit([
      { kind: 'batch', batch: { ...batch, state, households, version: batch.version + 1 } },
      { kind: 'audit', id: chance.id(), at: clock.now(), actor: by, action, subject: batch.id },
    ]);
    if (committed === 'duplicate') return null;
    // The state comes first: a process that dies here leaves a batch that `advance` puts right.
    if (move === 'pause') await store.moveBatch(batch.id, 'held', clock.now());
    if (move === 'resume') await store.moveBatch(batch.id, 'owed', clock.now());
    return 'done';
  }

  /** Tells the next households. Resolves with the batch as it is then; null where there is nothing more to do now. */
  private async expand(batch: Batch): Promise<Batch | null> {
    const { store, clock } = this.tools;
    const announced = await store.announcements.next(batch.id, batch.cursor, HOUSEHOLDS_AT_ONCE);
    const now = clock.now();
    const composed = announced.flatMap((one) => [
      householdMessage(one, batch.id, this.tools, now),
      ...familyMessages(one, batch.id, this.tools, now),
    ]);
    const rows = composed.map(({ row }) => row);
    const last = announced.at(-1);
    const after: Batch = {
      ...batch,
      state: last ? 'expanding' : 'running',
      expanded: batch.expanded + announced.length,
      cursor: last?.household ?? batch.cursor,
      firstMessage: batch.firstMessage ?? rows[0]?.message.id ?? null,
      lastMessage: rows.at(-1)?.message.id ?? batch.lastMessage,
      version: batch.version + 1,
    };
    const changes: Change[] = [...composed.flatMap((one) => one.changes), { kind: 'batch', batch: after }];
    // Another process was first, or the batch was paused: the rows tell the next round.
    if ((await commitAndRing(changes, this.tools)) === 'duplicate') return null;
    return last ? after : null;
  }

  /** A process that paused or resumed it may have died before its rows were moved; and at its end it is done. */
  private async settle(batch: Batch): Promise<void> {
    const { store, clock } = this.tools;
    const { held = 0, owed = 0 } = await store.announcements.progress(batch);
    const now = clock.now();
    if (batch.state === 'paused' && owed > 0) await store.moveBatch(batch.id, 'held', now);
    if (batch.state !== 'running') return;
    if (held > 0) await store.moveBatch(batch.id, 'owed', now);
    else if (owed === 0) {
      const done: Batch = { ...batch, state: 'done', version: batch.version + 1 };
      await store.commit([{ kind: 'batch', batch: done }]);
    }
  }
}

/** Null where the batch can not be moved so from this state. */
function stateAfter(move: Move, from: Batch['state']): Batch['state'] | null {
  if (move === 'publish') return from === 'open' ? 'expanding' : null;
  if (move === 'pause') return from === 'expanding' || from === 'running' ? 'paused' : null;
  return from === 'paused' ? 'expanding' : null;
}
