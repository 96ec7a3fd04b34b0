/** Outbox → gateway.send → settle, for one gateway: by lane, within its window, under a lease. */
import type { Change, Lease, Settlement } from '../core/change';
import { LANES, type Lane, type Outbound } from '../core/message';
import { afterFailure } from '../core/sending/retry';
import { type Chance, type Clock, type Gateway, type Log, type Meter, SendError, type Store } from '../ports';

export interface Dispatch {
  /** A lease for a row that is about to be committed and handed over, where there is room to send it soon. */
  lease(): Lease | undefined;
  /** A committed row under `lease`: it is sent without being read again. */
  hand(message: Outbound, lease: Lease): void;
  /** Something may be owed: look. */
  look(): void;
  /** Gives back what waits in a lane: it is better off elsewhere. */
  release(lane: Lane): void;
  /** Takes no more, gives back what was not tried, lets open sends end; resolves when all of it is kept. */
  stop(): Promise<void>;
}

export interface DispatchTools {
  store: Pick<Store, 'claim' | 'commit'>;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  log: Log;
  /** How long a row is ours, milliseconds: after a crash somebody else sends it so much later. */
  leaseFor?: number;
  /** Lanes whose messages are to leave by this gateway and not by another; absent: all. */
  lanes?: (gateway: string) => readonly Lane[];
  /** Told how each send ended at the carrier. */
  ended?: (message: Outbound, outcome: 'sent' | SendError['fate']) => void;
  /** Told of each message that will never be sent, once that is kept. */
  lost?: (message: Outbound) => void;
}

interface Waiting {
  message: Outbound;
  lease: Lease;
}

const LEASE = 30_000;
/** A send is given up this long before its lease ends, so that nobody else sends the same meanwhile. */
const MARGIN = 0.2;
/** Rows in memory at most, as a multiple of the window: more would wait past their lease. */
const WINDOWS_AHEAD = 20;
/** Lanes that somebody waits for. */
const URGENT: readonly Lane[] = ['reply', 'alert'];
/** So long after one of these was seen the rest keeps out of the way, milliseconds: another is likely to follow. */
const YIELDS_FOR = 250;
/** What the rest may fill of the window meanwhile: the less of it is under way, the sooner a reply is read, kept and sent. */
const YIELDING = 0.1;

