/** Answers of the offices to tickets: each goes to the resident who asked. */
import type { Change } from '../../core/model/change';
import type { Ticket } from '../../core/model/tickets';
import { mannerOf } from '../../core/notices/notice';
import { clip } from '../../core/text/clip';
import type { Chance, Clock, Store } from '../../ports';
import type { ComposedNotice, ComposeNotice } from '../outbox/composeNotice';
import { commitAndRing, type RingBell } from '../outbox/outboxBell';
import type { Tickets } from './offices';

export interface TicketTools {
  store: Pick<Store, 'commit' | 'cases' | 'reads'>;
  compose: ComposeNotice;
  ring: RingBell;
  clock: Clock;
  chance: Chance;
}

/** Characters of an answer that a message carries; the whole is read by sending the number. */
const CARRIED = 150;

export function createTickets(tools: TicketTools): Tickets {
  const { store, clock, chance } = tools;
  return {
    async answer(number, answer, by) {
      const ticket = await store.reads.ticket(number);
      if (!ticket) return 'unknown';
      if (ticket.answer !== null) return ticket.answer === answer ? 'repeated' : 'answered';
      const now = clock.now();
      const notice = await answerNotice(ticket, answer, now, tools);
      const changes: Change[] = [
        { kind: 'ticketAnswered', number, answer, at: now },
        { kind: 'audit', id: chance.id(), at: now, actor: by, action: 'ticket.answer', subject: number },
        ...notice.changes,
      ];
      return (await commitAndRing(changes, tools)) === 'done' ? 'done' : 'answered';
    },
  };
}

async function answerNotice(
  { number, phone, case: about }: Ticket,
  answer: string,
  now: number,
  { store, compose }: TicketTools,
): Promise<ComposedNotice> {
  const data = { number, answer: clip(answer, CARRIED) };
  return compose(
    {
      to: phone,
      view: { view: 'notice.ticketAnswered', data },
      ...mannerOf('notice.ticketAnswered'),
      person: (await store.cases.reachable([phone])).get(phone),
      ...(about !== null && { about: { case: about } }),
    },
    now,
  );
}
