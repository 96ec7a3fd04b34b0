/** Periodic work: missed bells, late parts, early receipts and receipts that never come, routes that change, figures. */
import { createSeldom, type Seldom, troubleOf } from '../../async/seldom';
import { HOUR, MINUTE, SECOND } from '../../core/calendar/durations';
import type { Backlog } from '../../core/sending/backlog';
import { RETENTION } from '../../core/sending/retention';
import type { Clock, Log, Meter, Store } from '../../ports';
import type { LongTexts } from '../answer/longTexts';
import type { Outbox } from '../outbox';
import { LEASE } from '../outbox/dispatcher';
import type { ClockSteps } from './clockSteps';
import type { ClockTrust } from './clockTrust';

export interface HousekeepingTools {
  store: Pick<Store, 'backlog' | 'clockSetBack' | 'forget' | 'freeLeases' | 'markUnknown'>;
  steps: ClockSteps;
  trust: Pick<ClockTrust, 'look' | 'doubt'>;
  outbox: Pick<Outbox, 'dispatchers' | 'homes' | 'plan' | 'receipts' | 'routes'>;
  longTexts: Pick<LongTexts, 'handOnOverdue'>;
  /** Work of the offices that goes on every second. */
  rounds: readonly (() => Promise<void>)[];
  clock: Clock;
  meter: Meter;
  log: Log;
}

/** Milliseconds. */
const LOOK_EVERY = SECOND;
const TIDY_EVERY = 5 * SECOND;
const MARK_EVERY = 10 * MINUTE;
/** No carrier tells the end of a message after so long. */
const UNANSWERED_AFTER = 72 * HOUR;
const MARKED_AT_ONCE = 1_000;
const FORGET_EVERY = 6 * HOUR;
/** The first time: a PC in an office is switched off every evening. */
const FORGET_AFTER = 10 * MINUTE;
/** Between two hurried rounds, milliseconds. */
const HURRY_APART = 100;

/** Begins the work, unless it is going on. */
type Round = (how?: 'hurried') => void;

/** A round that fails is logged and tried again with the next. */
export class Housekeeping {
  private readonly rounds: Round[];
  private readonly free = this.round(() => this.freeOldLeases());
  private readonly stops: (() => void)[] = [];
  private cancelFreeing = () => {};
  private readonly seldom: Seldom;
  /** Where messages waited when they were last counted. */
  private waited = new Map<string, Pick<Backlog, 'gateway' | 'lane'>>();
  private hurriedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly tools: HousekeepingTools) {
    this.seldom = createSeldom(tools.clock);
    this.rounds = tools.rounds.map((work) => this.round(work));
  }

  start(): void {
    const { clock } = this.tools;
    const { plan, routes } = this.tools.outbox;
    const refresh = this.round(() => plan.refresh());
    const everySecond = [this.round(() => this.mendTimes()), this.round(() => routes.tend()), ...this.rounds];
    const forget = this.round(() => this.forgetOld());
    // A process without links knows of no route before.
    refresh();
    this.round(() => this.tools.trust.look())();
    this.stops.push(
      clock.every(LOOK_EVERY, () => this.lookAll()),
      ...everySecond.map((work) => clock.every(LOOK_EVERY, work)),
      clock.every(
        TIDY_EVERY,
        this.round(() => this.tidy()),
      ),
      clock.every(
        MARK_EVERY,
        this.round(() => this.markUnanswered()),
      ),
      clock.after(FORGET_AFTER, forget),
      clock.every(FORGET_EVERY, forget),
    );
  }

  /** The rounds of the offices do not wait for the next second. Does nothing before `start` and after `stop`. */
  hurry(): void {
    const now = this.tools.clock.monotonic();
    if (this.stops.length === 0 || now - this.hurriedAt < HURRY_APART) return;
    this.hurriedAt = now;
    for (const work of this.rounds) work('hurried');
  }

  stop(): void {
    this.cancelFreeing();
    for (const stop of this.stops.splice(0)) stop();
  }

  private lookAll(): void {
    for (const dispatcher of this.tools.outbox.dispatchers.values()) dispatcher.look();
  }

  /** A step that fails does not keep the others from running. */
  private async tidy(): Promise<void> {
    const { outbox, longTexts, trust, clock } = this.tools;
    const steps = [
      () => outbox.plan.refresh(),
      () => outbox.homes.refresh(),
      () => outbox.receipts.matchStrays(clock.now()),
      () => longTexts.handOnOverdue(),
      () => this.countBacklog(),
      () => trust.look(),
    ];
    for (const step of steps)
      await step().catch((err: unknown) =>
        this.warn(err, 'tidying failed in part: the next round tries again'),
      );
  }

  private async countBacklog(): Promise<void> {
    const { store, clock, outbox, meter } = this.tools;
    const now = clock.now();
    const backlog = await store.backlog(now);
    outbox.routes.countBacklog(backlog, now);
    // Where nothing waits any more there is no row, and a figure that nobody sets stays what it was: an alarm without end.
    const { waited } = this;
    this.waited = new Map(backlog.map(({ gateway, lane }) => [`${lane} ${gateway}`, { gateway, lane }]));
    const over = [...waited].flatMap(([key, place]) => (this.waited.has(key) ? [] : [place]));
    for (const { gateway, lane, depth, oldest } of [
      ...backlog,
      ...over.map((place) => ({ ...place, depth: 0, oldest: 0 })),
    ]) {
      meter.gauge('queue_depth', depth, { gateway, lane });
      meter.gauge('queue_age_seconds', oldest / 1000, { gateway, lane });
    }
  }

  private async markUnanswered(): Promise<void> {
    const { store, clock } = this.tools;
    const before = clock.now() - UNANSWERED_AFTER;
    while ((await store.markUnknown(before, MARKED_AT_ONCE)) === MARKED_AT_ONCE);
  }

  /** Not by a clock that may stand in another decade: what it throws away is gone. */
  private async forgetOld(): Promise<void> {
    const { store, trust, clock, log } = this.tools;
    await trust.look();
    if (trust.doubt !== null) return;
    const rows = await store.forget(clock.now(), RETENTION);
    if (rows > 0) log.info({ rows }, 'forgot what was kept long enough');
  }

  /** After the wall clock was set back: leases that were given by the old time have ended before those that are left are freed. */
  private async mendTimes(): Promise<void> {
    const { store, steps, clock, log } = this.tools;
    const from = steps.setBackFrom;
    if (from === null) return;
    const rows = await store.clockSetBack(clock.now(), from);
    steps.mended(from);
    this.cancelFreeing();
    this.cancelFreeing = clock.after(2 * LEASE, this.free);
    if (rows === 0) return;
    log.warn({ messages: rows }, 'the clock was set back: what was due by the old time is due now');
    this.lookAll();
  }

  private async freeOldLeases(): Promise<void> {
    await this.tools.store.freeLeases(this.tools.clock.now());
  }

  private warn(err: unknown, says: string): void {
    const times = this.seldom(`${says} ${troubleOf(err)}`);
    if (times !== null) this.tools.log.warn({ err, ...(times > 1 && { times }) }, says);
  }

  /** Never two rounds of the same work at once: one that is hurried meanwhile comes after it, for it may have looked already. */
  private round(work: () => Promise<void>): Round {
    let isWorking = false;
    let again = false;
    const goOn = async () => {
      isWorking = true;
      do {
        again = false;
        await work().catch((err: unknown) =>
          this.warn(err, 'a round of housekeeping failed: the next one tries again'),
        );
      } while (again);
      isWorking = false;
    };
    return (how) => {
      again ||= how === 'hurried';
      if (!isWorking) void goOn();
    };
  }
}
