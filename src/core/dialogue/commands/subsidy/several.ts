/** Several programmes named in one breath: a line each. */

import { day } from '../../../calendar/day';
import { toldReason } from '../../../cases/withoutPayLinks';
import { needsHand, type Payment } from '../../../model/payments';
import { clip } from '../../../text/clip';
import { money } from '../../../text/money';
import type { SubsidyViews } from '../../../views/subsidyViews';
import type { Scene, Turn } from '../../scene/command';
import { type Asked, isPaid, type Money, maskedHead, meant, sumOf, thisYear, told, yearSaid } from './money';

/** Lines that a message carries. */
export const MOST_ROWS = 4;

export function severalTurn(facts: Money, programmes: readonly string[], asked: Asked, scene: Scene): Turn {
  const wanted = [...new Set(programmes)].slice(0, MOST_ROWS);
  const found = wanted.map((programme) => ({
    programme,
    payments: meant(facts, { ...asked, programme }, scene),
  }));
  const data = {
    head: maskedHead(facts.head),
    rows: found.flatMap(({ programme, payments }): Row[] =>
      payments.length === 0 ? [noRow(programme)] : payments.map((one) => rowOf(one, scene)),
    ),
    sum:
      asked.about === 'total'
        ? money(sumOf(found.flatMap(({ payments }) => payments)), scene.language)
        : null,
  };
  const lines = found.flatMap(({ payments }) =>
    payments.length === 0 ? [''] : payments.map(({ id }) => id),
  );
  return ofLines(data, lines, asked, scene);
}

/** These payments, a line each. */
export function rowsTurn(facts: Money, payments: readonly Payment[], asked: Asked, scene: Scene): Turn {
  const rows = payments.map((one) => rowOf(one, scene));
  const data = { head: maskedHead(facts.head), rows, sum: null };
  const lines = payments.map(({ id }) => id);
  return ofLines(data, lines, asked, scene);
}

/** 第一个为啥: which line is meant is known, though none has a number. `lines`: the ids of their payments. */
function ofLines(
  data: SubsidyViews['subsidy.several'],
  lines: readonly string[],
  asked: Asked,
  scene: Scene,
): Turn {
  const show = { view: 'subsidy.several', data } as const;
  const turn = told(show, { year: yearSaid(asked.year, scene) }, asked, scene);
  const items = lines.length;
  const expects = { state: 'subsidy.list', expects: 'index', page: 1, pages: 1, items } as const;
  return { ...turn, reply: { show, expects, list: { page: 1, pages: 1, rows: [...lines] } } };
}

type Row = SubsidyViews['subsidy.several']['rows'][number];

function rowOf(payment: Payment, scene: Scene): Row {
  const { programme, year, amount, state } = payment;
  return {
    programme: clip(programme, 16),
    year: year === thisYear(scene) ? null : year,
    amount: money(amount, scene.language),
    state,
    day: isPaid(payment) ? day(payment.at, scene) : null,
    reason: needsHand(payment) ? toldReason(payment.reason) : null,
  };
}

function noRow(programme: string): Row {
  return { programme: clip(programme, 16), year: null, amount: null, state: null, day: null, reason: null };
}
