/** What this phone asked in own words before, as far as it decides what becomes of what it asks now. */
import { DAY } from '../../../calendar/durations';
import type { Ticket, TicketKind } from '../../../model/tickets';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { likeness } from './likeness';

export interface Before {
  /** Newest first. */
  before: Ticket[];
  /** What was written before, and is passed on now. */
  draft: Ticket | null;
}

/** `ticket`: number of the draft that is to be passed on. */
export async function loadBefore(
  { ticket }: { ticket?: string },
  ask: Reads,
  { inbound }: Scene,
): Promise<Before> {
  const [before, found] = await Promise.all([
    ask.ticketsOf(inbound.from),
    ticket === undefined ? null : ask.ticket(ticket),
  ]);
  return { before, draft: found?.state === 'draft' && found.phone === inbound.from ? found : null };
}

const A_DAY = 5;

/** Whether this phone asked as much as it may in a day. */
export function isOverToday(before: readonly Ticket[], { now }: Scene): boolean {
  return before.filter((ticket) => ticket.kind !== 'expedite' && now - ticket.at < DAY).length >= A_DAY;
}

/** Such a share of what is said now was said in one that waits for its answer: it is the same thing once more. */
const SAME = 0.6;

/** The one of this kind that waits for its answer and says the same; undefined: it is a new one. */
export function sameIn(
  before: readonly Ticket[],
  kind: TicketKind,
  words: string,
  { says }: Scene,
): Ticket | undefined {
  return before.find(
    (one) => one.state === 'open' && one.kind === kind && likeness(words, one.text, says).share >= SAME,
  );
}
