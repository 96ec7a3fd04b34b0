/** Somebody has died: what is to be done, and a request that an office reads. Nothing is changed by a message. */

import type { SlotsOf } from '../../../model/intent';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { isLiaison } from '../../scene/offices';
import { say } from '../../scene/say';
import { ownWords, spoken, word } from '../../scene/slotForms';
import { isOverToday, loadBefore, sameIn } from '../tickets/before';
import { numberOf, ticketFor } from '../tickets/newTicket';

type Slots = SlotsOf['death.note'];

/** A liaison who wants it put right is taken at the word; anybody else reads what to do, and may have it passed on. */
export const deathNote = command('death.note', {
  slots: { text: ownWords, ticket: word, own: spoken, asked: spoken, how: spoken },
  writes: ({ text, ticket }) => text !== undefined || ticket !== undefined,
  load: loadBefore,
  answer(slots, { before, draft }, scene) {
    if (slots.how) return say({ view: 'death.how', data: {} });
    const text = draft?.text ?? slots.text;
    if (text === undefined) return say({ view: 'death.offer', data: { liaison: false, offer: false } });
    const same = sameIn(before, 'death', text, scene);
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
