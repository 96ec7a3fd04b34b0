/** Tickets at the offices: what is said by telephone is filed, and an answer goes to the resident who asked. */
import { untilCommitted } from '../../async/untilCommitted';
import { matterName } from '../../core/cases/directory';
import type { Change } from '../../core/model/change';
import type { Ticket, Verdict } from '../../core/model/tickets';
import { mannerOf, type NoticeView } from '../../core/notices/notice';
import { clip } from '../../core/text/clip';
import type { ComposedNotice } from '../outbox/composeNotice';
import { commitAndRing } from '../outbox/outboxBell';
import { fileTicket } from './fileTicket';
import type { Tickets } from './offices';
import type { TicketTools } from './ticketTools';

/** Characters of an answer that a message carries; the whole is read by sending the number. */
const CARRIED = 150;
/** And of the matter of its case. */
const MATTER = 12;

export function createTickets(tools: TicketTools): Tickets {
  const { store, clock, chance } = tools;
  return {
    file: (said, by) => fileTicket(said, by, tools),
    // Null where somebody else answered it in this moment, or it was withdrawn: it is looked at again.
    answer: (number, answer, by, verdict) =>
      untilCommitted(async () => {
        const ticket = await store.reads.ticket(number);
        if (!ticket || ticket.state === 'draft') return 'unknown';
        if (ticket.state === 'withdrawn') return 'withdrawn';
        if (ticket.answer !== null) return ticket.answer === answer ? 'repeated' : 'answered';
        const now = clock.now();
        const notice = await answerNotice(ticket, { answer, verdict }, now, tools);
        const changes: Change[] = [
          { kind: 'ticketAnswered', number, answer, ...(verdict && { verdict }), at: now },
          { kind: 'audit', id: chance.id(), at: now, actor: by, action: 'ticket.answer', subject: number },
          ...notice.changes,
        ];
        return (await commitAndRing(changes, tools)) === 'done' ? 'done' : null;
      }),
  };
}

async function answerNotice(
  { number, phone, case: about }: Ticket,
  said: { answer: string; verdict: Verdict | undefined },
  now: number,
  { store, compose }: TicketTools,
): Promise<ComposedNotice> {
  const answer = clip(said.answer, CARRIED);
  const view: NoticeView = said.verdict
    ? {
        view: 'notice.hasteAnswered',
        data: { matter: await matterOf(about, store), number, verdict: said.verdict, answer: answer || null },
      }
    : { view: 'notice.ticketAnswered', data: { number, answer } };
  return compose(
    {
      to: phone,
      view,
      ...mannerOf(view.view),
      person: (await store.cases.reachable([phone])).get(phone),
      ...(about !== null && { about: { case: about } }),
    },
    now,
  );
}

/** What the case of a ticket is about, as people call it; empty where nobody knows. */
async function matterOf(
  number: string | null,
  { cases }: Pick<TicketTools['store'], 'cases'>,
): Promise<string> {
  const row = number === null ? undefined : (await cases.rows([number])).get(number);
  return row ? clip(matterName(await cases.directory(), row.matter), MATTER) : '';
}
