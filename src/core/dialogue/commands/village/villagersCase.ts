/** How the case of a villager stands, as the liaison of that village may know: where it is and until when, and nothing of what is in it. */

import { day } from '../../../calendar/day';
import { clockRuns, hasEnded, type VillagersCase } from '../../../model/cases';
import type { SlotsOf } from '../../../model/intent';
import type { Called } from '../../../model/people';
import { clip } from '../../../text/clip';
import { maskName, tail } from '../../../text/mask';
import { audited } from '../../scene/audited';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { listOf } from '../../scene/paging';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { count, forgotten, spoken, upTo, word, yes } from '../../scene/slotForms';
import { casesMeant } from '../cases/casesMeant';
import { howLook } from '../liaison/liaisonLook';
import { notLiaison } from '../liaison/unreached';

type Slots = SlotsOf['liaison.case'];

interface Facts {
  /** Somebody of the village is called so. */
  known: boolean;
  /** Their cases, those that the words name where they name any. */
  cases: VillagersCase[];
  /** The one matter that the words name among them. */
  matter: string | null;
  /** They were found by a name in full, which is not remembered: their list has one page. */
  isFull: boolean;
}

const SURNAME = 2;

/** 老王家的低保办到哪了: of people of the own village alone, and on record; of everybody else it says no more than of nobody. */
export const liaisonCase = command('liaison.case', {
  slots: {
    head: forgotten(word),
    group: count,
    surname: upTo(SURNAME),
    house: yes,
    money: spoken,
    matter: word,
    caseNo: word,
    words: spoken,
  },
  // Each look is put on record.
  writes: false,
  async load(slots, ask, scene): Promise<Facts | null> {
    const village = await ask.villageOf(scene.inbound.from);
    if (!village) return null;
    if (slots.caseNo !== undefined) return picked(slots.caseNo, village, ask);
    const { cases, ...found } = await called(slots, village, ask);
    const there = cases.filter(({ group }) => group === slots.group);
    return { ...found, ...(await ofMatter(slots, there.length > 0 ? there : cases, ask, scene)) };
  },
  answer(slots, facts, scene) {
    if (!facts) return notLiaison();
    const open = facts.cases.filter((one) => !hasEnded(one));
    const meant = open.length > 0 ? open : facts.cases;
    const [only, ...others] = meant;
    if (!only) return nothingThere(slots, facts.known);
    if (others.length === 0) return shown(only, scene);
    // Named in the words, it has to be named in what turns the page as well.
    if (facts.matter !== null && slots.matter === undefined) {
      const { words: _, ...rest } = slots;
      return leadTo({ intent: 'liaison.case', slots: { ...rest, matter: facts.matter } }, scene.page);
    }
    return listed(meant, facts.isFull, slots, scene);
  },
});

/** By the name in full; where nobody has it, by the surname. */
async function called(
  { head, surname, house }: Slots,
  village: string,
  ask: Reads,
): Promise<Pick<Facts, 'known' | 'cases' | 'isFull'>> {
  const of = house ? { house } : {};
  const names: Called[] = [
    ...(head === undefined ? [] : [{ name: head, ...of }]),
    ...(surname === undefined ? [] : [{ surname, ...of }]),
  ];
  for (const name of names) {
    const { people, cases } = await ask.casesInVillage(village, name);
    if (people) return { known: true, cases, isFull: name.name !== undefined };
  }
  return { known: false, cases: [], isFull: false };
}

async function ofMatter(
  { words, matter, money }: Slots,
  cases: VillagersCase[],
  ask: Reads,
  scene: Scene,
): Promise<Pick<Facts, 'cases' | 'matter'>> {
  if (matter !== undefined) return { cases: cases.filter((one) => one.matter === matter), matter };
  const { named } = await casesMeant(words, cases, ask, scene);
  const meant = cases.filter((one) => named.includes(one));
  // A payment may be asked for; else what there is is told by its name.
  if (meant.length === 0) return { cases: money ? [] : cases, matter: null };
  const matters = new Set(meant.map((one) => one.matter));
  const [only = null] = matters;
  return { cases: meant, matter: matters.size === 1 ? only : null };
}

/** One that was shown in a list: it may have ceased to be of this village. */
async function picked(number: string, village: string, ask: Reads): Promise<Facts> {
  const found = await ask.caseByNumber(number);
  const { cases } = found ? await ask.casesInVillage(village, { name: found.applicant }) : { cases: [] };
  const own = cases.filter((one) => one.number === number);
  return { known: true, cases: own, matter: null, isFull: true };
}

/** Money is never told without that villager's word. */
function nothingThere({ head: name, surname, money }: Slots, known: boolean): Turn {
  if (name === undefined && surname === undefined) return say({ view: 'liaison.howCase', data: {} });
  const head = maskName(surname ?? name ?? '');
  if (!known) return say({ view: 'liaison.notHere', data: { head } });
  return money ? howLook(name) : say({ view: 'liaison.noCase', data: { head } });
}

function shown(one: VillagersCase, scene: Scene): Turn {
  const promised = clockRuns(one) ? one.promisedAt : null;
  const data = {
    head: maskName(one.applicant),
    group: one.group,
    matter: clip(one.matter, 12),
    tail: tail(one.number),
    state: one.state,
    department: hasEnded(one) ? null : clip(one.desk.department, 10),
    promised: promised === null ? null : day(promised, scene),
    late: promised !== null && scene.now > promised,
  };
  return {
    ...say({ view: 'liaison.case', data }),
    changes: [audited('liaison.case', one.number, scene)],
    // 还要多久 is then asked of it.
    subject: { kind: 'case', caseNo: one.number, matter: one.matter },
  };
}

function listed(
  cases: VillagersCase[],
  isFull: boolean,
  { head: name, surname = '' }: Slots,
  scene: Scene,
): Turn {
  const head = maskName(isFull ? (name ?? '') : surname);
  const show = { view: 'liaison.cases', data: { head, count: cases.length } } as const;
  const { list, ...lines } = listOf(cases, lineOf, scene);
  return { reply: { show, ...lines, list: isFull ? { ...list, pages: 1 } : list }, changes: [] };
}

function lineOf({ applicant, group, matter, number }: VillagersCase): Choice {
  const data = { head: maskName(applicant), group, matter: clip(matter, 10), tail: tail(number) };
  return {
    label: { row: { view: 'liaison.caseRow', data } },
    act: { intent: 'liaison.case', slots: { caseNo: number } },
  };
}
