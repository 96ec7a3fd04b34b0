/** What is broken off, taken back or asked after: what ended is said, and what stands. */

import type { Appointment } from '../../../src/core/model/matters';
import type { Ticket } from '../../../src/core/model/tickets';
import type { Understood } from '../../../src/core/model/understood';
import { appointment, ticket } from '../../support/builders/requests';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';

const CLINIC = '村卫生室老是锁着门';
const LAMP = '村东头路灯黑了俩月';
const FILES: Understood = { intent: 'complaint.file', slots: { text: CLINIC } };
const CANCEL: Understood = { intent: 'cancel', slots: {} };
const STOP: Understood = { intent: 'subscribe.stop', slots: {} };
const BOOKS: Understood = {
  intent: 'appointment.book',
  slots: { matter: '建房许可', date: 'nextWeek:2', period: 'am' },
};
const THANKS: Understood = { intent: 'unknown', slots: {}, manner: 'courtesy' };

/** A village that remembers what is booked and asked. */
function remembering(tickets: Ticket[] = [], visits: Appointment[] = []) {
  const talk = conversation({
    ticketsOf: async () =>
      known()
        .filter(({ state }) => state !== 'draft')
        .reverse(),
    ticket: async (number) => known().find((one) => one.number === number) ?? null,
    appointmentsOf: async () => booked(),
  });
  const known = () =>
    talk.changes.reduce<Ticket[]>((all, change) => {
      if (change.kind === 'ticket') return all.concat(change.ticket);
      if (change.kind === 'ticketWithdrawn') return moved(all, change.number, 'withdrawn');
      return change.kind === 'ticketAsked' ? moved(all, change.number, 'open') : all;
    }, tickets);
  const booked = () =>
    talk.changes.reduce<Appointment[]>((all, change) => {
      if (change.kind === 'booked') return all.concat(change.appointment);
      return change.kind === 'unbooked' ? all.filter(({ id }) => id !== change.id) : all;
    }, visits);
  return { ...talk, open: () => known().filter(({ state }) => state === 'open'), booked };
}

function moved(all: Ticket[], number: string, state: Ticket['state']): Ticket[] {
  return all.map((one) => (one.number === number ? { ...one, state } : one));
}

test.each<[string, (string | Understood)[]]>([
  ['算了', [CANCEL]],
  ['不举报了', [{ intent: 'cancel', slots: { asked: 'complaint' } }]],
])('what was just filed is withdrawn by %s', async (_, words) => {
  const { see, open } = remembering();
  expect(await see(FARMER, FILES, ...words)).toMatchObject({ view: 'ticket.withdrawn' });
  expect(open()).toEqual([]);
});

test.each(['actually no dont, she was just tired', '算了别登了 人家也不容易', 'dont file it pls'])(
  '%s, at once: it is withdrawn',
  async (words) => {
    const { see, open } = remembering();
    expect(await see(FARMER, FILES, { intent: 'unknown', slots: { words } })).toMatchObject({
      view: 'ticket.withdrawn',
    });
    expect(open()).toEqual([]);
  },
);

test('after something else it is asked first, and a no leaves it', async () => {
  const { see, open } = remembering();
  expect(await see(FARMER, FILES, THANKS, CANCEL)).toMatchObject({ view: 'ticket.sure' });
  expect(await see(FARMER, '不撤')).toMatchObject({ view: 'cancelled', data: { ended: 'kept' } });
  expect(open()).toHaveLength(1);
});

test('of several complaints it is asked which one', async () => {
  const { see, open } = remembering([ticket('TS20261120-0001', { text: LAMP, at: NOW - 1 })]);
  await see(FARMER, FILES, 'BT');
  const which: Understood = { intent: 'cancel', slots: { asked: 'complaint' } };
  expect(await see(FARMER, 'TS20261120-0001', THANKS)).toBeNull();
  expect(await see(APPLICANT, which)).toMatchObject({ view: 'ticket.which' });
  expect(open()).toHaveLength(2);
});

test('a visit just booked is dropped, and named', async () => {
  const { see, booked } = remembering();
  await see(FARMER, BOOKS);
  expect(booked()).toHaveLength(1);
  expect(await see(FARMER, CANCEL)).toMatchObject({
    view: 'visit.cancelled',
    data: { matter: '建房许可', day: '12月1日周二', period: 'am' },
  });
  expect(booked()).toEqual([]);
});

test('what is broken off ends, what was booked before stands and is told', async () => {
  const { see, booked } = remembering([], [appointment('a1')]);
  expect(await see(FARMER, '投诉', CANCEL)).toMatchObject({
    view: 'cancelled',
    data: { ended: 'complaint', visit: null },
  });
  expect(await see(FARMER, 'BT', CANCEL)).toMatchObject({
    view: 'cancelled',
    data: { ended: 'list', visit: { matter: '建房许可', day: '11月25日周三' } },
  });
  expect(booked()).toHaveLength(1);
});

test.each<[string, string, boolean]>([
  ['好', 'subscribe.started', false],
  ['不用', 'cancelled', true],
])('who stopped the messages and says 取消 is asked, and %s decides', async (answer, view, isOff) => {
  const { see, changes } = remembering();
  expect(await see(FARMER, STOP, CANCEL)).toMatchObject({ view: 'subscribe.sure' });
  expect(await see(FARMER, answer)).toMatchObject({ view });
  const last = changes.findLast(({ kind }) => kind === 'optOut');
  expect(last).toMatchObject({ stopped: isOff });
});

test('a language is taken back by the next word', async () => {
  const { see, changes } = remembering();
  await see(FARMER, { intent: 'language.choose', slots: { language: 'en' } }, CANCEL);
  expect(changes.findLast(({ kind }) => kind === 'language')).toMatchObject({ language: 'zh-CN' });
});

