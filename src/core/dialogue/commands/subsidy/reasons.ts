/** Why money has not come, in plain words, and where to go with what. */

import { toldReason } from '../../../cases/withoutPayLinks';
import { needsHand, type Payment } from '../../../model/payments';
import { causeIn } from '../../../text/bankReason';
import type { View } from '../../../views';
import type { Scene, Turn } from '../../scene/command';
import { arrivedTurn, missingTurn, unpaidTurn, waitsTurn } from './missing';
import { type Asked, isPaid, type Money, meant, told } from './money';
import { nothingTurn } from './notOnRecord';
import { named } from './onePayment';
import { MOST_ROWS, rowsTurn } from './several';

/** `why` or `fix` of the payment that is meant; of several, those that have not come as a list. */
export function reasonTurn(facts: Money, asked: Asked, scene: Scene): Turn {
  if (asked.programme === undefined) return ofAll(facts, asked, scene);
  const [first] = meant(facts, asked, scene);
  return first ? ofOne(first, facts, asked, scene) : nothingTurn(facts, asked, scene);
}

/** What is on its way comes by itself: where something needs somebody to go, it is that which is asked about. */
function ofAll(facts: Money, asked: Asked, scene: Scene): Turn {
  const unpaid = facts.payments.filter((one) => !isPaid(one));
  const stuck = ofCause(unpaid.filter(needsHand), asked.words);
  const meant = stuck.length > 0 ? stuck : unpaid;
  const [only, ...others] = meant;
  if (only && others.length === 0) return ofOne(only, facts, asked, scene);
  if (only && asked.about === 'fix' && others.every((one) => isAlike(one, only)))
    return ofOne(only, facts, asked, scene, meant.length);
  if (stuck.length > 1 && stuck.length <= MOST_ROWS && asked.about === 'why')
    return rowsTurn(facts, stuck, asked, scene);
  const paid = facts.payments.filter(isPaid);
  return (
    unpaidTurn({ ...facts, payments: [...meant, ...paid] }, asked, scene) ?? missingTurn(facts, asked, scene)
  );
}

/** 说我账号不对: those of the reason that is said, where there are such. */
function ofCause(payments: readonly Payment[], words = ''): readonly Payment[] {
  const said = causeIn(words);
  const known = said === 'other' ? [] : payments.filter(({ reason }) => causeIn(reason ?? '') === said);
  return known.length > 0 ? known : payments;
}

/** One way to a counter mends both. */
function isAlike(one: Payment, other: Payment): boolean {
  return (
    needsHand(one) && one.state === other.state && causeIn(one.reason ?? '') === causeIn(other.reason ?? '')
  );
}

/** `count`: so many have not come for the same reason. */
function ofOne(payment: Payment, facts: Money, asked: Asked, scene: Scene, count = 1): Turn {
  if (isPaid(payment)) return arrivedTurn(payment, facts, asked, scene);
  if (!needsHand(payment)) return waitsTurn(payment, facts, asked, scene);
  const data = { ...named(payment, facts, scene), cause: causeIn(payment.reason ?? '') };
  const { state, reason } = payment;
  const show: View =
    asked.about === 'fix'
      ? {
          view: 'subsidy.fix',
          data: { ...data, state, count: count > 1 ? count : null, when: asksWhen(asked, scene) },
        }
      : { view: 'subsidy.why', data: { ...data, state, reason: toldReason(reason) } };
  return told(show, payment, asked, scene);
}

/** 改完好久能到. */
function asksWhen({ words = '' }: Asked, { says }: Scene): boolean {
  return says.asksWhen.test(words);
}
