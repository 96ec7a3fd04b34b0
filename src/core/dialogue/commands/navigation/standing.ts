/** What is still booked or asked when somebody breaks something off: that is told, never said to be gone. */
import type { Ticket } from '../../../model/tickets';
import type { Ended, Standing } from '../../../views';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { ticketsFrom } from '../tickets/askedAfter';
import { type Visits, visitInWords, visitsOf } from '../visits/appointmentCancel';

/** What this phone has open. */
export interface Stands {
  visits: Visits;
  /** Without an answer, newest first. */
  tickets: Ticket[];
}

export async function standsFor(ask: Reads, scene: Scene): Promise<Stands> {
  const [visits, tickets] = await Promise.all([visitsOf(ask, scene), ticketsFrom(ask, scene)]);
  return { visits, tickets: tickets.filter(({ state }) => state === 'open') };
}

/** After these nobody wonders about a visit, or about what was asked. */
const APART: readonly Ended[] = ['phone', 'identity', 'look', 'rate'];

/** In words: the only visit and the only ticket by themselves, of several how many. */
export function inWords(
  { visits: { booked, matters }, tickets }: Stands,
  ended: Ended,
  scene: Scene,
): Standing {
  if (APART.includes(ended)) return { visit: null, visits: null, ticket: null, tickets: null };
  const [visit] = booked;
  const [ticket] = tickets;
  return {
    visit: visit && booked.length === 1 ? visitInWords(visit, matters, scene) : null,
    visits: booked.length > 1 ? booked.length : null,
    ticket: ticket && tickets.length === 1 ? { kind: ticket.kind, number: ticket.number } : null,
    tickets: tickets.length > 1 ? tickets.length : null,
  };
}
