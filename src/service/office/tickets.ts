/** What residents asked in own words, for the desk: what is open, and its answer, which goes to whoever asked. */
import { clip } from '../../core/text/clip';
import type { Chance, Clock, Store } from '../../ports';
import { type Owe, ringFor } from '../outbox/composeNotice';
import type { Bell } from '../outbox/outboxBell';
import type { Tickets } from './offices';

export interface TicketTools {
  store: Pick<Store, 'commit' | 'cases' | 'reads'>;
  owe: Owe;
  bell: Bell;
  clock: Clock;
  chance: Chance;
}

/** Characters of an answer that a message carries; the whole is read by sending the number. */
const CARRIED = 150;

export function createTickets({ store, owe, bell, clock, chance }: TicketTools): Tickets {
  return {
    async answer(number, answer, by) {
      const ticket = await store.reads.ticket(number);
      if (!ticket) return 'unknown';
      if (ticket.answer !== null) return ticket.answer === answer ? 'repeated' : 'answered';
      const now = clock.now();
      const person = (await store.cases.reachable([ticket.phone])).get(ticket.phone);
      const view = {
        view: 'notice.ticketAnswered',
        data: { number, answer: clip(answer, CARRIED) },
      } as const;
      // It was asked for: no opt-out stands in its way.
      const told = owe(
        {
          to: ticket.phone,
          audience: 'applicant',
          view,
          lane: 'notice',
          scope: 'statutory',
          why: 'answers a question',
          quiet: true,
          person,
          ...(ticket.case !== null && { about: { case: ticket.case } }),
        },
        now,
      );
      const outcome = await store.commit([
        { kind: 'ticketAnswered', number, answer, at: now },
        { kind: 'audit', id: chance.id(), at: now, actor: by, action: 'ticket.answer', subject: number },
        ...told.changes,
      ]);
      if (outcome === 'duplicate') return 'answered';
      ringFor(told.changes, bell);
      return 'done';
    },
  };
}
