/** Whom of the liaison's village money has not reached. */

import type { SlotsOf } from '../../../model/intent';
import type { PaymentState, Unpaid, VillageMoney } from '../../../model/payments';
import { maskName } from '../../../text/mask';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { listOf } from '../../scene/paging';
import { leadTo, say } from '../../scene/say';
import { count, spoken, word, year, yes } from '../../scene/slotForms';
import { notLiaison } from '../liaison/unreached';
import { thisYear, yearSaid } from '../subsidy/money';
import { oneOf } from '../subsidy/programmeMeant';

interface Facts extends VillageMoney {
  year: number;
  /** The one programme that is asked for, as it is called here. */
  programme: string | null;
}

interface Asked {
  year: number;
  group: number | null;
  programme: string | null;
}

/** 二组还有谁没到账: households by name and group, as far as any liaison reads names, and no sum. Of this year where none is said. */
export const liaisonUnpaid = command('liaison.unpaid', {
  slots: { group: count, programme: word, year, failed: yes, how: yes, words: spoken },
  writes: false,
  keepsText: true,
  async load(slots, ask, scene): Promise<Facts | null> {
    const village = await ask.villageOf(scene.inbound.from);
    if (!village) return null;
    const meant = yearSaid(slots.year, scene) ?? thisYear(scene);
    const money = await ask.villageMoney(village, meant);
    return { ...money, year: meant, programme: programmeIn(slots, money, scene) };
  },
  answer({ group = null, programme: said, failed = false, how }, facts, scene) {
    if (!facts) return notLiaison();
    if (how) return say({ view: 'liaison.unpaidHow', data: {} });
    const { year, programme } = facts;
    // Named in the words, it has to be named in what turns the page as well.
    if (programme !== null && said === undefined) {
      const slots = { programme, year, ...(group !== null && { group }), ...(failed && { failed }) };
      return leadTo({ intent: 'liaison.unpaid', slots }, scene.page);
    }
    const asked = { year, group, programme };
    if (!facts.paidTo.some((one) => isAsked(one, asked)))
      return say({ view: 'liaison.noMoney', data: asked });
    const meant = facts.unpaid.filter((one) => isAsked(one, asked) && (!failed || STUCK.includes(one.state)));
    const missing = byHousehold(meant);
    if (missing.length === 0) return say({ view: 'liaison.allPaid', data: { ...asked, failed } });
    return listed(missing, asked, failed, scene);
  },
});

/** As the county calls it: by its name, else by a word of it. */
function programmeIn(
  { programme, words = '' }: SlotsOf['liaison.unpaid'],
  { paidTo }: VillageMoney,
  scene: Scene,
): string | null {
  return programme ?? oneOf([...new Set(paidTo.map((one) => one.programme))], words, scene);
}

function isAsked({ group, programme }: { group: number; programme: string }, asked: Asked): boolean {
  return (
    (asked.group === null || group === asked.group) &&
    (asked.programme === null || programme === asked.programme)
  );
}

interface Household {
  head: string;
  group: number;
  payments: Unpaid[];
}

/** In the order in which they come. */
function byHousehold(unpaid: readonly Unpaid[]): Household[] {
  const found = new Map<string, Household>();
  for (const one of unpaid) {
    const { household, head, group } = one;
    const same = found.get(household) ?? { head, group, payments: [] };
    found.set(household, { ...same, payments: [...same.payments, one] });
  }
  return [...found.values()];
}

/** Of these somebody has to see to the account. */
const STUCK: readonly PaymentState[] = ['failed', 'returned'];
/** What somebody has to see to goes first. */
const FIRST: readonly PaymentState[] = [...STUCK, 'sentToBank', 'approved'];

function listed(missing: readonly Household[], asked: Asked, failed: boolean, scene: Scene): Turn {
  const show = { view: 'liaison.unpaid', data: { ...asked, count: missing.length, failed } } as const;
  const lineOf = (one: Household): Choice => ({
    label: { row: { view: 'liaison.unpaidRow', data: rowOf(one, asked) } },
    // The name stays out of what is remembered; how the villager agrees to more is the same for all.
    act: { intent: 'liaison.look', slots: {} },
  });
  return { reply: { show, ...listOf(missing, lineOf, scene) }, changes: [] };
}

function rowOf({ head, group, payments }: Household, asked: Asked) {
  const sorted = [...payments].sort((one, other) => FIRST.indexOf(one.state) - FIRST.indexOf(other.state));
  const [first, ...others] = sorted;
  return {
    head: maskName(head),
    group: asked.group === null ? group : null,
    programme: asked.programme === null ? (first?.programme ?? '') : null,
    more: others.length,
    state: first?.state ?? 'approved',
  };
}
