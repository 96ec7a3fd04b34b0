import { isPartDone } from '../../cases/parallel';
import { clip } from '../../text/clip';
import { day } from '../../text/day';
import { maskName, tail } from '../../text/mask';
import { askIdentity, maySee } from '../access';
import type { Choice, Command, Scene, Turn } from '../command';
import { CASE_ENDS, type CaseFacts, type CaseState, type Reads } from '../facts';
import { pageOf } from '../paging';
import type { Ticket } from '../services';
import type { View } from '../views';
import { isTicketNumber, ticketTurn } from './tickets';

type Facts = { asked: CaseFacts | null } | { own: CaseFacts[] } | { ticket: Ticket };

/** States in which the promised day counts, and what the offices note is meant for one another. */
const RUNNING: readonly CaseState[] = ['accepted', 'processing'];

/** Where a case is: by its number, or the open ones of this phone. */
export const caseStatus: Command<'case.status', Facts> = {
  intent: 'case.status',
  async load({ caseNo }, ask, scene) {
    if (caseNo !== undefined) return byNumber(caseNo, ask, scene);
    const own = await ask.casesOf(scene.inbound.from);
    if (own.length > 0) return { own };
    const proved = scene.dialogue.access.granted?.cases.slice(0, 8) ?? [];
    const found = await Promise.all(proved.map((number) => ask.caseByNumber(number)));
    return { own: found.filter((one) => one !== null) };
  },
  answer(slots, facts, scene) {
    if ('ticket' in facts) return ticketTurn(facts.ticket, scene);
    if ('own' in facts) return ownCases(facts.own, scene);
    const { asked } = facts;
    if (asked && maySee(asked, scene)) return detail(asked, scene);
    if (!scene.dialogue.access.granted) return askIdentity({ intent: 'case.status', slots }, scene.dialogue);
    const number = slots.caseNo ?? '';
    return { reply: { show: { view: 'case.notFound', data: { number } } }, changes: [] };
  },
};

/** A ticket is read by the phone that asked; to everybody else it is a number like any other that is not there. */
async function byNumber(number: string, ask: Reads, { inbound }: Scene): Promise<Facts> {
  if (!isTicketNumber(number)) return { asked: await ask.caseByNumber(number) };
  const ticket = await ask.ticket(number);
  return ticket?.phone === inbound.from ? { ticket } : { asked: null };
}

function ownCases(own: CaseFacts[], scene: Scene): Turn {
  const running = own.filter((one) => !CASE_ENDS.includes(one.state));
  const shown = running.length > 0 ? running : own;
  const [first] = shown;
  if (!first) {
    return {
      reply: {
        show: { view: 'case.none', data: {} },
        expects: { state: 'case.ask', expects: 'caseNo', for: 'case.status' },
      },
      changes: [],
    };
  }
  return shown.length === 1 ? detail(first, scene) : list(shown, scene);
}

function list(shown: CaseFacts[], scene: Scene): Turn {
  const { rows, page, pages } = pageOf(shown, scene.page, scene.medium, scene.language);
  const choices = rows.map(
    (one): Choice => ({
      label: {
        row: {
          view: 'case.row',
          data: { matter: clip(one.matter, 12), tail: tail(one.number), state: one.state },
        },
      },
      act: { intent: 'case.status', slots: { caseNo: one.number } },
    }),
  );
  return {
    reply: {
      show: { view: 'case.list', data: { count: shown.length } },
      choices,
      expects: { state: 'case.list', expects: 'choice', options: rows.length },
      list: { page, pages, rows: [] },
    },
    changes: [],
  };
}

function detail(one: CaseFacts, scene: Scene): Turn {
  const { now, utcOffset, language } = scene;
  const promised = RUNNING.includes(one.state) ? one.promisedAt : null;
  const show: View = {
    view: 'case.detail',
    data: {
      applicant: maskName(one.applicant),
      matter: clip(one.matter, 12),
      number: one.number,
      state: one.state,
      note: one.note && !RUNNING.includes(one.state) ? clip(one.note.replace(/[。.]+$/, ''), 40) : null,
      promised: promised === null ? null : day(promised, now, utcOffset, language),
      late: promised !== null && now > promised,
      parts: parts(one),
    },
  };
  return {
    reply: { show, expects: { state: 'case.detail', expects: 'none', caseNo: one.number } },
    changes: [],
  };
}

function parts({ parts: all }: CaseFacts): { total: number; done: number; waiting: string | null } | null {
  if (all.length === 0) return null;
  const open = all.filter((part) => !isPartDone(part)).map((part) => part.department);
  return {
    total: all.length,
    done: all.length - open.length,
    waiting: open.length > 0 ? clip(open.join('、'), 16) : null,
  };
}
