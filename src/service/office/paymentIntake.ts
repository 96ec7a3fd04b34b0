/** Payments that an office reports under a batch: each taken or refused for itself. */

import { cached } from '../../async/cached';
import { KeyedQueue } from '../../async/keyedQueue';
import { untilCommitted } from '../../async/untilCommitted';
import type { Batch, Change } from '../../core/model/change';
import { writtenId } from '../../core/model/ownedId';
import type { KnownPayment, PaymentRecord, PaymentReport } from '../../core/model/payments';
import type { AnnouncementReads } from '../../core/payments/announcement';
import { decidePayment, isRepeat } from '../../core/payments/report';
import type { Chance, Clock, Store } from '../../ports';
import type { Announce, Verdict } from './offices';

export interface ReportTools {
  store: Pick<Store, 'announcements' | 'commit'>;
  clock: Clock;
  chance: Chance;
  /** `CaseLimits.future`. */
  limits: { future: number };
}

/** How long names of programmes are remembered, milliseconds. */
const REMEMBERED_FOR = 30_000;

export function reporter(tools: ReportTools): Announce['report'] {
  const { store, clock } = tools;
  const reads = store.announcements;
  const turns = new KeyedQueue();
  const programmes = cached(
    REMEMBERED_FOR,
    () => programmeNames(reads),
    () => clock.monotonic(),
  );

  async function once(
    id: string,
    payments: readonly PaymentRecord[],
    by: string,
  ): Promise<Verdict[] | 'closed' | null> {
    const [found, facts] = await Promise.all([findBatch(reads, id), readFacts(reads, payments)]);
    const ids = await programmes();
    const known = payments.map((payment) => asKept(payment, facts, ids));
    if (found && found.state !== 'open')
      return isReplay(known, facts) ? payments.map(() => 'duplicate') : 'closed';
    const now = clock.now();
    // Every call moves the batch on: nobody can publish it between our look and our commit.
    const batch = found ? { ...found, version: found.version + 1 } : opened(id, now);
    const taken = takeAll(known, facts, ids, { batch: batch.id, by, now, ...tools.limits });
    if (taken.reported.length === 0) return taken.verdicts;
    const changes: Change[] = [
      { kind: 'batch', batch },
      ...taken.reported.map((one): Change => ({ kind: 'payment', ...one, batch: batch.id })),
      ...taken.reported.flatMap(({ payment, report }): Change[] =>
        report.former
          ? [
              {
                kind: 'audit',
                id: tools.chance.id(),
                at: now,
                actor: by,
                action: 'payment.change',
                subject: payment.id,
              },
            ]
          : [],
      ),
    ];
    return (await store.commit(changes)) === 'duplicate' ? null : taken.verdicts;
  }

  return (id, payments, by) => turns.run(id, () => untilCommitted(() => once(id, payments, by)));
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

/** Under the id and the programme that it has or will have. What was loaded keeps its id, where it is of the same household. */
function asKept(
  payment: PaymentRecord,
  { reported }: Facts,
  programmes: ReadonlyMap<string, string>,
): PaymentRecord {
  const written = writtenId(payment.id);
  const loaded = reported.get(payment.id) ? undefined : reported.get(written);
  const id = loaded?.record.household === payment.household ? written : payment.id;
  return { ...payment, id, programme: programmes.get(payment.programme) ?? payment.programme };
}

/** In the order of their time, so that within a call `at` decides; the verdicts in the order they were written in. */
function takeAll(
  payments: readonly PaymentRecord[],
  facts: Facts,
  programmes: ReadonlyMap<string, string>,
  around: { batch: string; by: string; now: number; future: number },
) {
  const standing = new Map(facts.reported);
  const former = new Map(facts.former);
  const verdicts: Verdict[] = new Array(payments.length);
  const reported: { payment: PaymentRecord; report: PaymentReport }[] = [];
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

/** Everything in it is known as it is, or was: the call was made before, and its answer was lost. */
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

function opened(id: string, at: number): Batch {
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
