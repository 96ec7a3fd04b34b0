import { DAY } from '../../../calendar/durations';
import type { Open } from '../../../model/dialogue';
import type { SlotsOf } from '../../../model/intent';
import type { Ticket } from '../../../model/tickets';
import type { Ended } from '../../../views';
import { isGood } from '../../phones/codes';
import { type Choice, command, leadTo, type Scene, say, type Turn } from '../../scene/command';
import { among, word } from '../../scene/slotForms';
import { type Visits, visitsOf, whichVisit } from '../visits/appointmentCancel';

interface Standing {
  visits: Visits | null;
  /** Without an answer. */
  tickets: Ticket[];
  /** A move of numbers waits for the word of this phone. */
  moves: boolean;
}

const NONE: Standing = { visits: null, tickets: [], moves: false };

/**
 * Ends what is open, and says what that was. Where nothing is, something asked or booked before may be meant: that is
 * asked, never said to be gone.
 */
export const cancel = command('cancel', {
  slots: { asked: among('complaint', 'consult', 'expedite'), ticket: word },
  // Which of them is meant is asked first.
  writes: ({ asked }) => asked === undefined,
  keepsText: true,
  ends: true,
  async load({ asked, ticket }, ask, scene): Promise<Standing> {
    if (asked !== undefined || ticket !== undefined)
      return { ...NONE, tickets: openOf(await ask.ticketsOf(scene.inbound.from)) };
    if (whatIsOpen(scene) !== null) return NONE;
    const sent = await ask.codesSentTo(scene.inbound.from, scene.now - DAY);
    const moves = sent.some((one) => one.purpose === 'move' && isGood(one, scene.now));
    return { ...NONE, visits: await visitsOf(ask, scene), moves };
  },
  answer(slots, standing, scene) {
    if (slots.asked !== undefined || slots.ticket !== undefined)
      return withdraw(slots, standing.tickets, scene);
    const ended = whatIsOpen(scene);
    if (scene.dialogue.open?.context.state === 'phone.code' || standing.moves) return toPhones();
    const { visits } = standing;
    if (ended === null && visits && visits.booked.length > 0)
      return whichVisit(visits.booked, visits.matters, scene);
    return {
      ...say({ view: 'cancelled', data: { ended: ended ?? 'nothing' } }),
      dialogue: { open: null, trail: [], access: { ...scene.dialogue.access, pending: null } },
    };
  },
});

/** Whoever was sent a code says no to its move. */
function toPhones(): Turn {
  return leadTo({ intent: 'contact.changePhone', slots: { no: true } });
}

/** What waits for an answer, or for a proof of identity; null: nothing does. */
function whatIsOpen({ dialogue: { open, access }, question }: Scene): Ended | null {
  if (open?.context.expects !== undefined && open.context.expects !== 'none')
    return question?.ended ?? listEnded(open);
  return access.pending === null ? null : 'identity';
}

/** A question about dropping something: it stays. */
function listEnded({ act }: Open): Ended {
  return act.intent === 'cancel' || act.intent === 'appointment.cancel' ? 'nothing' : 'list';
}

function openOf(tickets: readonly Ticket[]): Ticket[] {
  return tickets.filter(({ state }) => state === 'open');
}

/** Of several the one that is picked; the only one once that is confirmed. */
function withdraw({ asked, ticket }: SlotsOf['cancel'], tickets: Ticket[], scene: Scene): Turn {
  const picked = tickets.find(({ number }) => number === ticket);
  if (picked) {
    const { kind, number } = picked;
    return {
      ...say({ view: 'ticket.withdrawn', data: { kind, number } }),
      changes: [
        { kind: 'ticketWithdrawn', number, at: scene.now },
        {
          kind: 'audit',
          id: `${scene.freshId}:withdraw`,
          at: scene.now,
          actor: scene.inbound.from,
          action: 'ticket.withdraw',
          subject: number,
        },
      ],
      dialogue: { open: null },
    };
  }
  const meant = tickets.filter(({ kind }) => kind === asked);
  const [only] = meant;
  if (!only || ticket !== undefined)
    return say({ view: 'ticket.noneOpen', data: { kind: asked ?? 'complaint' } });
  return meant.length === 1 ? sure(only) : whichTicket(meant, only.kind);
}

function sure({ kind, number }: Ticket): Turn {
  const choices: Choice[] = [
    { label: { name: 'withdraw' }, act: { intent: 'cancel', slots: { ticket: number } } },
    { label: { name: 'keep' }, act: { intent: 'cancel', slots: {} } },
  ];
  const expects = { state: 'menu', expects: 'choice', options: choices.length, confirms: true } as const;
  return { reply: { show: { view: 'ticket.sure', data: { kind, number } }, choices, expects }, changes: [] };
}

function whichTicket(tickets: readonly Ticket[], kind: Ticket['kind']): Turn {
  const choices = tickets.slice(0, MOST_SHOWN).map(
    ({ number }): Choice => ({
      label: { text: number },
      act: { intent: 'cancel', slots: { ticket: number } },
    }),
  );
  const expects = { state: 'menu', expects: 'choice', options: choices.length } as const;
  return { reply: { show: { view: 'ticket.which', data: { kind } }, choices, expects }, changes: [] };
}

/** The newest: they come first. */
const MOST_SHOWN = 5;
