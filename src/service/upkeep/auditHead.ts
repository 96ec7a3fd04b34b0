/** Once a day the supervisors are told how far the audit had come: whoever changes it afterwards does not reach their phones. */
import { dayOfAudit } from '../../core/audit/daily';
import { dayOf, spanOf } from '../../core/calendar/day';
import { dayAt } from '../../core/calendar/deadline';
import { makeNotice } from '../../core/notices/notice';
import type { Store } from '../../ports';
import { composeAll } from '../outbox/composeNotice';
import { commitAndRing } from '../outbox/outboxBell';
import type { AlarmTools } from './alarms';

export interface AuditHeadTools extends Omit<AlarmTools, 'store'> {
  store: Pick<Store, 'audit' | 'cases' | 'commit'>;
}

/** A round of housekeeping: any number of processes may run it, one of them tells. Rejects with StoreError. */
export function createAuditHeadRound(tools: AuditHeadTools): () => Promise<void> {
  const { clock, settings } = tools;
  let done = '';
  return async () => {
    const today = dayAt(clock.now(), settings.utcOffset);
    if (done === today) return;
    await tellYesterday(today, tools);
    done = today;
  };
}

async function tellYesterday(today: string, tools: AuditHeadTools): Promise<void> {
  const { store, compose, clock, settings } = tools;
  const [until] = spanOf(today, settings.utcOffset);
  const yesterday = dayAt(until - 1, settings.utcOffset);
  const [from] = spanOf(yesterday, settings.utcOffset);
  const [before, last] = await Promise.all([store.audit.lastBefore(from), store.audit.lastBefore(until)]);
  const told = dayOfAudit(before, last);
  if (told === null) return;
  const now = clock.now();
  const { supervisors } = await store.cases.directory();
  const people = await store.cases.reachable(supervisors);
  const data = { ...told, day: dayOf(from, now, settings.utcOffset) };
  const notices = supervisors.map((to) =>
    makeNotice({ view: 'digest.audit', data }, { to, key: `audit:${yesterday}` }),
  );
  const rows = composeAll(notices, { people, about: undefined, now }, compose);
  const once = { kind: 'once', key: `digest.audit:${yesterday}`, at: now } as const;
  await commitAndRing([once, ...rows.flatMap(({ changes }) => changes)], tools);
}