test('nothing open and nothing done is said to be so', async () => {
  expect(await remembering().see(FARMER, CANCEL)).toMatchObject({
    view: 'cancelled',
    data: { ended: 'nothing', visit: null, ticket: null },
  });
});

describe('a complaint that may be none', () => {
  const DOUBTED: Understood = { ...FILES, unsure: true };

  test('is a draft until a yes, with the very words', async () => {
    const { see, open } = remembering();
    expect(await see(FARMER, DOUBTED)).toMatchObject({ view: 'ticket.doubt' });
    expect(open()).toEqual([]);
    expect(await see(FARMER, '是的')).toMatchObject({ view: 'ticket.taken' });
    expect(open()).toMatchObject([{ text: CLINIC }]);
  });

  test.each<[string, string | Understood]>([
    ['不是', '不是投诉'],
    ['another wish', '粮食直补'],
  ])('is none after %s', async (_, words) => {
    const { see, open } = remembering();
    await see(FARMER, DOUBTED, words);
    expect(open()).toEqual([]);
  });

  test('without its words remembered in the conversation', async () => {
    const { see, memory } = remembering();
    await see(FARMER, DOUBTED);
    expect(memory()).not.toContain(CLINIC);
  });
});

test.each(['他', '停水'])('%s is nothing to look into, and is asked for more', async (text) => {
  const { see, open } = remembering();
  expect(await see(FARMER, { intent: 'complaint.file', slots: { text } })).toMatchObject({
    view: 'ticket.ask',
  });
  expect(open()).toEqual([]);
});

describe('asked after in own words', () => {
  const about = (words: string): Understood => ({ intent: 'case.status', slots: { words } });
  const both = [
    ticket('TS20261120-0002', { text: LAMP, at: NOW - 1 }),
    ticket('TS20261120-0001', { text: CLINIC, at: NOW - 2 }),
  ].reverse();

  test.each([
    ['卫生室那个事咋还没人管', 'TS20261120-0001'],
    ['路灯的事有结果没', 'TS20261120-0002'],
  ])('%s is about the one that speaks of the same', async (words, number) => {
    expect(await remembering(both).see(FARMER, about(words))).toMatchObject({
      view: 'ticket.open',
      data: { number },
    });
  });

  test('without a word of any, all that are open are listed', async () => {
    expect(await remembering(both).see(FARMER, about('我那个事咋样了'))).toMatchObject({
      view: 'ticket.list',
    });
  });

  test('who has a case is told of that, unless a ticket was just spoken of', async () => {
    const { see } = remembering(both.map((one) => ({ ...one, phone: APPLICANT })));
    expect(await see(APPLICANT, about('办得咋样了'))).toMatchObject({ view: 'case.list' });
    expect(await see(APPLICANT, 'TS20261120-0001', about('办得咋样了'))).toMatchObject({
      data: { number: 'TS20261120-0001' },
    });
    expect(await see(APPLICANT, about('施工许可办得咋样了'))).toMatchObject({ view: 'case.detail' });
  });
});

test('the same complaint once more is told to be registered, and is registered again only on a yes', async () => {
  const { see, open } = remembering();
  expect(await see(FARMER, FILES, THANKS)).toBeNull();
  expect(await see(FARMER, { ...FILES, slots: { text: `${CLINIC}啊` } })).toMatchObject({
    view: 'ticket.again',
  });
  expect(open()).toHaveLength(1);
  expect(await see(FARMER, THANKS)).toMatchObject({ view: 'question.yesNo' });
  expect(await see(FARMER, '再登记一件吧')).toMatchObject({ view: 'ticket.taken' });
  expect(open()).toHaveLength(2);
});

describe('a visit that is booked', () => {
  test.each<[string, string, number]>([
    ['改', 'visit.booked', 1],
    ['不改', 'cancelled', 1],
  ])('and another day for it: %s', async (answer, view, count) => {
    const { see, booked } = remembering();
    await see(FARMER, BOOKS);
    const other: Understood = { intent: 'appointment.book', slots: { date: 'nextWeek:4' } };
    expect(await see(FARMER, other)).toMatchObject({ view: 'visit.moveSure' });
    expect(await see(FARMER, answer)).toMatchObject({ view });
    expect(booked()).toHaveLength(count);
    expect(booked()[0]?.day).toBe(answer === '改' ? '2026-12-03' : '2026-12-01');
  });

  test('days that are asked for book nothing', async () => {
    const { see, booked } = remembering();
    const asks: Understood = { intent: 'appointment.book', slots: { ...BOOKS.slots, about: 'days' } };
    expect(await see(FARMER, asks)).toMatchObject({ view: 'visit.periods' });
    expect(booked()).toEqual([]);
    expect(await see(FARMER, '上午')).toMatchObject({ view: 'visit.booked' });
  });

  test('of two, the one just shown is dropped, and after something else it is asked which', async () => {
    const two = [appointment('a1'), appointment('a2', { matter: 'SGXK' })];
    const drop: Understood = { intent: 'appointment.cancel', slots: {} };
    const { see, booked } = remembering([], two);
    await see(FARMER, { intent: 'appointment.book', slots: { about: 'mine' } }, '2', drop);
    expect(booked()).toMatchObject([{ id: 'a1' }]);
    expect(await remembering([], two).see(FARMER, drop)).toMatchObject({ view: 'visit.list' });
    const named: Understood = { intent: 'appointment.cancel', slots: { words: '施工的不去了' } };
    expect(await remembering([], two).see(FARMER, named)).toMatchObject({
      view: 'visit.cancelled',
      data: { matter: '施工许可' },
    });
  });
});
