/** Warnings, yellow and red cards of one hour, in one message for each reader, once an hour. */
import { HOUR } from '../../core/calendar/durations';
import { bundle, isWarning, type Warned } from '../../core/cases/bundle';
import type { Known } from '../../core/cases/decision';
import { type Due, onTimer } from '../../core/cases/timerDecision';
import { workingHour } from '../../core/cases/timerMoments';
import type { Timer } from '../../core/model/alerts';
import type { Change } from '../../core/model/change';
import type { Notice } from '../../core/notices/notice';
import type { Store } from '../../ports';
import { type ComposeNotice, distinct } from '../outbox/composeNotice';
import { commitAndRing, type RingBell } from '../outbox/outboxBell';

export interface WarningTools {
  store: Pick<Store, 'cases' | 'commit' | 'happened'>;
  compose: ComposeNotice;
  ring: RingBell;
}

/** A timer whose time has come, with the facts of its case. */
export interface DueTimer {
  timer: Timer;
  known: Known;
}

/** With the notices it calls for, those that were sent before left out. */
interface DueWarning extends DueTimer {
  due: Due;
  fresh: Notice[];
}

/**
 * Commits the warnings of these timers, all or none. Guarded by the timers, each of which ends once, and by a key for
 * each reader and hour: a reader who was told in this hour is told the rest in the next. Rejects with StoreError.
 */
export async function warn(timers: readonly DueTimer[], tools: WarningTools): Promise<void> {
  const [first] = timers;
  if (!first) return;
  const { now } = first.known;
  const due = await withFresh(timers, tools);
  const told = await toldThisHour(due, now, tools);
  const waits = (one: DueWarning) => one.fresh.every(isWarning) && one.fresh.some(({ to }) => told.has(to));
  const going = due.filter((one) => !waits(one));
  const changes: Change[] = [
    ...due.map(({ timer: { id, dueAt } }): Change => ({ kind: 'timerDone', id, dueAt })),
    ...due.filter(waits).map(({ timer, known }) => postponed(timer, known)),
    ...going.flatMap((one) => one.due.timers.map((timer): Change => ({ kind: 'timer', timer }))),
    ...going.flatMap((one) => one.fresh.map((notice) => once(keyOf(one, notice), now))),
    ...(await messages(going, now, tools)),
  ];
  // A duplicate: another process did it.
  await commitAndRing(changes, tools);
}

async function withFresh(timers: readonly DueTimer[], { store }: WarningTools): Promise<DueWarning[]> {
  const due = timers.map((one) => {
    const decided = onTimer(one.timer, one.known, []);
    return { ...one, due: decided, fresh: distinct(decided.notices) };
  });
  const keys = due.flatMap((one) => one.fresh.map((notice) => keyOf(one, notice)));
  const sent = await happened(keys, store);
  return due.map((one) => ({
    ...one,
    fresh: one.fresh.filter((notice) => !sent.has(keyOf(one, notice))),
  }));
}

/** Readers who had their message of this hour. */
async function toldThisHour(
  due: readonly DueWarning[],
  now: number,
  { store }: WarningTools,
): Promise<ReadonlySet<string>> {
  const readers = new Set(due.flatMap(({ fresh }) => fresh.filter(isWarning).map(({ to }) => to)));
  const told = await happened(
    [...readers].map((to) => hourKey(to, now)),
    store,
  );
  return new Set([...readers].filter((to) => told.has(hourKey(to, now))));
}

/** To the next working hour. */
function postponed(timer: Timer, known: Known): Change {
  const next = hourOf(known.now) + HOUR;
  return { kind: 'timer', timer: { ...timer, dueAt: workingHour(next, known) } };
}

/** A notice that must be answered is a message of its own; the warnings of a reader are one message. */
async function messages(going: readonly DueWarning[], now: number, tools: WarningTools): Promise<Change[]> {
  const { store, compose } = tools;
  const all = going.flatMap(({ fresh, timer: { subject } }) =>
    fresh.map((notice): Warned => ({ notice, case: subject })),
  );
  const warnings = all.filter(({ notice }) => isWarning(notice));
  const bundles = bundle(warnings, hourOf(now));
  const sent = [...bundles, ...all.filter(({ notice }) => !isWarning(notice))];
  if (sent.length === 0) return [];
  const people = await store.cases.reachable([...new Set(sent.map(({ notice }) => notice.to))]);
  // An hour is over once it has its bundle: not where the reader was told in an alert of the same hour.
  const hours = [...new Set(bundles.map(({ notice }) => hourKey(notice.to, now)))];
  const used = await happened(hours, store);
  return [
    ...hours.filter((key) => !used.has(key)).map((key) => once(key, now)),
    ...sent.flatMap(({ notice, case: number }) => {
      const about = number === null ? undefined : { case: number };
      return compose({ ...notice, person: people.get(notice.to), about }, now).changes;
    }),
  ];
}

/** Those of these keys that were written before. */
async function happened(keys: string[], store: Pick<Store, 'happened'>): Promise<ReadonlySet<string>> {
  return keys.length > 0 ? store.happened(keys) : new Set();
}

function keyOf({ timer }: DueTimer, { to, key }: Notice): string {
  return `${timer.id} ${to} ${key}`;
}

function hourKey(to: string, now: number): string {
  return `warned ${to} ${hourOf(now)}`;
}

function hourOf(now: number): number {
  return Math.floor(now / HOUR) * HOUR;
}

function once(key: string, at: number): Change {
  return { kind: 'once', key, at };
}
