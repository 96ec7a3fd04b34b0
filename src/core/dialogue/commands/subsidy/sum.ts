/** What came in a year, all together. */

import { money } from '../../../text/money';
import type { YearSum } from '../../../views/subsidyViews';
import { whoseOf } from '../../scene/access';
import type { Choice, Scene, Turn } from '../../scene/command';
import { picking } from '../../scene/say';
import { type Asked, isPaid, type Money, maskedHead, ofName, sumOf, thisYear, told, yearSaid } from './money';
import { nothingTurn } from './notOnRecord';

/** More years than these do not fit in a message. */
const YEARS = 2;

/** Of the year that was said, else of this one; of every year where all is asked for, or one programme. */
export function sumTurn(facts: Money, asked: Asked, scene: Scene): Turn {
  const ours = ofName(facts.payments, asked.programme);
  const all = asked.all === true || asked.programme !== undefined;
  const said = yearSaid(asked.year, scene) ?? (all ? null : thisYear(scene));
  const known = [...new Set(ours.map(({ year }) => year))].sort((a, b) => b - a);
  const years = said === null ? known.slice(0, YEARS) : known.filter((year) => year === said);
  const [newest] = years;
  if (newest === undefined)
    return nothingTurn(facts, said === null ? asked : { ...asked, year: said }, scene);
  const data = {
    head: maskedHead(facts.head),
    programme: asked.programme ?? null,
    sums: years.map((year) => sumIn(year, facts, asked, scene)),
  };
  const show = { view: 'subsidy.total', data } as const;
  const one = years.length === 1 ? newest : null;
  const turn = told(show, { programme: asked.programme, year: one }, asked, scene);
  const choices = waysOn(one, data.sums, asked);
  const subject = turn.subject && { ...turn.subject, total: true as const };
  return { ...turn, reply: { show, ...picking(choices) }, ...(subject && { subject }) };
}

function sumIn(year: number, facts: Money, { programme }: Asked, { language }: Scene): YearSum {
  const all = ofName(facts.payments, programme).filter((one) => one.year === year);
  const come = all.filter(isPaid);
  const missing = all.filter((one) => !isPaid(one));
  const part = (payments: typeof all) => ({
    count: payments.length,
    sum: money(sumOf(payments), language),
  });
  return {
    year,
    ...part(all),
    come: come.length === 0 ? null : part(come),
    missing: missing.length === 0 ? null : part(missing),
  };
}

/** Each payment, and those that have not come. */
function waysOn(year: number | null, sums: readonly YearSum[], asked: Asked): Choice[] {
  const slots = {
    ...(asked.programme !== undefined && { programme: asked.programme }),
    ...(year !== null && { year }),
    ...whoseOf(asked),
  };
  const each: Choice = { label: { name: 'eachPayment' }, act: { intent: 'subsidy.query', slots } };
  const missing: Choice = {
    label: { name: 'missingPayments' },
    act: { intent: 'subsidy.query', slots: { ...slots, about: 'missing' } },
  };
  return sums.some((one) => one.missing !== null) ? [each, missing] : [each];
}
