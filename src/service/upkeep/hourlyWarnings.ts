/** What an hour brings for the offices goes out together: one message for each reader, once an hour. */
import { bundle, isWarning, type Warned } from '../../core/cases/bundle';
import type { Known } from '../../core/cases/decision';
import { type Due, onTimer } from '../../core/cases/timerDecision';
import { workingHour } from '../../core/cases/timerMoments';
import type { Timer } from '../../core/model/alerts';
import type { Change } from '../../core/model/change';
import type { Notice } from '../../core/notices/notice';
import { alertOf, distinct } from '../outbox/composeNotice';
import { carryOut, type SuperviseTools } from './watching';

const HOUR = 3_600_000;

/** A timer whose time has come, with what is known of its case. */
export interface Fired {
  timer: Timer;
  known: Known;
}

/** What one of them calls for, without what was said before. */
interface Called extends Fired {
  due: Due;
  fresh: Notice[];
}

/**
 * Guarded by the timers, each of which ends once, and by a key for each reader and hour: who was told in this hour
 * already is told the rest in the next. All of it is committed, or nothing. Fails as the store does.
 */
export async function warn(fired: readonly Fired[], tools: SuperviseTools): Promise<void> {
  const [first] = fired;
  if (!first) return;
  const { now } = first.known;
  const called = await withFresh(fired, tools);
  const told = await toldThisHour(called, now, tools);
  const waits = (one: Called) => one.fresh.every(isWarning) && one.fresh.some(({ to }) => told.has(to));
  const later = called.filter(waits);
  const going = called.filter((one) => !waits(one));
  await carryOut(
    [
      ...called.map(({ timer: { id, dueAt } }): Change => ({ kind: 'timerDone', id, dueAt })),
      ...later.map(({ timer, known }): Change => postponed(timer, known)),
      ...going.flatMap(({ due }) => due.timers.map((timer): Change => ({ kind: 'timer', timer }))),
      ...going.flatMap((one) => one.fresh.map((notice) => once(keyOf(one, notice), now))),
      ...(await messages(going, now, tools)),
    ],
    tools,
  );
}

async function withFresh(fired: readonly Fired[], { store }: SuperviseTools): Promise<Called[]> {
  const called = fired.map((one) => {
    const due = onTimer(one.timer, one.known, []);
    return { ...one, due, fresh: distinct(due.notices) };
  });
  const keys = called.flatMap((one) => one.fresh.map((notice) => keyOf(one, notice)));
  const taken = keys.length > 0 ? await store.happened(keys) : new Set<string>();
  return called.map((one) => ({
    ...one,
    fresh: one.fresh.filter((notice) => !taken.has(keyOf(one, notice))),
  }));
}

/** Readers who had their message of this hour. */
async function toldThisHour(called: readonly Called[], now: number, { store }: SuperviseTools) {
  const readers = [...new Set(called.flatMap(({ fresh }) => fresh.filter(isWarning).map(({ to }) => to)))];
  const taken = readers.length > 0 ? await store.happened(readers.map((to) => hourKey(to, now))) : new Set();
  return new Set(readers.filter((to) => taken.has(hourKey(to, now))));
}

function postponed(timer: Timer, known: Known): Change {
  const next = hourOf(known.now) + HOUR;
  return { kind: 'timer', timer: { ...timer, dueAt: workingHour(next, known) } };
}

/** What must be answered goes by itself; the rest in one message for each reader. */
async function messages(going: readonly Called[], now: number, tools: SuperviseTools): Promise<Change[]> {
  const all = going.flatMap(({ fresh, timer: { subject } }) =>
    fresh.map((notice): Warned => ({ notice, case: subject })),
  );
  const bundled = bundle(
    all.filter(({ notice }) => isWarning(notice)),
    hourOf(now),
  );
  const alone = all.filter(({ notice }) => !isWarning(notice));
  const readers = [...bundled, ...alone].map(({ notice }) => notice.to);
  if (readers.length === 0) return [];
  const people = await tools.store.cases.reachable([...new Set(readers)]);
  // An hour is over once it has its message: not where one was told under an alert of the same hour.
  const hours = [...new Set(bundled.map(({ notice }) => hourKey(notice.to, now)))];
  const used = hours.length > 0 ? await tools.store.happened(hours) : new Set<string>();
  return [
    ...hours.filter((key) => !used.has(key)).map((key) => once(key, now)),
    ...[...bundled, ...alone].flatMap(({ notice, case: number }) => {
      const about = number === null ? undefined : { case: number };
      const carried = tools.owe({ ...notice, person: people.get(notice.to), about }, now);
      return [...carried.changes, ...alertOf(notice, carried.owed, tools.chance)];
    }),
  ];
}

function keyOf({ timer }: Fired, { to, key }: Notice): string {
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
