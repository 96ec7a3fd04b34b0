/** What a liaison asks of a village, and a leader of a day, on both engines. */
import type { EventType } from '../../src/core/model/caseEvents';
import type { Change } from '../../src/core/model/change';
import type { PaymentRecord } from '../../src/core/model/payments';
import { caseRow, keptEvent } from '../support/builders/casework';
import { NOW } from '../support/builders/changes';
import { describeEachStore, type OpenStore } from '../support/engines';

const DAY = 86_400_000;

const household = (id: string, village: string, group: number, head: string) => ({
  ...{ id, village, group, head, members: 1, account: `99000000000000000${id.slice(-2)}`, bank: 'b' },
});
const person = (id: string, of: string, name: string) => ({
  ...{ id, household: of, name, identity: `99012319560314${id.slice(-4).padStart(4, '0')}` },
});
const phone = (number: string, of: string) => ({
  ...{ phone: number, household: of, person: null, role: 'resident' as const, language: null },
});
const paid = (id: string, of: string, more: Partial<PaymentRecord>): PaymentRecord => ({
  ...{ id, household: of, programme: 'LSZB', year: 2026, quantity: null, rate: null, amount: 100 },
  ...{ state: 'paid', reason: null, at: NOW, accountTail: '0000' },
  ...more,
});
const applied = (number: string, more: Parameters<typeof caseRow>[1]): Change => ({
  kind: 'case',
  row: caseRow(number, more),
});

async function county(open: OpenStore) {
  const store = await open();
  await store.load({
    programmes: [
      { id: 'LSZB', name: '粮食直补', unit: '亩' },
      { id: 'NCDB', name: '农村低保', unit: '人' },
    ],
    households: [
      household('H01', 'v1', 1, '王建国'),
      household('H02', 'v1', 2, '王小梅'),
      household('H03', 'v1', 2, '欧阳海'),
      household('H04', 'v2', 1, '王建国'),
    ],
    people: [
      person('P0001', 'H01', '王建国'),
      person('P0002', 'H01', '李桂英'),
      person('P0003', 'H02', '王小梅'),
      person('P0004', 'H03', '欧阳海'),
      person('P0005', 'H04', '王建国'),
    ],
    phones: [phone('+8613800000501', 'H01'), phone('+8613800000504', 'H04')],
    payments: [
      paid('A1', 'H01', { state: 'failed' }),
      paid('A2', 'H01', { programme: 'NCDB', state: 'paid' }),
      paid('A3', 'H01', { year: 2025, state: 'failed' }),
      paid('A4', 'H02', { state: 'sentToBank' }),
      paid('A5', 'H03', { state: 'revoked' }),
      paid('A6', 'H04', { state: 'returned' }),
    ],
  });
  await store.commit([
    applied('QZ20261101-0001', { person: 'P0001', applicant: '王建国', phone: '+8613900009991' }),
    applied('QZ20261101-0002', {
      person: null,
      applicant: '李桂英',
      phone: '+8613800000501',
      state: 'closed',
    }),
    applied('QZ20261101-0003', { person: null, applicant: '别人', phone: '+8613800000501' }),
    applied('QZ20261101-0004', { person: 'P0005', applicant: '王建国', phone: '+8613800000504' }),
    applied('QZ20261101-0005', { person: 'P0001', parent: 'QZ20261101-0001', applicant: '王建国' }),
    applied('QZ20261101-0006', { person: 'P0004', applicant: '欧阳海' }),
  ]);
  return store;
}

describeEachStore('cases of a village', (open) => {
  test.each<[string, object, [boolean, string[]]]>([
    ['by a name in full, of this village alone', { name: '王建国' }, [true, ['0001']]],
    ['by a surname', { surname: '王' }, [true, ['0001']]],
    ['by a surname of two signs', { surname: '欧阳' }, [true, ['0006']]],
    ['of a house, whoever lives there', { name: '王建国', house: true }, [true, ['0001', '0002']]],
    ['of who applied by the phone of the house', { name: '李桂英' }, [true, ['0002']]],
    ['of who has none', { name: '王小梅' }, [true, []]],
    ['of who is not there', { name: '赵铁柱' }, [false, []]],
    ['of who is in another village', { name: '别人' }, [false, []]],
  ])('%s', async (_, called, [people, tails]) => {
    const { reads } = await county(open);
    const found = await reads.casesInVillage('v1', called);
    expect([found.people, found.cases.map(({ number }) => number.slice(-4))]).toEqual([people, tails]);
  });

  test('each with the group of its household', async () => {
    const { reads } = await county(open);
    expect((await reads.casesInVillage('v1', { surname: '欧阳' })).cases).toMatchObject([{ group: 2 }]);
  });
});