export function createDispatch(gateway: Gateway, tools: DispatchTools): Dispatch {
  const { store, clock, chance, meter, log, leaseFor = LEASE, lanes: ours, ended, lost } = tools;
  const send = gateway.send?.bind(gateway);
  if (!send) throw new Error(`${gateway.name} answers inline and has nothing to dispatch`);
  const owner = chance.id();
  const window = Math.max(1, gateway.limits.window);
  const room = window * WINDOWS_AHEAD;
  /** So many are left when more are claimed: enough to send meanwhile, and room for many at once. */
  const enough = () => (yielding() ? window : room / 2);
  const lanes = new Map<Lane, Waiting[]>(LANES.map((lane) => [lane, []]));
  const open = new Set<Promise<void>>();
  /** Outcomes on their way to the store, and claims on their way from it. */
  const unfinished = new Set<Promise<void>>();
  /** Sent, and not known to be kept. After a crash these go twice, as those that are open: both fill the window. */
  let unkept = 0;
  let waiting = 0;
  let looking = false;
  let lookAgain = false;
  /** What can wait was not looked for: there is enough of it here. */
  let deferred = false;
  let stopped = false;
  let urgentAt = Number.NEGATIVE_INFINITY;

  const isUp = () => !stopped && gateway.health().state === 'up';

  const yielding = () => clock.now() - urgentAt < YIELDS_FOR;

  function lease(): Lease | undefined {
    urgentAt = clock.now();
    if (!isUp() || waiting >= room) return undefined;
    return { owner, until: clock.now() + leaseFor };
  }

  function enqueue(message: Outbound, given: Lease): void {
    if (URGENT.includes(message.lane)) urgentAt = clock.now();
    lanes.get(message.lane)?.push({ message, lease: given });
    waiting++;
  }

  /** `stop` waits for it. */
  function finish(work: Promise<void>): void {
    unfinished.add(work);
    void work.finally(() => unfinished.delete(work));
  }

  function pump(): void {
    if (stopped) giveBack();
    while (waiting > 0) {
      const next = takeFirst();
      if (!next) return;
      const sending = deliver(next).finally(() => {
        open.delete(sending);
        pump();
        if (deferred && waiting <= enough()) look();
      });
      open.add(sending);
    }
  }

  function takeFirst(): Waiting | undefined {
    const busy = open.size + unkept;
    const rest = yielding() ? Math.ceil(window * YIELDING) : window;
    for (const lane of LANES) {
      if (busy >= (URGENT.includes(lane) ? window : rest)) continue;
      const next = lanes.get(lane)?.shift();
      if (next) {
        waiting--;
        return next;
      }
    }
    return undefined;
  }

  async function deliver({ message, lease: held }: Waiting): Promise<void> {
    const at = clock.now();
    const { until } = held;
    const of = { id: message.id, gateway: gateway.name, lease: held };
    // Held too long: whoever claims it next sends it.
    if (until - at <= leaseFor * MARGIN) return;
    if (message.expiresAt <= at) {
      await settle([{ ...of, at, outcome: 'expired' }]);
      return lost?.(message);
    }
    const giveUp = new AbortController();
    let late = false;
    let cancel = clock.after(until - at - leaseFor * MARGIN, () => {
      giveUp.abort();
      // What the carrier has can not be called off: it counts as unanswered before somebody else may take it.
      cancel = clock.after((leaseFor * MARGIN) / 2, () => {
        late = true;
        finish(failed(message, held, new SendError('unknown', 'timeout', 'no answer within the lease')));
      });
    });
    try {
      const { references } = await (send as NonNullable<Gateway['send']>)(message, giveUp.signal);
      cancel();
      ended?.(message, 'sent');
      meter.count('sent', { gateway: gateway.name });
      meter.observe('send_seconds', (clock.now() - at) / 1000, { gateway: gateway.name });
      unkept++;
      // Not awaited: the carrier's next answer does not wait for this commit. However late: sent is sent.
      finish(
        settle([{ ...of, at: clock.now(), outcome: 'sent', references }]).finally(() => {
          unkept--;
          pump();
        }),
      );
    } catch (error) {
      cancel();
      if (!late) await failed(message, held, error);
    }
  }

  async function failed(message: Outbound, held: Lease, error: unknown): Promise<void> {
    const { fate, code } = error instanceof SendError ? error : ({ fate: 'unknown', code: 'fault' } as const);
    if (!(error instanceof SendError)) log.error({ gateway: gateway.name }, 'a send failed in no known way');
    ended?.(message, fate);
    const at = clock.now();
    const next = afterFailure({
      fate,
      code,
      attempts: message.attempts,
      mayHaveGone: message.mayHaveGone ?? false,
      now: at,
      expiresAt: message.expiresAt,
      fraction: chance.fraction(),
    });
    const labels = { gateway: gateway.name, outcome: fate };
    meter.count(next.outcome === 'again' ? 'retried' : 'failed', labels);
    const base = { id: message.id, gateway: gateway.name, at, lease: held };
    if (next.outcome === 'again') {
      const { dueAt, attempts, mayHaveGone } = next;
      const again = { ...base, outcome: 'again', dueAt, attempts, code } as const;
      await settle([mayHaveGone ? { ...again, mayHaveGone } : again]);
      return;
    }
    await settle([
      next.outcome === 'failed'
        ? { ...base, outcome: 'failed', code }
        : { ...base, outcome: 'expired', code },
    ]);
    lost?.(message);
  }

  async function settle(settlements: Settlement[]): Promise<void> {
    try {
      await store.commit(settlements.map((settlement): Change => ({ kind: 'settled', settlement })));
    } catch {
      // The lease runs out and the message is sent once more: better twice than never.
      log.warn({ gateway: gateway.name }, 'the outcome of a send could not be kept: it may be repeated');
    }
  }

  /** What was not tried may go at once, by whoever looks next. */
  function giveBack(some: readonly Lane[] = LANES): void {
    const rest = some.flatMap((lane) => lanes.get(lane)?.splice(0) ?? []);
    waiting -= rest.length;
    if (rest.length === 0) return;
    const base = { gateway: gateway.name, at: clock.now(), outcome: 'released' } as const;
    finish(settle(rest.map(({ message: { id }, lease: held }) => ({ ...base, id, lease: held }))));
  }

  function look(): void {
    lookAgain = true;
    if (looking || !isUp()) return;
    looking = true;
    const claiming = claimAll().finally(() => {
      looking = false;
    });
    finish(claiming);
  }

  async function claimAll(): Promise<void> {
    try {
      while (lookAgain && isUp()) {
        lookAgain = false;
        await claimSome();
        pump();
      }
    } catch {
      log.warn({ gateway: gateway.name }, 'what is owed could not be read: looking again soon');
    }
  }

  /** Of what can wait only while there is room for much of it; the rest overtakes it, wherever that waits. */
  async function claimSome(): Promise<void> {
    deferred = waiting > enough();
    const mine = ours?.(gateway.name) ?? LANES;
    const wanted = deferred ? mine.filter((lane) => lane !== 'bulk') : mine;
    const most = Math.min(room - waiting + (deferred ? window : 0), yielding() ? window : room);
    if (most <= 0 || wanted.length === 0) return;
    const now = clock.now();
    const taken = { owner, until: now + leaseFor };
    const rows = await store.claim(gateway.name, taken, now, most, wanted);
    for (const row of rows) enqueue(row, taken);
    if (rows.length > 0) lookAgain = true;
  }

  return {
    lease,
    hand(message, given) {
      enqueue(message, given);
      pump();
    },
    look,
    release: (lane) => giveBack([lane]),
    async stop() {
      stopped = true;
      giveBack();
      await Promise.all(open);
      while (unfinished.size > 0) await Promise.all(unfinished);
    },
  };
}
