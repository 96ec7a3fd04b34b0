import type { CaseFacts } from '../../../model/cases';
import type { SlotsOf } from '../../../model/intent';
import type { Matter } from '../../../model/matters';
import type { Ticket } from '../../../model/tickets';
import { tail } from '../../../text/mask';
import { maySee } from '../../scene/access';
import { casesWith } from '../../scene/casesWith';
import { command, type Scene, type Turn } from '../../scene/command';
import { isOffice } from '../../scene/offices';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { about, among, spoken, word } from '../../scene/slotForms';
import { guideSpokenOf } from '../../scene/subjectOf';
import { dueOf } from '../guides/dueFee';
import { askedTurn, thoseTurn, ticketsFrom, ticketsMeant, ticketTurn } from '../tickets/askedAfter';
import { isTicketNumber } from '../tickets/newTicket';
import { type Known, knownOf } from './caseAbout';
import { casesMeant, lacking, suited } from './casesMeant';
import { detail, list } from './caseTurns';
import { isNear, looksMistyped } from './mistyped';
import { badNumber, noCase, ofMatter, ofMoney, ofPayment, otherMatter, paidFor } from './noSuchCase';
import { type OfficeAsked, officeAnswer, officeAsked } from './officeStatus';
import { hiddenCase, isSaid } from './pickCase';
import { isOfVillage } from './villagersOwn';

type Slots = SlotsOf['case.status'];

type Facts =
  | { asked: CaseFacts | null; own: CaseFacts[]; known: Known }
  /** `named`: those of them that the message names. */
  | { own: CaseFacts[]; named: CaseFacts[]; known: Known }
  /** A matter that the message names and none of them is about; `programme`: money of that name which the household gets. */
  | { own: CaseFacts[]; other: Matter; programme: string | null }
  /** A guide was spoken of last, and the words name nothing: the name of its matter. */
  | { guide: string }
  /** Those whose number ends so. */
  | { ending: CaseFacts[] }
  | { ticket: Ticket }
  /** All that this phone asked in own words, newest first. */
  | { tickets: Ticket[] }
  /** Those of them that the words are about, where no case is. */
  | { meant: readonly Ticket[] }
  /** As a leader or a supervisor asks. */
  | { office: OfficeAsked }
  /** Number of a case of the village that this liaison looks after. */
  | { villagers: string };

/** As the lines of a list show a number. */
const TAIL = /^\d{4}$/;

/** Where a case is, or what is asked of it: by its number, by its matter as people call it, or the open ones of this phone. */
export const caseStatus = command('case.status', {
  slots: {
    caseNo: word,
    matter: word,
    about: about('case.status'),
    asked: among('complaint', 'consult', 'expedite', 'any'),
    words: spoken,
  },
  writes: false,
  keepsText: true,
  above: 'case.status',
  asks: {
    'case.ask': { form: () => ({ fields: [{ name: 'caseNo', kind: 'any', max: 20 }] }), ended: 'look' },
  },
  async load(slots, ask, scene): Promise<Facts> {
    if (slots.asked !== undefined) return { tickets: await ticketsFrom(ask, scene) };
    const own = await casesOf(ask, scene);
    const office = isOffice(scene.caller) ? await officeAsked(slots, own, ask, scene) : null;
    if (office) return { office };
    const { caseNo, matter, words } = slots;
    if (caseNo !== undefined && isSaid(caseNo, words)) return byNumber(caseNo, own, ask, scene);
    if (matter !== undefined) {
      const named = own.filter((one) => one.matter === matter);
      return { own: named, named: [], known: await knownOf(named, ask) };
    }
    return byWords(slots, own, ask, scene);
  },
  answer(said, facts, scene) {
    const slots = withoutFee(said, scene);
    if ('tickets' in facts) return askedTurn(slots.asked ?? 'any', slots.words, facts.tickets, scene);
    if ('meant' in facts) return thoseTurn(facts.meant, scene);
    if ('ticket' in facts) return ticketTurn(facts.ticket, scene);
    if ('villagers' in facts) return leadTo({ intent: 'liaison.case', slots: { caseNo: facts.villagers } });
    if ('office' in facts) return offered(slots.caseNo, scene) ?? officeAnswer(facts.office, slots, scene);
    if ('other' in facts) return otherMatter(facts, slots, scene);
    if ('guide' in facts) return ofMatter(facts.guide, slots.about, scene, slots.words) ?? noCase();
    if ('ending' in facts) return byEnding(slots.caseNo ?? '', facts.ending, scene);
    if ('named' in facts) return namedCases(facts.named, slots, scene) ?? ownCases(facts, slots, scene);
    return numbered(facts, slots, scene);
  },
});

/** 是谁叫停的: where no word is of money, what is to be paid is not asked. */
function withoutFee(slots: Slots, { says }: Scene): Slots {
  const { about, ...others } = slots;
  return about === 'pay' && slots.words !== undefined && !says.ofFee.test(slots.words) ? others : slots;
}

