/** Answers of leaders to alerts, given at the desk. */
import { untilCommitted } from '../../async/untilCommitted';
import { answerAlerts } from '../../core/dialogue/commands/alerts/alertAnswer';
import { composeAll } from '../outbox/composeNotice';
import { commitAndRing } from '../outbox/outboxBell';
import type { Alerts } from './offices';
import type { TicketTools } from './ticketTools';

export interface AlertTools extends TicketTools {
  settings: { utcOffset: number };
}

export function createAlerts(tools: AlertTools): Alerts {
  const { store, compose, clock, chance, settings } = tools;
  const { reads, cases } = store;
  return {
    // Null where the ladder moved meanwhile: it is looked at again.
    answer: (number, leader, by) =>
      untilCommitted(async () => {
        const [about, alerts] = await Promise.all([reads.caseByNumber(number), reads.alertsFor(number)]);
        const ladder = about ? await reads.leadersOf(about.department) : [];
        const now = clock.now();
        const { utcOffset } = settings;
        const at = { now, utcOffset, freshId: chance.id() };
        const given = answerAlerts({ number, alerts, about, ladder, leader, actor: by, ...at });
        if (!given) return 'nothing';
        const people = await cases.reachable(given.notices.map(({ to }) => to));
        const told = composeAll(given.notices, { people, about: undefined, now }, compose);
        const changes = [...given.changes, ...told.flatMap((one) => one.changes)];
        return (await commitAndRing(changes, tools)) === 'done' ? 'done' : null;
      }),
  };
}
