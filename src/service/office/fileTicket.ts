/** What somebody says by telephone becomes his ticket, as if he had written it: he hears its number by message. */
import { untilCommitted } from '../../async/untilCommitted';
import { numberOf } from '../../core/dialogue/commands/tickets/newTicket';
import type { Ticket } from '../../core/model/tickets';
import { mannerOf } from '../../core/notices/notice';
import { commitAndRing } from '../outbox/outboxBell';
import type { Filed, SaidByPhone } from './offices';
import type { TicketTools } from './ticketTools';

/** `by`: the account that goes on record. The same words once more, while they wait for their answer, are the same ticket. */
export function fileTicket(said: SaidByPhone, by: string, tools: TicketTools): Promise<Filed> {
  return untilCommitted(async () => {
    const { store, clock, chance, settings, compose } = tools;
    const before = await store.reads.ticketsOf(said.phone);
    const same = before.find(
      ({ state, kind, text }) => state === 'open' && kind === said.kind && text === said.text,
    );
    if (same) return { number: same.number, isNew: false };
    const now = clock.now();
    const { utcOffset } = settings;
    const number = numberOf(said.kind, { now, utcOffset, fresh: { secret: chance.secret() } });
    const ticket: Ticket = { ...said, number, at: now, state: 'open', answer: null, answeredAt: null };
    const view = { view: 'notice.ticketFiled', data: { kind: said.kind, number } } as const;
    const person = (await store.cases.reachable([said.phone])).get(said.phone);
    const notice = compose({ to: said.phone, view, ...mannerOf(view.view), person }, now);
    const outcome = await commitAndRing(
      [
        { kind: 'ticket', ticket },
        { kind: 'audit', id: chance.id(), at: now, actor: by, action: 'ticket.file', subject: number },
        ...notice.changes,
      ],
      tools,
    );
    return outcome === 'done' ? { number, isNew: true } : null;
  });
}