/** A ticket is read by the phone that asked; to everybody else it is a number like any other that is not there. */
async function byNumber(number: string, own: CaseFacts[], ask: Reads, scene: Scene): Promise<Facts> {
  if (TAIL.test(number)) return { ending: own.filter((one) => tail(one.number) === number) };
  if (isTicketNumber(number)) {
    const ticket = await ask.ticket(number);
    if (ticket?.phone === scene.inbound.from) return { ticket };
    return { asked: null, own: [], known: await knownOf([], ask) };
  }
  const asked = await ask.caseByNumber(number);
  if (asked && !maySee(asked, scene) && (await isOfVillage(asked, ask, scene))) return { villagers: number };
  return { asked, own, known: await knownOf(asked ? [asked] : [], ask) };
}

async function byWords(
  { caseNo, words, about }: Slots,
  own: CaseFacts[],
  ask: Reads,
  scene: Scene,
): Promise<Facts> {
  const { named, other } = await casesMeant(words, own, ask, scene);
  // Spoken of before, and the words name no other one.
  if (caseNo !== undefined && named.length === 0)
    return byNumber(lacking(caseNo, about, own) ?? caseNo, own, ask, scene);
  const tickets = named.length > 0 || isOffice(scene.caller) ? [] : await ticketsFrom(ask, scene);
  const meant = ticketsMeant(words, own.length, tickets, scene);
  if (meant.length > 0) return { meant };
  const due = other && words !== undefined ? dueOf(words, own, scene) : null;
  if (due !== null) return byNumber(due, own, ask, scene);
  if (other) return { own, other, programme: await paidFor(other, ask, scene) };
  const spokenOf = named.length > 0 ? undefined : guideSpokenOf(scene);
  if (spokenOf !== undefined && ofMatter(spokenOf, about, scene)) return { guide: spokenOf };
  return { own, named, known: await knownOf(named.length > 0 ? named : own, ask) };
}

/** Those of this phone, else those that were proved to be one's own. */
async function casesOf(ask: Reads, scene: Scene): Promise<CaseFacts[]> {
  const own = await ask.casesOf(scene.inbound.from);
  if (own.length > 0) return own;
  return casesWith(scene.dialogue.access.granted?.cases.slice(0, 8) ?? [], ask);
}

function numbered(
  { asked, own, known }: { asked: CaseFacts | null; own: CaseFacts[]; known: Known },
  slots: Slots,
  scene: Scene,
): Turn {
  const number = slots.caseNo ?? '';
  if (asked && maySee(asked, scene)) return detail(asked, slots.about, known, scene, slots.words);
  if (own.some((one) => isNear(number, one.number))) return badNumber(number, own, scene);
  return hiddenCase(number, { intent: 'case.status', slots }, scene);
}

/** 营业执照办好了吗: the one case of that matter, or those of it as a list of their own; null where none was named. */
function namedCases(named: CaseFacts[], slots: Slots, scene: Scene): Turn | null {
  const meant = suited(named, slots.about);
  const [first] = meant;
  if (!first) return null;
  const { matter, number } = first;
  const asked = slots.about === undefined ? {} : { about: slots.about };
  // What is asked next is then about that case, or turns the pages of that list.
  if (meant.length === 1) return leadTo({ intent: 'case.status', slots: { caseNo: number, ...asked } });
  const alone = named.every((one) => one.matter === matter);
  return alone
    ? leadTo({ intent: 'case.status', slots: { matter, ...asked } })
    : list(meant, slots.about, scene);
}

/** What the line with this number stands for; else the case itself. */
function byEnding(ending: string, found: CaseFacts[], scene: Scene): Turn {
  const line = offered(ending, scene);
  if (line) return line;
  const [first] = found;
  if (!first) return say({ view: 'case.notFound', data: { number: ending } });
  if (found.length > 1) return list(suited(found, undefined), undefined, scene);
  return leadTo({ intent: 'case.status', slots: { caseNo: first.number } });
}

/** The line of the open list whose number ends so, be it to rate or to hurry that case. */
function offered(ending: string | undefined, { dialogue }: Scene): Turn | null {
  if (ending === undefined || !TAIL.test(ending)) return null;
  const act = dialogue.open?.choices.find(
    ({ slots }) => 'caseNo' in slots && slots.caseNo !== undefined && tail(slots.caseNo) === ending,
  );
  return act ? leadTo(act) : null;
}

function ownCases({ own, known }: { own: CaseFacts[]; known: Known }, slots: Slots, scene: Scene): Turn {
  const mistyped = looksMistyped(slots.words);
  if (mistyped !== null) return badNumber(mistyped, own, scene);
  const meant = suited(own, slots.about);
  const [first] = meant;
  if (!first) return ofPayment(slots, scene) ?? ofMoney(slots, scene) ?? noCase(slots.about);
  return meant.length === 1
    ? detail(first, slots.about, known, scene, slots.words)
    : list(meant, slots.about, scene);
}
