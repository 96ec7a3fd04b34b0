import { type CaseFacts, hasEnded } from '../../../model/cases';
import type { SlotsOf } from '../../../model/intent';
import type { Ticket } from '../../../model/tickets';
import { tail } from '../../../text/mask';
import { askIdentity, isOffice, maySee } from '../../scene/access';
import { command, leadTo, type Scene, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { about, among, spoken, word } from '../../scene/slotForms';
import { askedTurn, isTicketNumber, ticketTurn } from '../tickets/tickets';
import { detail, list } from './caseTurns';
import { type OfficeAsked, officeAnswer, officeAsked } from './officeStatus';
import { casesIn } from './pickCase';

type Facts =
  | { asked: CaseFacts | null }
  /** `named`: those of them that the message names. */
  | { own: CaseFacts[]; named: CaseFacts[] }
  /** Those whose number ends so. */
  | { ending: CaseFacts[] }
  | { ticket: Ticket }
  /** All that this phone asked in own words, newest first. */
  | { tickets: Ticket[] }
  /** As a leader or a supervisor asks. */
  | { office: OfficeAsked };

/** As the lines of a list show a number. */
const TAIL = /^\d{4}$/;

/** Where a case is: by its number, or the open ones of this phone. */
export const caseStatus = command('case.status', {
  slots: {
    caseNo: word,
    matter: word,
    about: about('case.status'),
    asked: among('complaint', 'consult', 'expedite'),
    words: spoken,
  },
  writes: false,
  keepsText: true,
  above: 'case.status',
  asks: {
    'case.ask': { form: () => ({ fields: [{ name: 'caseNo', kind: 'any', max: 20 }] }), ended: 'look' },
  },
  async load(slots, ask, scene): Promise<Facts> {
    const { caseNo, matter, asked, words } = slots;
    if (asked !== undefined) return { tickets: await ask.ticketsOf(scene.inbound.from) };
    const own =
      caseNo === undefined || TAIL.test(caseNo) || isOffice(scene.caller) ? await casesOf(ask, scene) : [];
    const office = isOffice(scene.caller) ? await officeAsked(slots, own, ask, scene) : null;
    if (office) return { office };
    if (caseNo !== undefined && !TAIL.test(caseNo)) return byNumber(caseNo, ask, scene);
    if (caseNo !== undefined) return { ending: own.filter(({ number }) => tail(number) === caseNo) };
    if (matter !== undefined) return { own: own.filter((one) => one.matter === matter), named: [] };
    return { own, named: own.length > 1 ? await casesIn(words, own, ask, scene) : [] };
  },
  answer(slots, facts, scene) {
    if ('tickets' in facts) return askedTurn(slots.asked ?? 'complaint', facts.tickets, scene);
    if ('ticket' in facts) return ticketTurn(facts.ticket, scene);
    if ('office' in facts) return offered(slots.caseNo, scene) ?? officeAnswer(facts.office, slots, scene);
    if ('own' in facts) return namedCases(facts.named, scene) ?? ownCases(facts.own, scene);
    if ('ending' in facts) return byEnding(slots.caseNo ?? '', facts.ending, scene);
    const { asked } = facts;
    if (asked && maySee(asked, scene)) return detail(asked, scene);
    if (!scene.dialogue.access.granted) return askIdentity({ intent: 'case.status', slots }, scene.dialogue);
    const number = slots.caseNo ?? '';
    return { reply: { show: { view: 'case.notFound', data: { number } } }, changes: [] };
  },
});

/** A ticket is read by the phone that asked; to everybody else it is a number like any other that is not there. */
async function byNumber(number: string, ask: Reads, { inbound }: Scene): Promise<Facts> {
  if (!isTicketNumber(number)) return { asked: await ask.caseByNumber(number) };
  const ticket = await ask.ticket(number);
  return ticket?.phone === inbound.from ? { ticket } : { asked: null };
}

/** Those of this phone, else those that were proved to be one's own. */
async function casesOf(ask: Reads, scene: Scene): Promise<CaseFacts[]> {
  const own = await ask.casesOf(scene.inbound.from);
  if (own.length > 0) return own;
  const proved = scene.dialogue.access.granted?.cases.slice(0, 8) ?? [];
  const found = await Promise.all(proved.map((number) => ask.caseByNumber(number)));
  return found.filter((one) => one !== null);
}

/** 营业执照办好了吗: the one case of that matter, or those of it as a list of their own; null where none was named. */
function namedCases(named: CaseFacts[], scene: Scene): Turn | null {
  const [first] = named;
  if (!first) return null;
  const { matter, number } = first;
  if (named.length === 1) return to({ caseNo: number });
  return named.every((one) => one.matter === matter) ? to({ matter }) : ownCases(named, scene);
}

/** What is asked next is then about that case, or turns the pages of that list. */
function to(slots: SlotsOf['case.status']): Turn {
  return leadTo({ intent: 'case.status', slots });
}

/** What the line with this number stands for; else the case itself. */
function byEnding(ending: string, found: CaseFacts[], scene: Scene): Turn {
  const line = offered(ending, scene);
  if (line) return line;
  const [first] = found;
  if (first) return found.length === 1 ? to({ caseNo: first.number }) : ownCases(found, scene);
  return { reply: { show: { view: 'case.notFound', data: { number: ending } } }, changes: [] };
}

/** The line of the open list whose number ends so, be it to rate or to hurry that case. */
function offered(ending: string | undefined, { dialogue }: Scene): Turn | null {
  if (ending === undefined || !TAIL.test(ending)) return null;
  const act = dialogue.open?.choices.find(
    ({ slots }) => 'caseNo' in slots && slots.caseNo !== undefined && tail(slots.caseNo) === ending,
  );
  return act ? leadTo(act) : null;
}

function ownCases(own: CaseFacts[], scene: Scene): Turn {
  const running = own.filter((one) => !hasEnded(one));
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
