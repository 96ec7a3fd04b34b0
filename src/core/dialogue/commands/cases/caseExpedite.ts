import { day } from '../../../calendar/day';
import { DAY } from '../../../calendar/durations';
import { type CaseFacts, isUnfinished } from '../../../model/cases';
import type { Act } from '../../../model/intent';
import type { Ticket } from '../../../model/tickets';
import { makeNotice } from '../../../notices/notice';
import { clip } from '../../../text/clip';
import { maskName } from '../../../text/mask';
import { command, type Scene, type Turn } from '../../scene/command';
import { isOffice } from '../../scene/offices';
import { asking, leadTo, say } from '../../scene/say';
import { OWN_WORDS, ownWords, spoken, word } from '../../scene/slotForms';
import { ticketsFrom, ticketTurn } from '../tickets/askedAfter';
import { numberOf, ticketFor } from '../tickets/newTicket';
import { hiddenCase, type Picked, pickCase, whichCase } from './pickCase';

interface Facts {
  picked: Picked;
  tickets: Ticket[];
  leaders: string[];
}

/** Asked once in so many days, a request is not asked again. */
const AGAIN_AFTER = 7 * DAY;
const REASON = 60;

/** 请求提前办结: a reason in own words goes to the department, and its answer comes by message. */
export const caseExpedite = command('case.expedite', {
  slots: { caseNo: word, text: ownWords, words: spoken },
  writes: ({ text, words }) => text !== undefined || words !== undefined,
  asks: {
    'expedite.ask': {
      form: ({ caseNo }) => ({ fields: [OWN_WORDS], keeps: { caseNo } }),
      outlivesPage: true,
      isWaitedFor: true,
      ended: 'expedite',
    },
  },
  async load(slots, ask, scene): Promise<Facts> {
    // A reason names no other case.
    const named = slots.text === undefined ? slots : { ...slots, words: undefined };
    const picked = await pickCase(named, ask, scene, isUnfinished);
    const leaders = 'one' in picked ? await ask.leadersOf(picked.one.department) : [];
    return { picked, tickets: await ticketsFrom(ask, scene), leaders };
  },
  answer(slots, { picked, tickets, leaders }, scene) {
    // 这个件可以加急, of a leader: what was asked of the office is shown, and answered there.
    if ('none' in picked && isOffice(scene.caller)) return leadTo({ intent: 'office.haste', slots: {} });
    if ('none' in picked) return say({ view: 'expedite.none', data: {} });
    if ('hidden' in picked) return hiddenCase(picked.hidden, hurry(picked.hidden), scene);
    if ('several' in picked) return { reply: whichCase(picked.several, scene, hurry), changes: [] };
    const { one } = picked;
    const matter = clip(one.matter, 12);
    if (slots.words !== undefined && scene.says.asksGreen.test(slots.words)) return ofGreen(one, matter);
    if (one.state === 'certified')
      return leadTo({ intent: 'case.status', slots: { caseNo: one.number, about: 'collect' } });
    if (!isUnfinished(one)) return say({ view: 'expedite.over', data: { matter } });
    const before = tickets.find((ticket) => isSameRequest(ticket, one, scene.now));
    if (before) return already(before, matter, scene);
    const reason = slots.text ?? reasonIn(slots.words, scene);
    return reason === null ? askReason(one, matter) : take(one, reason, leaders, scene);
  },
});

/** Whoever picks a line, or proves whose it is, is asked for the reason once more: no words are remembered. */
function hurry(caseNo: string): Act {
  return { intent: 'case.expedite', slots: { caseNo } };
}

/** 能快点不 工人等着开工: said along with it, nobody is asked for it. */
function reasonIn(words: string | undefined, { doubtful, says }: Scene): string | null {
  return words !== undefined && !doubtful && says.givesReason.test(words) ? words : null;
}

/** 走的是不是绿色通道 hurries nothing. */
function ofGreen({ green, number, matter: name }: CaseFacts, matter: string): Turn {
  const subject = { kind: 'case', caseNo: number, matter: name } as const;
  return { ...say({ view: 'case.green', data: { matter, green } }), subject };
}

/** It waits for its answer, or has it. */
function already(before: Ticket, matter: string, scene: Scene): Turn {
  const { number, at, state } = before;
  if (state !== 'open') return ticketTurn(before, scene);
  const on = day(at, scene);
  return {
    ...say({ view: 'expedite.already', data: { matter, day: on, number } }),
    subject: { kind: 'ticket', ticket: number },
  };
}

function isSameRequest({ kind, case: about, at, state }: Ticket, one: CaseFacts, now: number): boolean {
  return kind === 'expedite' && about === one.number && state !== 'withdrawn' && now - at < AGAIN_AFTER;
}

function askReason(one: CaseFacts, matter: string): Turn {
  const expects = { state: 'expedite.ask', expects: 'text', caseNo: one.number } as const;
  return asking({ view: 'expedite.ask', data: { matter } }, expects);
}

/** The reason is on record for the desk, and the department's first leader hears of it. */
function take(one: CaseFacts, text: string, leaders: string[], scene: Scene): Turn {
  const number = numberOf('expedite', scene);
  const matter = clip(one.matter, 12);
  const [leader] = leaders;
  const data = { applicant: maskName(one.applicant), matter, number: one.number, reason: clip(text, REASON) };
  return {
    reply: {
      show: {
        view: 'expedite.taken',
        data: { matter, department: clip(one.department, 10), number },
      },
    },
    changes: [ticketFor('expedite', number, text, { case: one.number }, scene)],
    dialogue: { open: null },
    subject: { kind: 'ticket', ticket: number },
    undo: { intent: 'cancel', slots: { ticket: number } },
    notices:
      leader === undefined
        ? []
        : [makeNotice({ view: 'alert.expedite', data }, { to: leader, key: `${number}:${leader}` })],
  };
}
