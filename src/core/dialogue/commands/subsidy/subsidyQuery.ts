import { yearAt } from '../../../calendar/day';
import type { SlotsOf, YearSlot } from '../../../model/intent';
import type { Payment } from '../../../model/payments';
import { clip } from '../../../text/clip';
import { fingerprint } from '../../../text/fingerprint';
import { money } from '../../../text/money';
import { askIdentity, householdShown, lookedAtHousehold } from '../../scene/access';
import { type Choice, command, type Scene, say, type Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import { about, spoken, word, year, yes } from '../../scene/slotForms';
import { maskedHead, paymentView } from './subsidyDetail';

type Slots = SlotsOf['subsidy.query'];
interface Facts {
  head: string | null;
  payments: Payment[];
}

/** What was paid, what was not and why: one payment in words, several as a list, what is still owed first. */
export const subsidyQuery = command('subsidy.query', {
  slots: {
    all: yes,
    year,
    programme: word,
    about: about('subsidy.query'),
    also: spoken,
    look: yes,
    others: spoken,
  },
  writes: false,
  keepsText: true,
  above: 'subsidy.query',
  async load({ look = false }, ask, scene): Promise<Facts | null> {
    const household = await householdShown(look, ask, scene);
    return household && { head: household.head, payments: await ask.payments(household.id) };
  },
  answer(slots, facts, scene) {
    if (slots.look && !facts) return say({ view: 'liaison.noConsent', data: {} });
    // A liaison who asks for a villager's money needs that villager's code, and is never shown his own instead.
    if (!slots.look && slots.others && scene.caller.role === 'liaison')
      return say({ view: 'liaison.howLook', data: {} });
    if (!facts) return askIdentity({ intent: 'subsidy.query', slots }, scene.dialogue);
    const year = slots.year === undefined ? null : resolve(slots.year, scene);
    const asked = matching(facts.payments, slots.programme, year);
    const [first] = asked;
    if (!first) return { ...nothing(facts, slots, year), changes: lookedAtHousehold(scene, slots.look) };
    if (asked.length > 1) return list(facts.head, asked, slots, scene);
    const more = facts.payments.length > 1;
    return {
      reply: { show: paymentView(first, facts.head, { more, looks: slots.look }, scene) },
      changes: lookedAtHousehold(scene, slots.look),
    };
  },
});

function resolve(year: YearSlot, scene: Scene): number {
  const current = yearAt(scene.now, scene.utcOffset);
  if (year === 'this') return current;
  if (year === 'last') return current - 1;
  return year === 'beforeLast' ? current - 2 : year;
}

/** A programme without a year means its newest year. */
function matching(payments: Payment[], programme: string | undefined, year: number | null): Payment[] {
  const named = programme === undefined ? payments : payments.filter((one) => one.programme === programme);
  const wanted = year ?? (programme === undefined ? null : Math.max(...named.map((one) => one.year)));
  const asked = wanted === null ? named : named.filter((one) => one.year === wanted);
  return [...asked.filter((one) => one.state !== 'paid'), ...asked.filter((one) => one.state === 'paid')];
}

function nothing(facts: Facts, slots: Slots, year: number | null): Turn {
  const show =
    facts.payments.length === 0
      ? ({ view: 'subsidy.none', data: { head: maskedHead(facts.head) } } as const)
      : ({ view: 'subsidy.noneOf', data: { year, programme: slots.programme ?? null } } as const);
  return { reply: { show }, changes: [] };
}

function list(head: string | null, asked: Payment[], slots: Slots, scene: Scene): Turn {
  const { rows, page, pages } = pageOf(asked, scene.page, scene.medium, scene.language);
  const current = yearAt(scene.now, scene.utcOffset);
  const year = commonYear(asked, current);
  const isCut = pages > 1;
  const data = {
    head: maskedHead(head),
    year,
    programme: slots.programme ?? null,
    count: isCut ? asked.length : null,
    unpaid: isCut ? asked.filter((one) => one.state !== 'paid').length : null,
  };
  return {
    reply: {
      show: { view: 'subsidy.list', data },
      choices: rows.map((payment) =>
        rowOf(payment, year === null && payment.year !== current ? payment.year : null, slots, scene),
      ),
      expects: { state: 'subsidy.list', expects: 'index', page, pages, items: rows.length },
      list: { page, pages, rows: rows.map((one) => one.id) },
    },
    changes: lookedAtHousehold(scene, slots.look),
  };
}

/** The year of all of them, said once above the rows; null where it is the current one, or there are more. */
function commonYear(asked: readonly Payment[], current: number): number | null {
  const [only, ...others] = new Set(asked.map((one) => one.year));
  return only === undefined || others.length > 0 || only === current ? null : only;
}

/** `year`: said in the row; null where it goes without saying. */
function rowOf(payment: Payment, year: number | null, { look }: Slots, { language }: Scene): Choice {
  const data = {
    year,
    yy: year === null ? null : String(year % 100).padStart(2, '0'),
    programme: clip(payment.programme, 16),
    amount: money(payment.amount, language),
    state: payment.state,
  };
  return {
    label: { row: { view: 'subsidy.row', data } },
    act: { intent: 'subsidy.detail', slots: { id: fingerprint(payment.id), ...(look && { look }) } },
  };
}
