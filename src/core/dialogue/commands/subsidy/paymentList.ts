/** Several payments, a line each. */

import { needsHand, type Payment } from '../../../model/payments';
import { clip } from '../../../text/clip';
import { fingerprint } from '../../../text/fingerprint';
import { money } from '../../../text/money';
import { whoseOf } from '../../scene/access';
import type { Choice, Scene, Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import { type Asked, isPaid, type Money, maskedHead, thisYear, told } from './money';

/** Digits lead to each of them. */
export function listTurn({ head }: Money, payments: Payment[], asked: Asked, scene: Scene): Turn {
  const { rows, page, pages } = pageOf(payments, scene);
  const current = thisYear(scene);
  const year = commonYear(payments);
  const isCut = pages > 1;
  const data = {
    head: maskedHead(head),
    year: year === current ? null : year,
    programme: asked.programme ?? null,
    count: isCut ? payments.length : null,
    unpaid: isCut ? payments.filter((one) => !isPaid(one)).length : null,
  };
  const show =
    asked.about === 'missing'
      ? ({
          view: 'subsidy.missing',
          data: {
            head: data.head,
            year: data.year,
            count: payments.length,
            stuck: payments.every(needsHand),
          },
        } as const)
      : ({ view: 'subsidy.list', data } as const);
  const said = { programme: asked.programme, year: asked.year === undefined ? null : year };
  const turn = told(show, said, asked, scene);
  return {
    ...turn,
    reply: {
      show,
      choices: rows.map((one) => rowOf(one, data.year === null && one.year !== current, asked, scene)),
      expects: { state: 'subsidy.list', expects: 'index', page, pages, items: rows.length },
      list: { page, pages, rows: rows.map((one) => one.id) },
    },
  };
}

/** The year of all of them; null where there are more. */
function commonYear(payments: readonly Payment[]): number | null {
  const [only, ...others] = new Set(payments.map((one) => one.year));
  return only === undefined || others.length > 0 ? null : only;
}

/** `dated`: its year is said in the row. */
function rowOf(payment: Payment, dated: boolean, asked: Asked, { language }: Scene): Choice {
  const data = {
    year: dated ? payment.year : null,
    yy: dated ? String(payment.year % 100).padStart(2, '0') : null,
    programme: clip(payment.programme, 16),
    amount: money(payment.amount, language),
    state: payment.state,
  };
  const slots = { id: fingerprint(payment.id), ...whoseOf(asked) };
  return {
    label: { row: { view: 'subsidy.row', data } },
    act: { intent: 'subsidy.detail', slots },
  };
}
