/** Screens that depend on what the offices know: tickets, ratings, visits, guides. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { CaseFacts } from '../../../../src/core/model/cases';
import type { Appointment } from '../../../../src/core/model/matters';
import type { Ticket } from '../../../../src/core/model/tickets';
import { appointment, rating as ratingOf, ticket as ticketOf } from '../../../support/builders/requests';
import { APPLICANT, FARMER, NOW } from '../../../worlds/people';
import { CASES } from '../../../worlds/village';
import { MATTERS } from '../../../worlds/villageServices';
import type { Screen } from './screen';

const DAY = 24 * 3_600_000;
const [OPEN] = CASES;
if (!OPEN) throw new Error('the village has cases');
const CLOSED: CaseFacts = { ...OPEN, state: 'closed', parts: [] };

export const ticket = (more: Partial<Ticket> = {}) =>
  ticketOf('TS20261120-0001', { at: NOW - 3 * DAY, ...more });
const TICKET = ticketOf('TS20261123-0417', { at: NOW });
const ROW = {
  row: { view: 'ticket.row', data: { kind: 'complaint', day: '11月23日', text: TICKET.text } },
} as const;
const visit = (more: Partial<Appointment> = {}) => appointment('a1', { at: NOW, ...more });
const rating = (daysAgo: number) => {
  const at = NOW - daysAgo * DAY;
  return ratingOf(CLOSED.number, { phone: APPLICANT, at, changedAt: at });
};
/** The one case that there is. */
export const one = (found: CaseFacts): Partial<Reads> => ({
  casesOf: async (phone) => (phone === found.phone ? [found] : []),
  caseByNumber: async () => found,
});

