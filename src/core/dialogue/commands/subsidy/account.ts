/** Which account money goes to; never more of it than its tail, and that only to the phone of the household. */

import { day } from '../../../calendar/day';
import { isAnothers } from '../../scene/access';
import type { Scene, Turn } from '../../scene/command';
import { type Asked, isPaid, type Money, maskedHead, meant, told } from './money';
import { nothingTurn } from './notOnRecord';
import { lastOf, named } from './onePayment';

/** Of the payment that was named, else of all. */
export function accountTurn(facts: Money, asked: Asked, scene: Scene): Turn {
  if (isAnothers(asked, scene)) return told({ view: 'subsidy.accountHidden', data: {} }, {}, asked, scene);
  const wanted = meant(facts, asked, scene);
  const newest = [...(wanted.length > 0 ? wanted : facts.payments)].sort((a, b) => b.at - a.at);
  const [last] = newest;
  if (!last || (wanted.length === 0 && asked.programme !== undefined))
    return nothingTurn(facts, asked, scene);
  const { accountTail: tail, state } = last;
  if (asked.programme !== undefined) {
    const data = { ...named(last, facts, scene), day: day(last.at, scene), tail, state, paid: isPaid(last) };
    return told({ view: 'subsidy.accountOf', data }, last, asked, scene);
  }
  const earlier = newest.find((one) => one.accountTail !== tail)?.accountTail ?? null;
  const came = newest.find(isPaid);
  const data = { head: maskedHead(facts.head), tail, earlier, last: came ? lastOf(came, scene) : null };
  return told({ view: 'subsidy.account', data }, {}, asked, scene);
}
