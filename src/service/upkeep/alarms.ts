/** Alarms on their way to the supervisors: the first of a kind at once, what follows in one message an hour. */

import { timeOf } from '../../core/calendar/day';
import { HOUR } from '../../core/calendar/durations';
import type { PendingAlarm } from '../../core/model/alarm';
import type { Change } from '../../core/model/change';
import { mannerOf } from '../../core/notices/notice';
import type { Clock, Log, Store } from '../../ports';
import type { ComposeNotice, NoticeOrder } from '../outbox/composeNotice';
import { commitAndRing, type RingBell } from '../outbox/outboxBell';

export interface AlarmTools {
  store: Pick<Store, 'cases' | 'commit' | 'alarms'>;
  compose: ComposeNotice;
  ring: RingBell;
  clock: Clock;
  log: Log;
  settings: { utcOffset: number };
}

/** Between two notices of one kind of alarm, milliseconds. */
const APART = HOUR;

/** A round of housekeeping: any number of processes may run it, one of them tells. Rejects with StoreError. */
export function createAlarmRound(tools: AlarmTools): () => Promise<void> {
  const { store, clock } = tools;
  return async () => {
    const pending = await store.alarms(clock.now() - APART);
    for (const alarm of pending) await tellSupervisors(alarm, tools);
  };
}

async function tellSupervisors(alarm: PendingAlarm, tools: AlarmTools): Promise<void> {
  const { store, compose, clock, log, settings } = tools;
  const { kind, count } = alarm;
  const now = clock.now();
  const { supervisors } = await store.cases.directory();
  const people = await store.cases.reachable(supervisors);
  const order: Omit<NoticeOrder, 'to'> = {
    view: { view: 'alarm', data: { kind, count, since: timeOf(alarm.since, settings.utcOffset) } },
    ...mannerOf('alarm'),
  };
  const rows = supervisors.flatMap((to) => compose({ ...order, to, person: people.get(to) }, now).changes);
  const told: Change = { kind: 'alarmTold', alarm, at: now };
  if ((await commitAndRing([told, ...rows], tools)) === 'duplicate') return;
  if (supervisors.length === 0)
    log.error({ alarm: kind, count }, 'an alarm, and no supervisor to tell: register one');
}
