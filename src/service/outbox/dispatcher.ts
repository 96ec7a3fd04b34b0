/** Outbox → gateway.send → settle, for one gateway: by lane, within its window, under a lease. */
import type { Lease } from '../../core/model/change';
import { LANES, type Lane, type Outbound } from '../../core/model/message';
import type { Gateway, Store } from '../../ports';
import { type Waiting, WaitingLanes } from './laneQueue';
import { createOutcomes } from './outcomes';
import { type AttemptTools, createAttempt } from './sendOnce';

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

export interface DispatchTools
  extends Pick<AttemptTools, 'clock' | 'chance' | 'meter' | 'log' | 'hours' | 'ended' | 'lost'> {
  store: Pick<Store, 'claim' | 'commit'>;
  /** How long a row is ours, milliseconds: after a crash somebody else sends it so much later. */
  leaseFor?: number;
  /** False while leases can not be told by the wall clock: nothing is claimed. */
  leasesHold?: () => boolean;
  /** Told of each message whose answer waits here no more. */
  left?: (inbound: string) => void;
  /** Lanes whose messages are to leave by this gateway and not by another; absent: all. */
  lanes?: (gateway: string) => readonly Lane[];
}

export const LEASE = 30_000;
/** Rows in memory at most, as a multiple of the window: more would wait past their lease. */
const WINDOWS_AHEAD = 20;

export function createDispatch(gateway: Gateway, tools: DispatchTools): Dispatch {
  const { store, clock, chance, log, leaseFor = LEASE, lanes: ours, leasesHold = () => true } = tools;
  const send = gateway.send?.bind(gateway);
  if (!send) throw new Error(`${gateway.name} answers inline and has nothing to dispatch`);
  const owner = chance.id();
  const window = Math.max(1, gateway.limits.window);
  const room = window * WINDOWS_AHEAD;
  const waiting = new WaitingLanes(window, clock, tools.left);
  /** So many are left when more are claimed: enough to send meanwhile, and room for many at once. */
  const enough = () => (waiting.yielding ? window : room / 2);
  const outcomes = createOutcomes({ store, gateway: gateway.name, log });
  const open = new Set<Promise<void>>();
  /** Outcomes on their way to the store, and claims on their way from it. */
  const unfinished = new Set<Promise<unknown>>();
  /** Sent, and not known to be kept. After a crash these go twice, as those that are open: both fill the window. */
  let unkept = 0;
  let looking = false;
  let lookAgain = false;
  /** What can wait was not looked for: there is enough of it here. */
  let deferred = false;
  let stopped = false;
  const attempt = createAttempt(gateway, {
    ...tools,
    leaseFor,
    send,
    later: finish,
    settle: (settlement) => outcomes.keep([settlement]),
    write: (changes) =>
      store.commit([...changes]).then(
        () => true,
        () => false,
      ),
    // Not awaited: the carrier's next answer does not wait for this commit.
    sent(settlement) {
      unkept++;
      finish(
        outcomes.keep([settlement]).finally(() => {
          unkept--;
          pump();
        }),
      );
    },
  });

  const isUp = () => !stopped && gateway.health().state === 'up';

  function lease(): Lease | undefined {
    waiting.hurry();
    if (!isUp() || waiting.size >= room) return undefined;
    return { owner, until: clock.now() + leaseFor };
  }

  /** A lease is told by the wall clock, for other processes; here what is left of it is, whatever that clock does. */
  function held(message: Outbound, given: Lease): Waiting {
    const left = Math.min(given.until - clock.now(), leaseFor);
    return { message, lease: given, until: clock.monotonic() + left };
  }

  /** `stop` waits for it. */
  function finish(work: Promise<unknown>): void {
    unfinished.add(work);
    void work.finally(() => unfinished.delete(work));
  }

  function pump(): void {
    if (stopped) giveBack();
    while (!outcomes.stuck) {
      const next = waiting.next(open.size + unkept);
      if (!next) return;
      const sending = attempt(next).finally(() => {
        open.delete(sending);
        pump();
        if (deferred && waiting.size <= enough()) look();
      });
      open.add(sending);
    }
  }

  /** What was not tried may go at once, by whoever looks next. */
  function giveBack(some: readonly Lane[] = LANES): void {
    const rest = waiting.takeAll(some);
    if (rest.length === 0) return;
    const base = { gateway: gateway.name, at: clock.now(), outcome: 'released' } as const;
    finish(outcomes.keep(rest.map(({ message: { id }, lease: held }) => ({ ...base, id, lease: held }))));
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
        if (!(await outcomes.retry())) continue;
        await claimSome();
        pump();
      }
    } catch (err) {
      log.warn({ gateway: gateway.name, err }, 'what is owed could not be read: looking again soon');
    }
  }

  /** Of what can wait only while there is room for much of it; the rest overtakes it, wherever that waits. */
  async function claimSome(): Promise<void> {
    deferred = waiting.size > enough();
    const mine = ours?.(gateway.name) ?? LANES;
    const wanted = deferred ? mine.filter((lane) => lane !== 'bulk') : mine;
    const most = Math.min(room - waiting.size + (deferred ? window : 0), waiting.yielding ? window : room);
    if (most <= 0 || wanted.length === 0 || !leasesHold()) return;
    const now = clock.now();
    const taken = { owner, until: now + leaseFor };
    const rows = await store.claim(gateway.name, taken, now, most, wanted);
    for (const message of rows) waiting.add(held(message, taken));
    if (rows.length > 0) lookAgain = true;
  }

  return {
    lease,
    hand(message, given) {
      waiting.add(held(message, given));
      if (outcomes.stuck) look();
      pump();
    },
    look,
    release: (lane) => giveBack([lane]),
    async stop() {
      stopped = true;
      giveBack();
      await Promise.all(open);
      while (unfinished.size > 0) await Promise.all(unfinished);
      await outcomes.retry();
    },
  };
}
