/** What has not come, what comes next, and that all has come. */

import { day } from '../../../calendar/day';
import { needsHand, type Payment } from '../../../model/payments';
import { money } from '../../../text/money';
import type { Scene, Turn } from '../../scene/command';
import { subjectOf } from '../../scene/subjectOf';
import {
  type Asked,
  isPaid,
  isTold,
  type Money,
  maskedHead,
  meant,
  newestOf,
  ofName,
  sumOf,
  thisYear,
  told,
  yearSaid,
} from './money';
import { nothingTurn } from './notOnRecord';
import { isSlow, lastOf, named, oneTurn, tailOf } from './onePayment';
import { listTurn } from './paymentList';

/** Of the year or the programme that was said, else of all: one in full, several as a list; that nothing is missing. */
export function missingTurn(facts: Money, asked: Asked, scene: Scene): Turn {
  const [only, ...others] = meantUnpaid(facts, asked, scene);
  const isSaid = only !== undefined && others.length === 0 && !needsHand(only) && isSpokenOf(only, scene);
  if (isSaid) return waitsTurn(only, facts, asked, scene);
  return unpaidTurn(facts, asked, scene) ?? allCome(facts, asked, scene);
}

/** It was told a moment ago: the same once more is no answer. */
function isSpokenOf({ programme, year }: Payment, scene: Scene): boolean {
  const subject = subjectOf(scene);
  return subject?.kind === 'payment' && subject.programme === programme && subject.year === year;
}

/** What is on its way, and where; else when the last came, and how new money is heard of. */
export function nextTurn(facts: Money, asked: Asked, scene: Scene): Turn {
  const [only, ...others] = meantUnpaid(facts, asked, scene);
  if (only && others.length === 0 && !needsHand(only)) return waitsTurn(only, facts, asked, scene);
  // What the bank gave back comes only once it is mended.
  const unpaid = unpaidTurn(facts, asked, scene);
  if (unpaid) return unpaid;
  const [last] = asked.programme === undefined ? [] : meant(facts, asked, scene);
  if (!last) return allCome(facts, asked, scene);
  const data = { ...named(last, facts, scene), day: day(last.at, scene), told: isTold(asked, scene) };
  return told({ view: 'subsidy.nextOf', data }, last, asked, scene);
}

/** Null where nothing is missing. The payments of all years stay known to what is said of one. */
export function unpaidTurn(facts: Money, asked: Asked, scene: Scene): Turn | null {
  const unpaid = meantUnpaid(facts, asked, scene);
  const [only, ...others] = unpaid;
  if (!only) return null;
  if (others.length === 0) return oneTurn(only, facts, asked, scene);
  return listTurn(facts, unpaid, { ...asked, about: 'missing' }, scene);
}

function meantUnpaid({ payments }: Money, asked: Asked, scene: Scene): Payment[] {
  const year = yearSaid(asked.year, scene);
  return ofName(payments, asked.programme).filter(
    (one) => !isPaid(one) && (year === null || one.year === year),
  );
}

/** Why it has not come, and when it will: nobody has to do anything yet. */
export function waitsTurn(payment: Payment, facts: Money, asked: Asked, scene: Scene): Turn {
  const data = {
    ...named(payment, facts, scene),
    day: day(payment.at, scene),
    sent: payment.state === 'sentToBank',
    slow: isSlow(payment, scene.now),
    told: isTold(asked, scene),
  };
  return told({ view: 'subsidy.waits', data }, payment, asked, scene);
}

/** The year that was said, else this one or, where it has none yet, the newest. */
function allCome(facts: Money, asked: Asked, scene: Scene): Turn {
  const ours = ofName(facts.payments, asked.programme);
  const newest = Math.max(...ours.map((one) => one.year));
  const year = yearSaid(asked.year, scene) ?? Math.min(thisYear(scene), newest);
  const come = ours.filter((one) => one.year === year);
  const last = newestOf(come);
  if (!last) return nothingTurn(facts, asked, scene);
  if (asked.programme !== undefined && come.length === 1) return arrivedTurn(last, facts, asked, scene);
  const data = {
    head: maskedHead(facts.head),
    year,
    count: come.length,
    sum: money(sumOf(come), scene.language),
    last: lastOf(last, scene),
    told: isTold(asked, scene),
  };
  return told({ view: 'subsidy.allCome', data }, { programme: asked.programme, year }, asked, scene);
}

/** It came, though he does not see it. */
export function arrivedTurn(payment: Payment, facts: Money, asked: Asked, scene: Scene): Turn {
  const data = {
    ...named(payment, facts, scene),
    day: day(payment.at, scene),
    tail: tailOf(payment, asked, scene),
  };
  return told({ view: 'subsidy.arrived', data }, payment, asked, scene);
}
