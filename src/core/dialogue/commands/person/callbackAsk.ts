/** 找人: whom to turn to, and a call back from somebody of the office. */
import { day } from '../../../calendar/day';
import { DAY } from '../../../calendar/durations';
import { officialCalendar } from '../../../calendar/workingDays';
import type { Ticket } from '../../../model/tickets';
import { sayPhone } from '../../../text/phone';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { yes } from '../../scene/slotForms';
import { hallOf } from '../guides/hall';
import { hoursIfShut } from '../rules/shut';
import { numberOf, ticketFor } from '../tickets/newTicket';

interface Facts {
  /** Of the villager's own liaison, as one dials it. */
  liaison: string | null;
  /** Calls that this phone asked for. */
  calls: Ticket[];
  /** When somebody is there, where nobody is now. */
  hours: string | null;
}

/** Asked for in a day, those that were withdrawn among them. */
const A_DAY = 3;

/** Nobody is called without having said so: the offer names its digit, and what is called is the phone that sends it. */
export const callbackAsk = command('callback.ask', {
  slots: { inPerson: yes, inWriting: yes, sure: yes },
  writes: ({ sure }) => sure !== undefined,
  keepsText: true,
  async load(_, ask, scene): Promise<Facts> {
    const { caller, inbound } = scene;
    const [liaisons, tickets, matters, days] = await Promise.all([
      caller.household ? ask.liaisonsOf(caller.household.id) : [],
      ask.ticketsOf(inbound.from),
      ask.matters(),
      ask.localDays(),
    ]);
    const [liaison] = liaisons.filter((phone) => phone !== inbound.from);
    return {
      liaison: liaison === undefined ? null : sayPhone(liaison),
      calls: tickets.filter(({ kind }) => kind === 'callback'),
      hours: hoursIfShut(hallOf(matters), officialCalendar(days), scene),
    };
  },
  answer({ inPerson = false, inWriting, sure }, { liaison, calls, hours }, scene) {
    if (inWriting) return say({ view: 'callback.inWriting', data: {} });
    const waiting = calls.find(({ state }) => state === 'open');
    // Of a number that changed hands it was asked by somebody else.
    if (waiting && !scene.caller.gone) return waits(waiting, scene);
    if (!sure) return offer({ inPerson, liaison, hours }, scene);
    const today = calls.filter(({ at }) => scene.now - at < DAY);
    return today.length >= A_DAY ? say({ view: 'ticket.tooMany', data: {} }) : called(hours, scene);
  },
});

function offer(data: { inPerson: boolean } & Omit<Facts, 'calls'>, { inbound }: Scene): Turn {
  const show = { view: 'callback.offer', data } as const;
  // Who has no number can not be called.
  if (inbound.from === '') return say(show);
  const callMe: Choice = {
    label: { name: 'callMe' },
    act: { intent: 'callback.ask', slots: { sure: true } },
  };
  return say(show, [callMe]);
}

function called(hours: string | null, scene: Scene): Turn {
  const number = numberOf('callback', scene);
  return {
    ...standing({ view: 'callback.taken', data: { number, hours } }, number),
    changes: [ticketFor('callback', number, '', {}, scene)],
  };
}

function waits({ number, at }: Ticket, scene: Scene): Turn {
  return standing({ view: 'callback.waits', data: { number, day: day(at, scene) } }, number);
}

/** Said of a call that stands: a word takes it back, and a page has a link for that. */
function standing(show: NonNullable<Turn['reply']>['show'], number: string): Turn {
  const noNeed = { intent: 'cancel', slots: { ticket: number } } as const;
  return {
    reply: { show, pageChoices: [{ label: { name: 'noCall' }, act: noNeed }] },
    changes: [],
    dialogue: { open: null },
    subject: { kind: 'ticket', ticket: number },
    undo: noNeed,
  };
}
