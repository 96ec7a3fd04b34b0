/** What is still booked or asked when somebody breaks something off: that is told, never said to be gone. */
import type { Ticket } from '../../../model/tickets';
import type { Ended, Standing } from '../../../views';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { ticketsFrom } from '../tickets/askedAfter';
import { type Booked, bookedBy, visitInWords } from '../visits/booked';

/** What this phone has open. */
export interface Stands {
  visits: Booked;
  /** Without an answer, newest first. */
  tickets: Ticket[];
}

/** The visits and open tickets of this phone. */
export async function standsFor(ask: Reads, scene: Scene): Promise<Stands> {
  const [visits, tickets] = await Promise.all([bookedBy(ask, scene), ticketsFrom(ask, scene)]);
  return { visits, tickets: tickets.filter(({ state }) => state === 'open') };
}

/** Where nothing says what was meant, a visit or something asked may have been. */
const ANYTHING: readonly Ended[] = ['list', 'kept', 'notFiled', 'nothing'];
const ASKING: readonly Ended[] = [...ANYTHING, 'complaint', 'consult', 'expedite'];

/** In words: the only visit and the only ticket by themselves, of several how many. */
export function inWords(
  { visits: { booked, matters }, tickets }: Stands,
  ended: Ended,
  scene: Scene,
): Standing {
  const visits = ended === 'visit' || ANYTHING.includes(ended) ? booked : [];
  const asked = ASKING.includes(ended) ? tickets : [];
  const [visit] = visits;
  const [ticket] = asked;
  return {
    visit: visit && visits.length === 1 ? visitInWords(visit, matters, scene) : null,
    visits: visits.length > 1 ? visits.length : null,
    ticket: ticket && asked.length === 1 ? { kind: ticket.kind, number: ticket.number } : null,
    tickets: asked.length > 1 ? asked.length : null,
  };
}
