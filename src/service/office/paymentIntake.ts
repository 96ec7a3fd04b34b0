/** Payments that an office reports under a batch: each taken or refused for itself. */

import { cached } from '../../async/cached';
import { KeyedQueue } from '../../async/keyedQueue';
import { untilCommitted } from '../../async/untilCommitted';
import { SECOND } from '../../core/calendar/durations';
import type { Change } from '../../core/model/change';
import { writtenId } from '../../core/model/desk/apiKeys';
import type { Batch, KnownPayment, PaymentRecord, PaymentReport } from '../../core/model/payments';
import type { AnnouncementReads } from '../../core/payments/announcement';
import { decidePayment, isRepeat } from '../../core/payments/report';
import type { Chance, Clock, Store } from '../../ports';
import type { Verdict } from './offices';

export interface PaymentIntakeTools {
  store: Pick<Store, 'announcements' | 'commit'>;
  clock: Clock;
  chance: Chance;
  /** `CaseLimits.future`. */
  limits: { future: number };
}

/** How long names of programmes are cached, milliseconds. */
const CACHED_FOR = 30 * SECOND;
/** The same where one was named that was not there: many wrong names cost a few look-ups a second. */
const LOOKED_AGAIN_AFTER = SECOND / 5;

export class PaymentIntake {
  private readonly queue = new KeyedQueue();
  private readonly programmes: () => Promise<Map<string, string>>;
  private readonly newestProgrammes: () => Promise<Map<string, string>>;

  constructor(private readonly tools: PaymentIntakeTools) {
    const { store, clock } = tools;
    const read = () => programmeNames(store.announcements);
    this.programmes = cached(CACHED_FOR, read, () => clock.monotonic());
    this.newestProgrammes = cached(LOOKED_AGAIN_AFTER, read, () => clock.monotonic());
  }

  /** As `Announce.report`. */
  report(id: string, payments: readonly PaymentRecord[], by: string): Promise<Verdict[] | 'closed'> {
    return this.queue.run(id, () => untilCommitted(() => this.reportOnce(id, payments, by)));
  }

  /** Null where another process has changed the batch in between. */
  private async reportOnce(
    id: string,
    payments: readonly PaymentRecord[],
    by: string,
  ): Promise<Verdict[] | 'closed' | null> {
    const { store, clock, limits } = this.tools;
    const reads = store.announcements;
    const [found, facts] = await Promise.all([findBatch(reads, id), readFacts(reads, payments)]);
    const programmes = await this.programmesFor(payments);
    const known = payments.map((payment) => asKnown(payment, facts, programmes));
    if (found && found.state !== 'open')
      return isReplay(known, facts) ? payments.map(() => 'duplicate') : 'closed';
    const now = clock.now();
    // Every report changes the version of the batch: it can not be published between our read and our commit.
    const batch = found ? { ...found, version: found.version + 1 } : newBatch(id, now);
    const decided = decideAll(known, facts, programmes, { batch: batch.id, by, now, future: limits.future });
    if (decided.reported.length === 0) return decided.verdicts;
    const changes: Change[] = [
      { kind: 'batch', batch },
      ...this.changesOf(decided.reported, batch.id, by, now),
    ];
    return (await store.commit(changes)) === 'duplicate' ? null : decided.verdicts;
  }

  /** By id and by name, with those that were put in just now where these payments name one of them. */
  private async programmesFor(payments: readonly PaymentRecord[]): Promise<Map<string, string>> {
    const known = await this.programmes();
    return payments.every(({ programme }) => known.has(programme)) ? known : this.newestProgrammes();
  }

  /** The payments, and an audit of each that was changed. */
  private changesOf(reported: readonly Reported[], batch: string, by: string, now: number): Change[] {
    const { chance } = this.tools;
    const audit = (subject: string): Change => {
      return { kind: 'audit', id: chance.id(), at: now, actor: by, action: 'payment.change', subject };
    };
    return [
      ...reported.map((one): Change => ({ kind: 'payment', ...one, batch })),
      ...reported.flatMap(({ payment, report }) => (report.former ? [audit(payment.id)] : [])),
    ];
  }
}

