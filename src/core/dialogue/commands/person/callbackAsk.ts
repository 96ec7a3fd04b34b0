/** 找人: whom to turn to, and a call back from somebody of the office. */
import { day } from '../../../calendar/day';
import { DAY } from '../../../calendar/durations';
import type { Ticket } from '../../../model/tickets';
import { type Choice, command, picking, type Scene, say, type Turn } from '../../scene/command';
import { yes } from '../../scene/slotForms';
import { numberOf, ticketFor } from '../tickets/newTicket';

interface Facts {
  /** Of the villager's own liaison, as one dials it. */
  liaison: string | null;
  /** Calls that this phone asked for. */
  calls: Ticket[];
}

/** Asked for in a day, those that were withdrawn among them. */
const A_DAY = 3;

/** Nobody is called without having said so: the offer names its digit, and what is called is the phone that sends it. */
export const callbackAsk = command('callback.ask', {
  slots: { inPerson: yes, sure: yes },
  writes: ({ sure }) => sure !== undefined,
  keepsText: true,
  async load(_, ask, { caller, inbound }): Promise<Facts> {
    const [liaisons, tickets] = await Promise.all([
      caller.household ? ask.liaisonsOf(caller.household.id) : [],
      ask.ticketsOf(inbound.from),
    ]);
    const [liaison] = liaisons.filter((phone) => phone !== inbound.from);
    return {
      liaison: liaison?.replace(/^\+86/, '') ?? null,
      calls: tickets.filter(({ kind }) => kind === 'callback'),
    };
  },
  answer({ inPerson = false, sure }, { liaison, calls }, scene) {
    const waiting = calls.find(({ state }) => state === 'open');
    if (waiting) return waits(waiting, scene);
    if (!sure) return offer({ inPerson, liaison }, scene);
    const today = calls.filter(({ at }) => scene.now - at < DAY);
    return today.length >= A_DAY ? say({ view: 'ticket.tooMany', data: {} }) : called(scene);
  },
});

function offer(data: { inPerson: boolean; liaison: string | null }, { inbound }: Scene): Turn {
  const show = { view: 'callback.offer', data } as const;
  // Who has no number can not be called.
  if (inbound.from === '') return say(show);
  const callMe: Choice = {
    label: { name: 'callMe' },
    act: { intent: 'callback.ask', slots: { sure: true } },
  };
  return {
    reply: { show, ...picking([callMe]) },
    changes: [],
  };
}

function called(scene: Scene): Turn {
  const number = numberOf('callback', scene);
  return {
    ...standing({ view: 'callback.taken', data: { number } }, number),
    changes: [ticketFor('callback', number, '', {}, scene)],
  };
}

function waits({ number, at }: Ticket, { now, utcOffset, language }: Scene): Turn {
  const on = day(at, now, utcOffset, language);
  return standing({ view: 'callback.waits', data: { number, day: on } }, number);
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
