/** A ticket as it is made: its number, and what is kept of the words. */
import { dayAt } from '../../../calendar/deadline';
import type { Change } from '../../../model/change';
import type { Ticket, TicketKind } from '../../../model/tickets';
import { clip } from '../../../text/clip';
import type { Fresh, Scene } from '../../scene/command';
import { digitsFrom } from '../../scene/shortNumbers';

/** In front of a number: what it is, as people call it (投诉, 咨询, 提前, 回电, 去世). */
const PREFIX: Record<TicketKind, string> = {
  complaint: 'TS',
  consult: 'ZX',
  expedite: 'TQ',
  callback: 'HD',
  death: 'QS',
};
/** With eight digits behind the day; with four as they were given before. */
const NUMBER = /^(TS|ZX|TQ|HD|QS)\d{8}-\d{4}(\d{4})?$/;
/** A hundred million a day: they do not run out, and two that are drawn alike are a rarity at any rate. */
const DRAWN = 8;
/** What is kept of a text, characters. */
const LONGEST = 1000;

/** `TS20261123-04175362`. */
export function numberOf(
  kind: TicketKind,
  { now, utcOffset, fresh }: Pick<Scene, 'now' | 'utcOffset'> & { fresh: Pick<Fresh, 'secret'> },
): string {
  return `${PREFIX[kind]}${dayAt(now, utcOffset).replaceAll('-', '')}-${digitsFrom(fresh.secret, DRAWN)}`;
}

/** Whether it is written as the number of a ticket: there may be none. */
export function isTicketNumber(number: string): boolean {
  return NUMBER.test(number);
}

/** `about`: the case, or the payment, that it is about. */
export function ticketFor(
  kind: TicketKind,
  number: string,
  text: string,
  about: { case?: string; payment?: string },
  { inbound, now }: Scene,
  state: 'open' | 'draft' = 'open',
): Change {
  const ticket: Ticket = {
    number,
    kind,
    phone: inbound.from,
    case: about.case ?? null,
    ...(about.payment !== undefined && { payment: about.payment }),
    text: clip(text, LONGEST),
    at: now,
    state,
    answer: null,
    answeredAt: null,
  };
  return { kind: 'ticket', ticket };
}
