/** Alarms on their way to the supervisors: the first of a kind at once, what follows in one message an hour. */

import { timeOf } from '../../core/calendar/day';
import type { PendingAlarm } from '../../core/model/alarm';
import type { Change } from '../../core/model/change';
import type { Clock, Log, Store } from '../../ports';
import { type Owe, ringFor } from '../outbox/composeNotice';
import type { Bell } from '../outbox/outboxBell';

export interface AlarmTools {
  store: Pick<Store, 'cases' | 'commit' | 'alarms'>;
  owe: Owe;
  ring: Bell;
  clock: Clock;
  log: Log;
  settings: { utcOffset: number };
}

/** Of one kind, milliseconds. */
const APART = 3_600_000;
/** Whoever answers for the data has to know when it may be leaking, whatever was stopped. */
const WHY = '个人信息保护法 57';

/** A round for the watch: any number of processes may run it, one of them tells. Rejects with StoreError. */
export function createTellAlarms(tools: AlarmTools): () => Promise<void> {
  const { store, clock } = tools;
  return async () => {
    const pending = await store.alarms(clock.now() - APART);
    for (const alarm of pending) await tell(alarm, tools);
  };
}

async function tell(
  alarm: PendingAlarm,
  { store, owe, ring, clock, log, settings }: AlarmTools,
): Promise<void> {
  const now = clock.now();
  const { supervisors } = await store.cases.directory();
  const people = await store.cases.reachable(supervisors);
  const since = timeOf(alarm.since, settings.utcOffset);
  const messages = supervisors.flatMap(
    (to) =>
      owe(
        {
          to,
          audience: 'supervisor',
          view: { view: 'alarm', data: { kind: alarm.kind, count: alarm.count, since } },
          lane: 'alert',
          scope: 'statutory',
          why: WHY,
          quiet: false,
          person: people.get(to),
        },
        now,
      ).changes,
  );
  const told: Change = { kind: 'alarmTold', alarm, at: now };
  if ((await store.commit([told, ...messages])) === 'duplicate') return;
  if (supervisors.length === 0)
    log.error({ alarm: alarm.kind, count: alarm.count }, 'an alarm, and no supervisor to tell: register one');
  ringFor(messages, ring);
}
