/** What became of what this phone asked in own words. */
import { day } from '../../../calendar/day';
import type { AskedKind } from '../../../model/intent';
import type { Ticket } from '../../../model/tickets';
import { clip } from '../../../text/clip';
import type { View } from '../../../views';
import type { Choice, Scene, Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { subjectOf } from '../../scene/subjectOf';
import { likeness } from './likeness';

/** The newest. */
const MOST_SHOWN = 5;
/** As much of a text as tells it from others. */
const FIRST_WORDS = 10;

/** All that this phone asked, newest first. Of a number that changed hands nothing is told. */
export async function ticketsFrom(ask: Reads, { inbound, caller }: Scene): Promise<Ticket[]> {
  return caller.gone ? [] : ask.ticketsOf(inbound.from);
}

/** What became of one. */
export function ticketTurn(ticket: Ticket, scene: Scene): Turn {
  return { ...say(stateOf(ticket, scene)), subject: { kind: 'ticket', ticket: ticket.number } };
}

function stateOf({ number, kind, at, answer, answeredAt, state, verdict }: Ticket, scene: Scene): View {
  const on = day(answeredAt ?? at, scene);
  if (state === 'withdrawn') return { view: 'ticket.withdrawn', data: { kind, number } };
  if (answer === null) return { view: 'ticket.open', data: { kind, number, day: on } };
  return { view: 'ticket.answered', data: { number, day: on, verdict: verdict ?? null, answer } };
}

/**
 * The one of this kind that the words are about, else those that are open, else the newest; where there is none, how to
 * ask. `tickets`: newest first.
 */
export function askedTurn(
  asked: AskedKind,
  words: string | undefined,
  tickets: readonly Ticket[],
  scene: Scene,
): Turn {
  const kind = asked === 'any' ? 'complaint' : asked;
  const ofKind = tickets.filter((ticket) => asked === 'any' || ticket.kind === kind);
  const meant = asked === 'any' ? ticketsMeant(words, 0, ofKind, scene) : likest(words, ofKind, scene);
  if (meant.length > 0) return thoseTurn(meant, scene);
  // Its reason is still waited for.
  const { open } = scene.dialogue;
  const caseNo = open?.context.state === 'expedite.ask' ? open.context.caseNo : undefined;
  return caseNo === undefined
    ? say({ view: 'ticket.none', data: { kind } })
    : leadTo({ intent: 'case.expedite', slots: { caseNo } });
}

/** The only one of these, or a list of those that are open. */
export function thoseTurn(meant: readonly Ticket[], scene: Scene): Turn {
  const open = meant.filter(({ state }) => state === 'open');
  const [one] = open.length > 0 ? open : meant;
  if (!one) return say({ view: 'ticket.none', data: { kind: 'complaint' } });
  return open.length > 1 ? listOf(open, scene) : ticketTurn(one, scene);
}

function listOf(open: readonly Ticket[], scene: Scene): Turn {
  const choices = ticketRows(open, scene, ({ number }) => ({
    intent: 'case.status',
    slots: { caseNo: number },
  }));
  const show = { view: 'ticket.list', data: { count: open.length } } as const;
  return say(show, choices);
}

/** A line for each: what it is, of when, and how it begins. */
export function ticketRows(
  tickets: readonly Ticket[],
  scene: Scene,
  act: (ticket: Ticket) => Choice['act'],
): Choice[] {
  return tickets.slice(0, MOST_SHOWN).map((ticket): Choice => {
    const { kind, at, text } = ticket;
    const data = { kind, day: day(at, scene), text: clip(text, FIRST_WORDS) };
    return { label: { row: { view: 'ticket.row', data } }, act: act(ticket) };
  });
}

/**
 * Those that words without a kind are about (卫生室那个事): the ones that speak of the same, else the one spoken of
 * last, else all where there is no case that could be meant. None: it is about a case. `tickets`: newest first.
 */
export function ticketsMeant(
  words: string | undefined,
  cases: number,
  tickets: readonly Ticket[],
  scene: Scene,
): readonly Ticket[] {
  const alike = likest(words, tickets, scene);
  if (alike.some(({ text }) => likeness(words ?? '', text, scene.says).shared > 0)) return alike;
  // What was withdrawn is asked after by what it was about.
  const waiting = tickets.filter(({ state }) => state !== 'withdrawn');
  const subject = subjectOf(scene);
  const spokenOf = waiting.filter(({ number }) => subject?.kind === 'ticket' && number === subject.ticket);
  // Who only follows a link to his cases goes on with nothing.
  if (spokenOf.length > 0 && (words !== undefined || cases === 0)) return spokenOf;
  return cases === 0 ? waiting : [];
}

/** Those that share most with the words; all where they share nothing with any. */
function likest(words: string | undefined, tickets: readonly Ticket[], { says }: Scene): readonly Ticket[] {
  const said = tickets.map((ticket) => ({ ticket, ...likeness(words ?? '', ticket.text, says) }));
  const most = Math.max(0, ...said.map(({ shared }) => shared));
  return said.filter(({ shared }) => shared === most).map(({ ticket }) => ticket);
}
