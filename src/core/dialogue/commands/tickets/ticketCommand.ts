/** What is asked in own words and answered by message. */
import type { Change } from '../../../model/change';
import type { SlotsOf } from '../../../model/intent';
import type { Scene, Turn } from '../../scene/command';
import { asking, say } from '../../scene/say';
import { OWN_WORDS } from '../../scene/slotForms';
import { type Before, isOverToday, loadBefore, sameIn } from './before';
import { numberOf, ticketFor } from './newTicket';
import { offerTicket } from './offer';
import { isThin } from './thin';

type Kind = 'complaint' | 'consult';
type Said = SlotsOf['complaint.file'];

/** 投诉 and 咨询: asks for the words where there are none, keeps them, and tells the number. */
export function ticketCommand(kind: Kind) {
  return {
    writes: ({ text, ticket }: Said) => text !== undefined || ticket !== undefined,
    load: loadBefore,
    answer({ text }: Said, { before, draft }: Before, scene: Scene): Turn {
      const words = draft?.text ?? text;
      if (words === undefined || isThin(words, scene.says)) return askText(kind);
      if (isOverToday(before, scene)) return say({ view: 'ticket.tooMany', data: {} });
      if (draft)
        return taken(kind, draft.number, { kind: 'ticketAsked', number: draft.number, at: scene.now });
      const same = scene.caller.gone ? undefined : sameIn(before, kind, words, scene);
      if (same) {
        const show = { view: 'ticket.again', data: { kind, number: same.number } } as const;
        return offerTicket(kind, words, show, scene);
      }
      if (scene.doubtful) return offerTicket(kind, words, { view: 'ticket.doubt', data: { kind } }, scene);
      const number = numberOf(kind, scene);
      return taken(kind, number, ticketFor(kind, number, words, {}, scene));
    },
  };
}

function taken(kind: Kind, number: string, change: Change): Turn {
  return {
    ...say({ view: 'ticket.taken', data: { kind, number } }),
    changes: [change],
    dialogue: { open: null },
    subject: { kind: 'ticket', ticket: number },
    undo: { intent: 'cancel', slots: { ticket: number } },
  };
}

function askText(kind: Kind): Turn {
  const state = kind === 'complaint' ? 'complaint.ask' : 'consult.ask';
  return asking({ view: 'ticket.ask', data: { kind } }, { state, expects: 'text' });
}

/** How the words are asked for. */
export const ASKED = {
  form: () => ({ fields: [OWN_WORDS] }),
  outlivesPage: true,
  isWaitedFor: true,
} as const;
