/** Questions that are asked back, what is taken back, and what this phone gets. */
import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { OptOutScope } from '../../../../src/core/model/message';
import type { Understood } from '../../../../src/core/model/understood';
import { appointment, ticket } from '../../../support/builders/requests';
import { FARMER, NOW } from '../../../worlds/people';
import { village } from '../../../worlds/village';
import type { Screen } from './screen';

const TICKET = ticket('TS20261123-0417', { at: NOW, text: '卫生室老是锁着门' });
const VISIT = appointment('a1', { at: NOW });
const OTHER = appointment('a2', { at: NOW, matter: 'SGXK', period: 'pm' });

const FILES: Understood = { intent: 'complaint.file', slots: { text: '3号窗口的人骂人' } };
const DOUBTED: Understood = { ...FILES, unsure: true };
const ON_OR_OFF: Understood = { intent: 'subscribe.stop', slots: { about: 'state' } };
const MINE: Understood = { intent: 'appointment.book', slots: { about: 'mine' } };

/** Who stopped these. */
function stopped(...scopes: OptOutScope[]): Partial<Reads> {
  const reads = village(new Map());
  return { caller: async (phone) => ({ ...(await reads.caller(phone)), stopped: scopes }) };
}

export const ASKED_SCREENS: Screen[] = [
  {
    view: 'ticket.doubt',
    from: FARMER,
    texts: [DOUBTED],
    data: { kind: 'complaint' },
    ways: [{ name: 'file' }, { name: 'notComplaint' }],
  },
  {
    view: 'ticket.again',
    from: FARMER,
    texts: ['投诉卫生室老锁着门'],
    known: { ticketsOf: async () => [TICKET] },
    data: { number: TICKET.number },
    ways: [{ name: 'file' }, { name: 'noFile' }],
  },
  {
    view: 'visit.own',
    from: FARMER,
    texts: [MINE],
    known: { appointmentsOf: async () => [VISIT, OTHER] },
    data: { count: 2 },
  },
  {
    view: 'visit.already',
    from: FARMER,
    texts: [MINE, '2'],
    known: { appointmentsOf: async () => [VISIT, OTHER] },
    data: { matter: '施工许可', day: '11月25日周三', period: 'pm' },
  },
  { view: 'visit.noNeed', from: FARMER, texts: ['预约营业执照'], data: { matter: '营业执照', place: null } },
  {
    view: 'visit.moveSure',
    from: FARMER,
    texts: ['预约建房许可周五'],
    known: { appointmentsOf: async () => [VISIT] },
    data: { from: '11月25日周三', to: '11月27日周五' },
    ways: [{ name: 'move' }, { name: 'moveNot' }],
  },
  {
    view: 'visit.sure',
    from: FARMER,
    texts: ['取消'],
    known: { appointmentsOf: async () => [VISIT] },
    data: { matter: '建房许可', day: '11月25日周三', period: 'am' },
    ways: [{ name: 'drop' }, { name: 'dropNot' }],
  },
  {
    view: 'question.yesNo',
    from: FARMER,
    texts: [DOUBTED, '天要黑了'],
    data: { wish: 'complaint' },
  },
  { view: 'question.pick', from: FARMER, texts: ['语言', '好的'], data: { last: 2 } },
  {
    view: 'subscribe.sure',
    from: FARMER,
    texts: ['TD', '取消'],
    ways: [{ title: 'subscribe.start' }, { name: 'stayStopped' }],
  },
  {
    view: 'ticket.ask',
    from: FARMER,
    texts: ['投诉', '谢谢'],
    note: 'question.again',
    data: { kind: 'complaint' },
  },
  { view: 'subsidy.paid', from: FARMER, texts: [DOUBTED, '粮食直补'], note: 'question.left' },
  // Both are wished: the money, and a call.
  {
    view: 'subsidy.paid',
    from: FARMER,
    texts: [
      { intent: 'subsidy.query', slots: { programme: '粮食直补', words: '打了没有 麻烦给我打个电话' } },
    ],
    note: 'callback.beside',
  },
  { view: 'subscribe.on', from: FARMER, texts: [ON_OR_OFF] },
  {
    view: 'subsidy.paid',
    from: FARMER,
    texts: ['粮补到了没 顺便问下几点开门'],
    note: 'question.several',
  },
  { view: 'subscribe.on', from: FARMER, texts: ['退订13900001234'], note: 'subscribe.others' },
  { view: 'subscribe.on', from: FARMER, texts: ['催我打分的短信以后莫发了'], note: 'subscribe.rating' },
  { view: 'subscribe.off', from: FARMER, texts: [ON_OR_OFF], known: stopped('all') },
  {
    view: 'subscribe.partOff',
    from: FARMER,
    texts: [ON_OR_OFF],
    known: stopped('cases', 'payments'),
    data: { part: 'payments', others: 1 },
  },
];
