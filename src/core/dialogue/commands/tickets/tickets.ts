/** What is asked in own words and answered by message. */
import { DAY } from '../../../calendar/durations';
import type { Change } from '../../../model/change';
import type { SlotsOf } from '../../../model/intent';
import type { Ticket } from '../../../model/tickets';
import { asking, command, type Scene, say, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { OWN_WORDS, ownWords, word } from '../../scene/slotForms';
import { isThin, likeness } from './likeness';
import { numberOf, ticketFor } from './newTicket';
import { offerTicket } from './offer';

const A_DAY = 5;
/** Such a share of what is said now was said in one that waits for its answer: it is the same thing once more. */
const SAME = 0.6;

type Kind = 'complaint' | 'consult';
type Said = SlotsOf['complaint.file'];

interface Facts {
  /** Newest first. */
  before: Ticket[];
  /** What was written before, and is asked now. */
  draft: Ticket | null;
}

async function loadFacts({ ticket }: Said, ask: Reads, { inbound }: Scene): Promise<Facts> {
  const [before, found] = await Promise.all([
    ask.ticketsOf(inbound.from),
    ticket === undefined ? null : ask.ticket(ticket),
  ]);
  return { before, draft: found?.state === 'draft' && found.phone === inbound.from ? found : null };
}

/** Whether this phone asked as much as it may in a day. */
export function isOverToday(before: readonly Ticket[], { now }: Scene): boolean {
  return before.filter((ticket) => ticket.kind !== 'expedite' && now - ticket.at < DAY).length >= A_DAY;
}

/** 投诉 and 咨询: asks for the words where there are none, keeps them, and tells the number. */
function ticketCommand(kind: Kind) {
  return {
    writes: ({ text, ticket }: Said) => text !== undefined || ticket !== undefined,
    load: loadFacts,
    answer({ text }: Said, { before, draft }: Facts, scene: Scene): Turn {
      const words = draft?.text ?? text;
      if (words === undefined || isThin(words)) return askText(kind);
      if (isOverToday(before, scene)) return say({ view: 'ticket.tooMany', data: {} });
      if (draft)
        return taken(kind, draft.number, { kind: 'ticketAsked', number: draft.number, at: scene.now });
      const same = scene.caller.gone ? undefined : before.find((each) => isSame(words, each, kind));
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

function isSame(words: string, { state, kind, text }: Ticket, asked: Kind): boolean {
  return state === 'open' && kind === asked && likeness(words, text).share >= SAME;
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

export const ASKED = {
  form: () => ({ fields: [OWN_WORDS] }),
  outlivesPage: true,
  isWaitedFor: true,
} as const;

export const complaintFile = command('complaint.file', {
  slots: { text: ownWords, ticket: word },
  ...ticketCommand('complaint'),
  asks: { 'complaint.ask': { ...ASKED, ended: 'complaint' } },
});

/** What `consult.ask` does with words that are to be passed on. */
export const consultTicket = ticketCommand('consult');