interface Reported {
  payment: PaymentRecord;
  report: PaymentReport;
}

/** The batch of this id; or, from before ids counted per key, the one under the id as it was written. */
export async function findBatch(reads: Pick<AnnouncementReads, 'batch'>, id: string): Promise<Batch | null> {
  const written = writtenId(id);
  return (await reads.batch(id)) ?? (written === id ? null : reads.batch(written));
}

interface Facts {
  known: ReadonlySet<string>;
  reachable: ReadonlySet<string>;
  reported: ReadonlyMap<string, KnownPayment>;
  former: ReadonlyMap<string, readonly KnownPayment[]>;
}

async function readFacts(reads: AnnouncementReads, payments: readonly PaymentRecord[]): Promise<Facts> {
  const households = [...new Set(payments.map(({ household }) => household))];
  const ids = [...new Set(payments.flatMap(({ id }) => [id, writtenId(id)]))];
  const [known, reachable, reported] = await Promise.all([
    reads.known(households),
    reads.reachable(households),
    reads.reported(ids),
  ]);
  const changed = [...reported.values()].filter(({ version }) => version > 1);
  return { known, reachable, reported, former: await reads.former(changed.map(({ record }) => record.id)) };
}

/** The payment under the id and programme that its row has or will have: a loaded row of the same household keeps its id. */
function asKnown(
  payment: PaymentRecord,
  { reported }: Facts,
  programmes: ReadonlyMap<string, string>,
): PaymentRecord {
  const written = writtenId(payment.id);
  const loaded = reported.get(payment.id) ? undefined : reported.get(written);
  const id = loaded?.record.household === payment.household ? written : payment.id;
  return { ...payment, id, programme: programmes.get(payment.programme) ?? payment.programme };
}

/** Decides on payments in the order of their `at`, so that the latest counts; verdicts stand in the order of the report. */
function decideAll(
  payments: readonly PaymentRecord[],
  facts: Facts,
  programmes: ReadonlyMap<string, string>,
  around: { batch: string; by: string; now: number; future: number },
) {
  const standing = new Map(facts.reported);
  const former = new Map(facts.former);
  const verdicts: Verdict[] = new Array(payments.length);
  const reported: Reported[] = [];
  const inTime = [...payments.entries()].sort(([a, one], [b, other]) => one.at - other.at || a - b);
  for (const [place, payment] of inTime) {
    const known = standing.get(payment.id) ?? null;
    const { verdict, record, report } = decidePayment(payment, {
      ...around,
      known,
      former: (former.get(payment.id) ?? []).map((one) => one.record),
      programme: programmes.get(payment.programme),
      household: facts.known.has(payment.household) ? facts.reachable.has(payment.household) : null,
    });
    verdicts[place] = verdict;
    if (!record || !report) continue;
    reported.push({ payment: record, report });
    if (known) former.set(payment.id, [...(former.get(payment.id) ?? []), known]);
    standing.set(payment.id, {
      record,
      version: report.version,
      takenAt: report.at,
      takenBy: report.by,
      batch: around.batch,
      batchState: 'open',
      told: report.told,
    });
  }
  return { verdicts, reported };
}

/** Whether every payment is known as it is, or was: the report was made before, and its answer was lost. */
function isReplay(payments: readonly PaymentRecord[], { reported, former }: Facts): boolean {
  return payments.every((payment) =>
    isRepeat(payment, {
      known: reported.get(payment.id) ?? null,
      former: (former.get(payment.id) ?? []).map(({ record }) => record),
    }),
  );
}

/** Ids of programmes by id and by name. */
async function programmeNames(reads: AnnouncementReads): Promise<Map<string, string>> {
  const found = [...(await reads.programmes())];
  const byName = found.map(([id, name]) => [name, id] as const);
  return new Map([...byName, ...found.map(([id]) => [id, id] as const)]);
}

function newBatch(id: string, at: number): Batch {
  return {
    id,
    state: 'open',
    at,
    households: null,
    expanded: 0,
    cursor: null,
    firstMessage: null,
    lastMessage: null,
    version: 1,
  };
}
