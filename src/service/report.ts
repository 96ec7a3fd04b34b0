/** Payments that an office reports under a batch: each taken or refused for itself. */
import type { Batch, Change } from '../core/change';
import type { PaymentRecord } from '../core/records';
import { type Clock, type Store, StoreError } from '../ports';
import type { Announce, Verdict } from './offices';
import { Turns } from './turns';

const TRIES = 8;
/** How long names of programmes are remembered, milliseconds. */
const REMEMBERED_FOR = 30_000;

export function reporter({
  store,
  clock,
}: {
  store: Pick<Store, 'announcements' | 'commit'>;
  clock: Clock;
}): Announce['report'] {
  const reads = store.announcements;
  const turns = new Turns();
  let names: { at: number; ids: Map<string, string> } | null = null;

  /** Ids of programmes by id and by name. */
  async function programmes(): Promise<Map<string, string>> {
    const now = clock.monotonic();
    if (!names || now - names.at > REMEMBERED_FOR) {
      const found = [...(await reads.programmes())];
      names = {
        at: now,
        ids: new Map([
          ...found.map(([id, name]) => [name, id] as const),
          ...found.map(([id]) => [id, id] as const),
        ]),
      };
    }
    return names.ids;
  }

  async function once(id: string, payments: readonly PaymentRecord[]): Promise<Verdict[] | 'closed' | null> {
    const [batch, ids, known, owners] = await Promise.all([
      reads.batch(id),
      programmes(),
      reads.known([...new Set(payments.map(({ household }) => household))]),
      reads.owners(payments.map((payment) => payment.id)),
    ]);
    if (batch && batch.state !== 'open')
      return isReplay(payments, owners) ? payments.map(() => 'duplicate') : 'closed';
    // Every call moves the batch on: nobody can publish it between our look and our commit.
    const moved = batch ? { ...batch, version: batch.version + 1 } : opened(id, clock.now());
    const changes: Change[] = [{ kind: 'batch', batch: moved }];
    const verdicts = payments.map((payment): Verdict => {
      const programme = ids.get(payment.programme);
      const owner = owners.get(payment.id);
      if (programme === undefined) return { error: '/programme is not known: send its name or id' };
      if (!known.has(payment.household)) return { error: '/household is not on file' };
      if (owner !== undefined && owner.household !== payment.household)
        return { error: '/id is the payment of another household' };
      // A call that was held up on its way takes nothing back that is known since.
      if (owner !== undefined && payment.at < owner.at) return 'duplicate';
      changes.push({ kind: 'payment', payment: { ...payment, programme }, batch: id });
      owners.set(payment.id, payment);
      return owner === undefined ? 'accepted' : 'duplicate';
    });
    if (!changes.some(({ kind }) => kind === 'payment')) return verdicts;
    return (await store.commit(changes)) === 'duplicate' ? null : verdicts;
  }

  async function insistently(id: string, payments: readonly PaymentRecord[]): Promise<Verdict[] | 'closed'> {
    for (let tries = 0; tries < TRIES; tries++) {
      const verdicts = await once(id, payments);
      if (verdicts) return verdicts;
    }
    throw new StoreError('busy', 'other processes keep changing the same batch; try again');
  }
  return (id, payments) => turns.take(id, () => insistently(id, payments));
}

/** Everything in it is known as it is: the call was made before, and its answer was lost. */
function isReplay(
  payments: readonly PaymentRecord[],
  owners: ReadonlyMap<string, { household: string; at: number }>,
): boolean {
  return payments.every(({ id, household, at }) => {
    const owner = owners.get(id);
    return owner !== undefined && owner.household === household && at <= owner.at;
  });
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