export const SERVICE_SCREENS: Screen[] = [
  {
    view: 'expedite.over',
    from: APPLICANT,
    texts: [`加急${CLOSED.number}`],
    known: one(CLOSED),
    data: { matter: '施工许可' },
  },
  {
    view: 'expedite.already',
    from: APPLICANT,
    texts: ['加急'],
    known: {
      ...one(OPEN),
      ticketsOf: async () => [ticket({ kind: 'expedite', case: OPEN.number, number: 'TQ20261120-0001' })],
    },
    data: { matter: '施工许可', day: '11月20日', number: 'TQ20261120-0001' },
  },
  {
    view: 'rate.ask',
    from: APPLICANT,
    texts: ['评价'],
    known: one(CLOSED),
    data: { matter: '施工许可' },
    ways: [
      { name: 'score1' },
      { name: 'score2' },
      { name: 'score3' },
      { name: 'score4' },
      { name: 'score5' },
    ],
  },
  {
    view: 'rate.thanks',
    from: APPLICANT,
    texts: ['评价', '5'],
    known: one(CLOSED),
    data: { matter: '施工许可', score: '5' },
  },
  {
    view: 'rate.thanks',
    from: APPLICANT,
    texts: ['评价', '基本满意'],
    known: one(CLOSED),
    data: { matter: '施工许可', score: '3' },
  },
  {
    view: 'rate.thanks',
    from: APPLICANT,
    texts: ['评价 不满意'],
    known: { ...one(CLOSED), rating: async () => rating(6) },
    data: { matter: '施工许可', score: '2' },
  },
  {
    view: 'rate.late',
    from: APPLICANT,
    texts: ['评价 不满意'],
    known: { ...one(CLOSED), rating: async () => rating(8) },
    data: { matter: '施工许可', day: '11月15日' },
  },
  {
    view: 'ticket.tooMany',
    from: FARMER,
    texts: ['投诉村干部乱收费'],
    known: { ticketsOf: async () => Array.from({ length: 5 }, () => ticket({ at: NOW - 1000 })) },
  },
  {
    view: 'ticket.open',
    from: FARMER,
    texts: ['TS20261120-0001'],
    known: { ticket: async () => ticket() },
    data: { kind: 'complaint', number: 'TS20261120-0001', day: '11月20日' },
  },
  {
    view: 'ticket.answered',
    from: FARMER,
    texts: ['ts20261120-0001'],
    known: { ticket: async () => ticket({ state: 'answered', answer: '已修好', answeredAt: NOW - DAY }) },
    data: { number: 'TS20261120-0001', day: '11月22日', verdict: null, answer: '已修好' },
  },
  {
    view: 'guide.list',
    from: FARMER,
    texts: ['建房证怎么办'],
    known: {
      matters: async () => [
        ...MATTERS,
        ...MATTERS.map((matter) => ({ ...matter, id: `${matter.id}2`, name: `临时${matter.name}` })),
      ],
    },
    data: { count: 2 },
    ways: [{ text: '建房许可' }, { text: '临时建房许可' }],
  },
  {
    view: 'guide.none',
    from: FARMER,
    texts: [{ intent: 'matter.guide', slots: { matter: '养鱼证' } }],
    data: { asked: '养鱼证' },
  },
  { view: 'visit.noMatter', from: FARMER, texts: ['预约养鱼证'], data: { asked: '养鱼证' } },
  {
    view: 'visit.full',
    from: FARMER,
    texts: ['预约建房许可'],
    known: {
      seatsTaken: async (_, days) =>
        days.flatMap((day) =>
          (['am', 'pm'] as const).flatMap((period) => [1, 2].map((seat) => ({ day, period, seat }))),
        ),
    },
    data: { matter: '建房许可' },
  },
  {
    view: 'visit.list',
    from: FARMER,
    texts: ['取消'],
    known: { appointmentsOf: async () => [visit(), visit({ id: 'a2', period: 'pm' })] },
    ways: [{ row: { view: 'visit.row', data: { matter: '建房许可', day: '11月25日周三', period: 'am' } } }],
  },
  {
    view: 'cancelled',
    from: FARMER,
    texts: ['投诉', '取消'],
    known: { appointmentsOf: async () => [visit()] },
    data: { ended: 'complaint' },
  },
  {
    view: 'ticket.sure',
    from: FARMER,
    texts: ['不投诉了'],
    known: { ticketsOf: async () => [TICKET] },
    data: { kind: 'complaint', number: 'TS20261123-0417' },
    ways: [{ name: 'withdraw' }, { name: 'keep' }],
  },
  {
    view: 'ticket.withdrawn',
    from: FARMER,
    texts: ['取消投诉', '是的'],
    known: { ticketsOf: async () => [TICKET] },
    data: { kind: 'complaint', number: 'TS20261123-0417' },
  },
  {
    view: 'cancelled',
    from: FARMER,
    texts: ['取消投诉', '算了'],
    known: { ticketsOf: async () => [TICKET] },
    data: { ended: 'kept', ticket: { kind: 'complaint', number: TICKET.number } },
  },
  {
    view: 'ticket.which',
    from: FARMER,
    texts: ['撤诉'],
    known: { ticketsOf: async () => [TICKET, { ...TICKET, number: 'TS20261122-0001' }] },
    ways: [ROW, ROW],
  },
  { view: 'menu', from: FARMER, texts: ['投诉', '0'] },
  { view: 'menu', from: APPLICANT, texts: ['BT', '0'] },
  {
    view: 'visit.booked',
    from: FARMER,
    texts: ['我的预约', '说错了 是施工许可'],
    known: { appointmentsOf: async () => [visit()] },
    note: 'visit.stays',
  },
  {
    view: 'visit.already',
    from: FARMER,
    texts: ['预约建房许可'],
    known: { appointmentsOf: async () => [visit()] },
    data: { matter: '建房许可', day: '11月25日周三', period: 'am' },
  },
  {
    view: 'visit.tooMany',
    from: FARMER,
    texts: ['预约'],
    known: { appointmentsOf: async () => [visit(), visit(), visit()] },
  },
  {
    view: 'visit.list',
    from: FARMER,
    texts: ['取消预约'],
    known: { appointmentsOf: async () => [visit(), visit({ id: 'a2', period: 'pm' })] },
    ways: [
      { row: { view: 'visit.row', data: { matter: '建房许可', day: '11月25日周三', period: 'am' } } },
      { row: { view: 'visit.row', data: { matter: '建房许可', day: '11月25日周三', period: 'pm' } } },
    ],
  },
  {
    view: 'visit.cancelled',
    from: FARMER,
    texts: ['取消预约', '2'],
    known: { appointmentsOf: async () => [visit(), visit({ id: 'a2', period: 'pm' })] },
    data: { matter: '建房许可', day: '11月25日周三', period: 'pm' },
  },
  { view: 'ticket.none', from: FARMER, texts: ['投诉进度'], data: { kind: 'complaint' } },
  {
    view: 'ticket.list',
    from: FARMER,
    texts: ['投诉进度'],
    known: { ticketsOf: async () => [ticket(), TICKET] },
    data: { count: 2 },
    ways: [{ row: { ...ROW.row, data: { ...ROW.row.data, day: '11月20日' } } }, ROW],
  },
  {
    view: 'visit.which',
    from: FARMER,
    texts: ['把预约改到周五'],
    known: { appointmentsOf: async () => [visit(), visit({ id: 'a2', matter: 'SGXK' })] },
    ways: [{ text: '建房许可' }, { text: '施工许可' }],
  },
];
