/** What is asked in own words and answered by message. */
import { day } from '../../../calendar/day';
import { dayAt } from '../../../calendar/deadline';
import { DAY } from '../../../calendar/durations';
import type { Change } from '../../../model/change';
import type { Ticket, TicketKind } from '../../../model/tickets';
import { clip } from '../../../text/clip';
import { type Choice, command, type Scene, say, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { digitsFrom } from '../../scene/shortNumbers';
import { about, OWN_WORDS, ownWords } from '../../scene/slotForms';

/** In front of a number: what it is, as people call it (投诉, 咨询, 提前, 回电). */
const PREFIX: Record<TicketKind, string> = { complaint: 'TS', consult: 'ZX', expedite: 'TQ', callback: 'HD' };
/** With eight digits behind the day; with four as they were given before. */
const NUMBER = /^(TS|ZX|TQ|HD)\d{8}-\d{4}(\d{4})?$/;
/** A hundred million a day: they do not run out, and two that are drawn alike are a rarity at any rate. */
const DRAWN = 8;
const A_DAY = 5;
/** What is kept of a text, characters. */
const LONGEST = 1000;

/** `TS20261123-04175362`. */
export function numberOf(
  kind: TicketKind,
  { now, utcOffset, secret }: Pick<Scene, 'now' | 'utcOffset' | 'secret'>,
): string {
  return `${PREFIX[kind]}${dayAt(now, utcOffset).replaceAll('-', '')}-${digitsFrom(secret, DRAWN)}`;
}

export function isTicketNumber(number: string): boolean {
  return NUMBER.test(number);
}

export function ticketFor(
  kind: TicketKind,
  number: string,
  text: string,
  about: { case?: string; payment?: string },
  { inbound, now }: Scene,
): Change {
  const ticket: Ticket = {
    number,
    kind,
    phone: inbound.from,
    case: about.case ?? null,
    ...(about.payment !== undefined && { payment: about.payment }),
    text: clip(text, LONGEST),
    at: now,
    state: 'open',
    answer: null,
    answeredAt: null,
  };
  return { kind: 'ticket', ticket };
}

/** Whether this phone asked as much as it may in a day. */
export function isOverToday(before: readonly Ticket[], { now }: Scene): boolean {
  return before.filter((ticket) => ticket.kind !== 'expedite' && now - ticket.at < DAY).length >= A_DAY;
}

/** 投诉 and 咨询: asks for the words where there are none, keeps them, and tells the number. */
function ticketCommand(kind: 'complaint' | 'consult') {
  return {
    writes: ({ text }: Said) => text !== undefined,
    load: (_: Said, ask: Reads, scene: Scene) => ask.ticketsOf(scene.inbound.from),
    answer({ text }: Said, before: Ticket[], scene: Scene): Turn {
      if (text === undefined) return askText(kind);
      if (isOverToday(before, scene)) return say({ view: 'ticket.tooMany', data: {} });
      const number = numberOf(kind, scene);
      return {
        reply: { show: { view: 'ticket.taken', data: { kind, number } } },
        changes: [ticketFor(kind, number, text, {}, scene)],
        dialogue: { open: null },
      };
    },
  };
}

interface Said {
  text?: string;
}

function askText(kind: 'complaint' | 'consult'): Turn {
  const state = kind === 'complaint' ? 'complaint.ask' : 'consult.ask';
  return {
    reply: { show: { view: 'ticket.ask', data: { kind } }, expects: { state, expects: 'text' } },
    changes: [],
  };
}

const ASKED = { form: () => ({ fields: [OWN_WORDS] }), outlivesPage: true, isWaitedFor: true } as const;

export const complaintFile = command('complaint.file', {
  slots: { text: ownWords },
  ...ticketCommand('complaint'),
  asks: { 'complaint.ask': { ...ASKED, ended: 'complaint' } },
});

export const consultAsk = command('consult.ask', {
  slots: { text: ownWords, about: about('consult.ask') },
  ...ticketCommand('consult'),
  asks: { 'consult.ask': { ...ASKED, ended: 'consult' } },
});

/** What became of it. */
export function ticketTurn(ticket: Ticket, scene: Scene): Turn {
  const { number, kind } = ticket;
  const on = day(ticket.answeredAt ?? ticket.at, scene.now, scene.utcOffset, scene.language);
  if (ticket.state === 'withdrawn') return say({ view: 'ticket.withdrawn', data: { kind, number } });
  const show =
    ticket.answer === null
      ? ({ view: 'ticket.open', data: { kind, number, day: on } } as const)
      : ({
          view: 'ticket.answered',
          data: { number, day: on, verdict: ticket.verdict ?? null, answer: ticket.answer },
        } as const);
  return { reply: { show }, changes: [] };
}

/* What became of what this phone asked in own words, where no number was said. */

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
