import { yearAt } from '../../../calendar/day';
import type { SlotsOf, YearSlot } from '../../../model/intent';
import type { Payment } from '../../../model/payments';
import { clip } from '../../../text/clip';
import { fingerprint } from '../../../text/fingerprint';
import { money } from '../../../text/money';
import { askIdentity, householdShown, lookedAtHousehold } from '../../scene/access';
import { type Choice, type Command, type Scene, say, type Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import { maskedHead, paymentView } from './subsidyDetail';

type Slots = SlotsOf['subsidy.query'];
interface Facts {
  head: string | null;
  payments: Payment[];
}

/** 王德福家的, 帮李老四查: somebody else's. */
const OTHERS = /(?<![我俺咱自])家的|[帮替代](?!我家)|那户|这户|他家|她家/;

/** What was paid, what was not and why: one payment in words, several as a list, what is still owed first. */
export const subsidyQuery: Command<'subsidy.query', Facts | null> = {
  intent: 'subsidy.query',
  async load({ look = false }, ask, scene) {
    const household = await householdShown(look, ask, scene);
    return household && { head: household.head, payments: await ask.payments(household.id) };
  },
  answer(slots, facts, scene) {
    if (slots.look && !facts) return say({ view: 'liaison.noConsent', data: {} });
    if (!slots.look && asksForOthers(scene)) return say({ view: 'liaison.howLook', data: {} });
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
};

/** A liaison who asks for a villager's money needs that villager's code, and is never shown his own instead. */
function asksForOthers({ caller, said }: Scene): boolean {
  return caller.role === 'liaison' && OTHERS.test(said);
}

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
  const years = new Set(asked.map((one) => one.year));
  const current = yearAt(scene.now, scene.utcOffset);
  const only = years.size === 1 ? asked[0]?.year : undefined;
  const year = only === undefined || only === current ? null : only;
  const choices = rows.map(
    (payment, index): Choice => ({
      label: {
        row: {
          view: 'subsidy.row',
          data: {
            ...yearOf(year === null && payment.year !== current ? payment.year : null),
            programme: clip(payment.programme, 16),
            amount: money(payment.amount, scene.language),
            state: payment.state,
          },
        },
      },
      act: {
        intent: 'subsidy.detail',
        slots: { index: index + 1, id: fingerprint(payment.id), ...(slots.look && { look: true }) },
      },
    }),
  );
  const data = {
    head: maskedHead(head),
    year,
    programme: slots.programme ?? null,
    count: pages > 1 ? asked.length : null,
    unpaid: pages > 1 ? asked.filter((one) => one.state !== 'paid').length : null,
  };
  return {
    reply: {
      show: { view: 'subsidy.list', data },
      choices,
      expects: { state: 'subsidy.list', expects: 'index', page, pages, items: rows.length },
      list: { page, pages, rows: rows.map((one) => one.id) },
    },
    changes: lookedAtHousehold(scene, slots.look),
  };
}

function yearOf(year: number | null) {
  return { year, yy: year === null ? null : String(year % 100).padStart(2, '0') };
}
