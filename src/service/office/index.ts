/** Everything that the offices may ask for, each made with what it uses. */
import { type AnnounceService, type AnnounceTools, createAnnounce } from './announcements';
import { createNotify, type NotifyTools } from './caseEvents';
import type { Offices } from './offices';
import { createPhones, type PhoneTools } from './phoneMoves';
import { createOrder, type OrderTools } from './templateMessage';
import { createTickets, type TicketTools } from './tickets';

type OfficesTools = NotifyTools & AnnounceTools & OrderTools & TicketTools & PhoneTools;

/** `announce` also goes on with batches that are not done. Throws where a template that can be ordered is broken. */
export function createOffices(tools: OfficesTools): Offices & { announce: AnnounceService } {
  return {
    notify: createNotify(tools),
    announce: createAnnounce(tools),
    order: createOrder(tools),
    tickets: createTickets(tools),
    phones: createPhones(tools),
  };
}
