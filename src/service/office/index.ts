/** Everything that the offices may ask for, each made with what it uses. */
import { type AlertTools, createAlerts } from './alerts';
import { Announcements, type AnnouncementTools } from './announcements';
import { type CaseEventTools, createCaseEvents } from './caseEvents';
import { createFamily, type FamilyTools } from './familyPhones';
import type { Alerts, Offices } from './offices';
import { createPhoneMoves } from './phoneMoves';
import { createTemplateMessages, type TemplateMessageTools } from './templateMessage';
import { createTickets } from './tickets';
import type { TicketTools } from './ticketTools';

export type OfficesTools = CaseEventTools &
  AnnouncementTools &
  TemplateMessageTools &
  TicketTools &
  AlertTools &
  FamilyTools;

/** `announce` also goes on with batches that are not done; leaders answer at the desk alone. Throws where a template that can be ordered is broken. */
export function createOffices(tools: OfficesTools): Offices & { announce: Announcements; alerts: Alerts } {
  return {
    notify: createCaseEvents(tools),
    announce: new Announcements(tools),
    order: createTemplateMessages(tools),
    tickets: createTickets(tools),
    alerts: createAlerts(tools),
    phones: createPhoneMoves(tools),
    family: createFamily(tools),
  };
}
