/** What became of what this phone asked in own words, where no number was said. */

import type { Ticket, TicketKind } from '../../../model/tickets';
import type { Choice, Scene, Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { ticketTurn } from './tickets';

/** The newest. */
const MOST_SHOWN = 5;

/** The one that is open, a list of those, else the newest; where there is none, how to ask. `tickets`: newest first. */
export function askedTurn(kind: TicketKind, tickets: readonly Ticket[], scene: Scene): Turn {
  const meant = tickets.filter((ticket) => ticket.kind === kind);
  const open = meant.filter(({ state }) => state === 'open');
  const one = open[0] ?? meant[0];
  if (!one) return say({ view: 'ticket.none', data: { kind } });
  return open.length > 1 ? listOf(open, kind) : ticketTurn(one, scene);
}

function listOf(open: readonly Ticket[], kind: TicketKind): Turn {
  const choices = open.slice(0, MOST_SHOWN).map(
    ({ number }): Choice => ({
      label: { text: number },
      act: { intent: 'case.status', slots: { caseNo: number } },
    }),
  );
  const expects = { state: 'menu', expects: 'choice', options: choices.length } as const;
  const show = { view: 'ticket.list', data: { kind, count: open.length } } as const;
  return { reply: { show, choices, expects }, changes: [] };
}
