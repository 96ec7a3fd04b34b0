/** An amount or an area that is not as the person thinks: what it is, what it was the year before, and who looks at it again. */

import type { Payment } from '../../../model/payments';
import type { Ticket } from '../../../model/tickets';
import { money, quantityOf } from '../../../text/money';
import { isAnothers, whoseOf } from '../../scene/access';
import type { Choice, Scene, Turn } from '../../scene/command';
import { picking, say } from '../../scene/say';
import { isOverToday } from '../tickets/before';
import { numberOf, ticketFor } from '../tickets/newTicket';
import { type Asked, type Money, meant, told } from './money';
import { nothingTurn } from './notOnRecord';
import { named, yearBefore } from './onePayment';

/** `tickets`: what this phone asked before, the newest first. */
export function disputeTurn(facts: Money, tickets: readonly Ticket[], asked: Asked, scene: Scene): Turn {
  const wanted = meant(facts, asked, scene);
  const [first, ...others] = wanted;
  if (!first) return nothingTurn(facts, asked, scene);
  if (others.length > 0 && asked.programme === undefined) return whichTurn(wanted, asked, scene);
  if (asked.agreed && !isAnothers(asked, scene)) return passedOn(first, tickets, asked, scene);
  return shown(first, facts, asked, scene);
}

/** Of the newest year among them. */
function whichTurn(wanted: readonly Payment[], asked: Asked, scene: Scene): Turn {
  const newest = Math.max(...wanted.map(({ year }) => year));
  const rows = wanted.filter(({ year }) => year === newest).slice(0, MOST);
  const choices = rows.map(({ programme, year, amount, state }): Choice => {
    const slots = {
      about: 'dispute',
      programme,
      year,
      ...whoseOf(asked),
    } as const;
    const data = { year: null, yy: null, programme, amount: money(amount, scene.language), state };
    return { label: { row: { view: 'subsidy.row', data } }, act: { intent: 'subsidy.query', slots } };
  });
  const turn = told({ view: 'subsidy.disputeWhich', data: {} }, { year: newest }, asked, scene);
  return { ...turn, reply: { show: { view: 'subsidy.disputeWhich', data: {} }, ...picking(choices) } };
}

/** What a message has room for. */
const MOST = 5;

function shown(payment: Payment, facts: Money, asked: Asked, scene: Scene): Turn {
  const before = yearBefore(payment, facts);
  const offer = !isAnothers(asked, scene);
  const data = {
    ...named(payment, facts, scene),
    ...quantityOf(payment),
    before: before && {
      year: before.year,
      amount: money(before.amount, scene.language),
      quantity: quantityOf(before).quantity,
    },
    same: before?.amount === payment.amount,
    offer,
  };
  const turn = told({ view: 'subsidy.dispute', data }, payment, asked, scene);
  if (!offer || !turn.reply) return turn;
  const choices = waysOn(payment);
  return { ...turn, reply: { ...turn.reply, ...picking(choices, { confirms: 'doubt' }) } };
}

function waysOn({ programme, year }: Payment): Choice[] {
  const slots = { about: 'dispute', programme, year, agreed: true } as const;
  return [
    { label: { name: 'passOn' }, act: { intent: 'subsidy.query', slots } },
    { label: { name: 'leaveIt' }, act: { intent: 'cancel', slots: {} } },
  ];
}

/** A ticket tied to the payment; what is already looked at is not asked twice. */
function passedOn(payment: Payment, tickets: readonly Ticket[], asked: Asked, scene: Scene): Turn {
  const { programme, year, id } = payment;
  const open = tickets.find((one) => one.payment === id && one.state === 'open');
  if (!open && isOverToday(tickets, scene)) return say({ view: 'ticket.tooMany', data: {} });
  const number = open?.number ?? numberOf('consult', scene);
  const turn = told({ view: 'subsidy.disputed', data: { year, programme, number } }, payment, asked, scene);
  if (open) return { ...turn, dialogue: { open: null } };
  const ticket = ticketFor('consult', number, textOf(payment), { payment: id }, scene);
  return {
    ...turn,
    changes: [...turn.changes, ticket],
    undo: { intent: 'cancel', slots: { ticket: number } },
    dialogue: { open: null },
  };
}

/** As the office reads it. */
function textOf({ year, programme, amount, quantity }: Payment): string {
  const area = quantity ? `（${quantity.amount}${quantity.unit}）` : '';
  return `${year}年${programme}${area}${money(amount, 'zh-CN')}：本人认为数额或面积不对，请核对。`;
}