describeEachStore('money of a village', (open) => {
  test('what has not reached whom, of the year, and whom each programme goes to', async () => {
    const { reads } = await county(open);
    expect(await reads.villageMoney('v1', 2026)).toEqual({
      unpaid: [
        { household: 'H01', head: '王建国', group: 1, programme: '粮食直补', state: 'failed' },
        { household: 'H02', head: '王小梅', group: 2, programme: '粮食直补', state: 'sentToBank' },
      ],
      paidTo: expect.arrayContaining([
        { programme: '粮食直补', group: 1, households: 1 },
        { programme: '粮食直补', group: 2, households: 1 },
        { programme: '农村低保', group: 1, households: 1 },
      ]),
    });
    expect(await reads.villageMoney('v3', 2026)).toEqual({ unpaid: [], paidTo: [] });
  });
});

describeEachStore('what departments have at work and did', (open) => {
  const event = (id: string, of: string, sequence: number, type: EventType, at: number): Change => ({
    kind: 'caseEvent',
    event: keptEvent(id, of, { sequence, type, at }),
  });

  test('at work, and late of these', async () => {
    const store = await open();
    await store.commit([
      applied('C1', { promisedAt: NOW - DAY }),
      applied('C2', { promisedAt: NOW + DAY, state: 'processing' }),
      applied('C3', { promisedAt: null }),
      applied('C4', { promisedAt: NOW - DAY, state: 'closed' }),
      applied('C5', { promisedAt: NOW, department: 'd2' }),
    ]);
    const all = await store.reads.officeAccounts(['d1', 'd2', 'd3'], NOW);
    expect(all.sort((a, b) => (a.department < b.department ? -1 : 1))).toEqual([
      { department: 'd1', running: 3, late: 1 },
      { department: 'd2', running: 1, late: 1 },
    ]);
    expect(await store.reads.officeAccounts([], NOW)).toEqual([]);
  });

  test('each case comes in once and is done once, on its day, at its department', async () => {
    const store = await open();
    await store.commit([
      applied('C1', {}),
      applied('C2', { department: 'd2' }),
      applied('C3', { parent: 'C1', department: 'd2' }),
      // Before the day, papers missing, and handed in again on it: it came before.
      event('e1', 'C1', 1, 'received', NOW - DAY),
      event('e2', 'C1', 2, 'supplement', NOW - DAY),
      event('e3', 'C1', 3, 'received', NOW),
      event('e4', 'C1', 4, 'accepted', NOW),
      event('e5', 'C1', 5, 'approved', NOW),
      event('e6', 'C1', 6, 'certified', NOW),
      event('e7', 'C1', 7, 'closed', NOW + DAY),
      event('f1', 'C2', 1, 'preregistered', NOW - DAY),
      event('f2', 'C2', 2, 'accepted', NOW),
      event('g1', 'C3', 1, 'received', NOW),
      event('g2', 'C3', 2, 'closed', NOW),
    ]);
    const range = { since: NOW, until: NOW + DAY };
    const flow = async (departments: string[], within = range) =>
      (await store.reads.officeFlow(departments, within)).sort((a, b) =>
        `${a.department}${a.isPart}` < `${b.department}${b.isPart}` ? -1 : 1,
      );
    expect(await flow(['d1', 'd2'])).toEqual([
      { department: 'd1', isPart: false, received: 0, done: 1 },
      { department: 'd2', isPart: false, received: 1, done: 0 },
      { department: 'd2', isPart: true, received: 1, done: 1 },
    ]);
    expect(await flow(['d1'], { since: NOW - DAY, until: NOW })).toEqual([
      { department: 'd1', isPart: false, received: 1, done: 0 },
    ]);
    // Closed a day after it was approved: it was done once.
    expect(await flow(['d1'], { since: NOW + DAY, until: NOW + 2 * DAY })).toEqual([]);
    expect(await flow([])).toEqual([]);
  });
});
