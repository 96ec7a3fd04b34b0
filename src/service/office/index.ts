/** Everything that the offices may ask for, each made with what it uses. */
import { Announcements, type AnnouncementTools } from './announcements';
import { type CaseEventTools, createCaseEvents } from './caseEvents';
import { createFamily } from './familyPhones';
import type { Offices } from './offices';
import { createPhoneMoves, type PhoneMoveTools } from './phoneMoves';
import { createTemplateMessages, type TemplateMessageTools } from './templateMessage';
import { createTickets, type TicketTools } from './tickets';

export type OfficesTools = CaseEventTools &
  AnnouncementTools &
  TemplateMessageTools &
  TicketTools &
  PhoneMoveTools;

/** `announce` also goes on with batches that are not done. Throws where a template that can be ordered is broken. */
export function createOffices(tools: OfficesTools): Offices & { announce: Announcements } {
  return {
    notify: createCaseEvents(tools),
    announce: new Announcements(tools),
    order: createTemplateMessages(tools),
    tickets: createTickets(tools),
    phones: createPhoneMoves(tools),
    family: createFamily(tools),
  };
}
