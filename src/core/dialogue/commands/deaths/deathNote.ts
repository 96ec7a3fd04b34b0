/** Somebody has died: what is to be done, and a request that an office reads. Nothing is changed by a message. */

import type { SlotsOf } from '../../../model/intent';
import type { Ticket } from '../../../model/tickets';
import { type Choice, command, type Scene, say, type Turn } from '../../scene/command';
import { isLiaison } from '../../scene/offices';
import { ownWords, spoken, word } from '../../scene/slotForms';
import { likeness } from '../tickets/likeness';
import { numberOf, ticketFor } from '../tickets/newTicket';
import { isOverToday } from '../tickets/tickets';

type Slots = SlotsOf['death.note'];

interface Facts {
  /** Of this phone, newest first. */
  before: Ticket[];
  /** What was said before, and is passed on now. */
  draft: Ticket | null;
}

/** Such a share of what is said now was said in one that is being looked into: it is the same death. */
const SAME = 0.6;

/** A liaison who wants it put right is taken at the word; anybody else reads what to do, and may have it passed on. */
export const deathNote = command('death.note', {
  slots: { text: ownWords, ticket: word, own: spoken, asked: spoken, how: spoken },
  writes: ({ text, ticket }) => text !== undefined || ticket !== undefined,
  async load({ ticket }, ask, { inbound }): Promise<Facts> {
    const [before, found] = await Promise.all([
      ask.ticketsOf(inbound.from),
      ticket === undefined ? null : ask.ticket(ticket),
    ]);
    return { before, draft: found?.state === 'draft' && found.phone === inbound.from ? found : null };
  },
  answer(slots, { before, draft }, scene) {
    if (slots.how) return say({ view: 'death.how', data: {} });
    const text = draft?.text ?? slots.text;
    if (text === undefined) return say({ view: 'death.offer', data: { liaison: false, offer: false } });
    const same = before.find((one) => isSame(text, one));
    if (same) return noted(same.number, scene);
    if (isOverToday(before, scene)) return say({ view: 'ticket.tooMany', data: {} });
    if (draft) {
      const change = { kind: 'ticketAsked', number: draft.number, at: scene.now } as const;
      return { ...noted(draft.number, scene), changes: [change] };
    }
    const isReport = isLiaison(scene.caller) && slots.own === undefined;
    if (!isReport || !slots.asked) return offered(text, isReport, scene);
    const number = numberOf('death', scene);
    return { ...noted(number, scene), changes: [ticketFor('death', number, text, {}, scene)] };
  },
});

function isSame(text: string, { kind, state, text: said }: Ticket): boolean {
  return kind === 'death' && state === 'open' && likeness(text, said).share >= SAME;
}

/** Kept for whoever said it, until it is to be passed on. */
function offered(text: string, isReport: boolean, scene: Scene): Turn {
  const number = numberOf('death', scene);
  const slots: Slots = { ticket: number };
  const choices: Choice[] = [
    { label: { name: 'tellOffice' }, act: { intent: 'death.note', slots } },
    { label: { name: 'leaveIt' }, act: { intent: 'cancel', slots: {} } },
  ];
  const show = { view: 'death.offer', data: { liaison: isReport, offer: true } } as const;
  return {
    ...say(show, choices, { confirms: true }),
    changes: [ticketFor('death', number, text, {}, scene, 'draft')],
  };
}

function noted(number: string, scene: Scene): Turn {
  const withdraw = { intent: 'cancel', slots: { ticket: number } } as const;
  const show = { view: 'death.noted', data: { number, liaison: isLiaison(scene.caller) } } as const;
  return {
    reply: { show, pageChoices: [{ label: { name: 'withdraw' }, act: withdraw }] },
    changes: [],
    dialogue: { open: null },
    subject: { kind: 'ticket', ticket: number },
    undo: withdraw,
  };
}
