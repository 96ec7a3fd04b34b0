/** What leaders and supervisors look at and answer, and the language of a person, on both engines. */

import type { Change } from '../../src/core/model/change';
import type { Ticket } from '../../src/core/model/tickets';
import { RETENTION } from '../../src/core/sending/retention';
import { alert, caseRow, LEADER } from '../support/builders/casework';
import { NOW, outbound, PHONE } from '../support/builders/changes';
import { ticket } from '../support/builders/requests';
import { describeEachStore, type OpenStore } from '../support/engines';

const DAY = 86_400_000;
const haste = (number: string, about: string, more: Partial<Ticket> = {}): Change => ({
  kind: 'ticket',
  ticket: ticket(number, { kind: 'expedite', case: about, text: '等着开工', ...more }),
});

async function offices(open: OpenStore) {
  const store = await open();
  await store.load({
    departments: [
      { id: 'd1', area: 'v1', name: '住建局', ladder: [LEADER] },
      { id: 'd2', area: 'v1', name: '市监局', ladder: ['+8613900000111'] },
    ],
  });
  const row = (number: string, more: Parameters<typeof caseRow>[1]): Change => ({
    kind: 'case',
    row: caseRow(number, more),
  });
  await store.commit([
    row('QZ20261101-0001', { promisedAt: NOW - DAY }),
    row('QZ20261101-0002', { promisedAt: NOW + DAY, green: true, state: 'processing' }),
    row('QZ20261101-0003', { promisedAt: NOW + 9 * DAY, state: 'approved', acceptedAt: NOW - 90 * DAY }),
    row('QZ20261101-0004', { promisedAt: NOW + 2 * DAY, state: 'suspended' }),
    row('QZ20261101-0005', { promisedAt: NOW - 2 * DAY, state: 'closed' }),
    row('QZ20261101-0006', { promisedAt: null, department: 'd2' }),
    row('QZ20261102-0002', { promisedAt: NOW + DAY, department: 'd2' }),
  ]);
  return store;
}

describeEachStore('cases of offices', (open) => {
  test.each<[string, object, string[]]>([
    ['at work', { departments: ['d1'] }, ['1-0001', '1-0002', '1-0003']],
    ['late', { departments: ['d1'], until: NOW }, ['1-0001']],
    ['soon', { departments: ['d1', 'd2'], after: NOW, until: NOW + DAY }, ['1-0002', '2-0002']],
    ['green', { departments: ['d1', 'd2'], green: true }, ['1-0002']],
    ['of all, those without a promise last', { departments: ['d2'] }, ['2-0002', '1-0006']],
    ['by age', { departments: ['d1'], oldestFirst: true }, ['1-0003', '1-0001', '1-0002']],
    ['of nobody', { departments: [] }, []],
  ])('%s', async (_, query, tails) => {
    const store = await offices(open);
    const found = await store.reads.officeCases(query as Parameters<typeof store.reads.officeCases>[0]);
    expect(found).toEqual({ count: tails.length, numbers: tails.map((tail) => `QZ2026110${tail}`) });
  });

  test('by the last four of a number, those that have not ended, in these departments', async () => {
    const { reads } = await offices(open);
    expect(await reads.officeCasesEnding(['d1'], '0002')).toEqual(['QZ20261101-0002']);
    expect(await reads.officeCasesEnding(['d1', 'd2'], '0002')).toEqual([
      'QZ20261102-0002',
      'QZ20261101-0002',
    ]);
    expect(await reads.officeCasesEnding(['d1'], '0004')).toEqual(['QZ20261101-0004']);
    expect(await reads.officeCasesEnding(['d1'], '0005')).toEqual([]);
    expect(await reads.officeCasesEnding([], '0001')).toEqual([]);
    expect((await reads.offices()).map(({ id, ladder }) => [id, ladder[0]])).toEqual(
      expect.arrayContaining([['d1', LEADER]]),
    );
  });

  test('requests for haste wait for the department of their case, until one is answered', async () => {
    const store = await offices(open);
    await store.commit([
      haste('TQ1', 'QZ20261101-0001'),
      haste('TQ2', 'QZ20261101-0006', { at: NOW + 1 }),
      haste('TQ3', 'QZ20261101-0002', { at: NOW + 2 }),
    ]);
    const waiting = async (ids: string[]) => (await store.reads.hasteAsked(ids)).map(({ number }) => number);
    expect([await waiting(['d1']), await waiting(['d2']), await waiting([])]).toEqual([
      ['TQ3', 'TQ1'],
      ['TQ2'],
      [],
    ]);
    const answered = {
      kind: 'ticketAnswered',
      number: 'TQ3',
      answer: '',
      verdict: 'agree',
      at: NOW,
    } as const;
    expect(await store.commit([answered])).toBe('done');
    expect(await store.commit([answered])).toBe('duplicate');
    expect(await waiting(['d1'])).toEqual(['TQ1']);
    expect(await store.reads.ticket('TQ3')).toMatchObject({
      state: 'answered',
      verdict: 'agree',
      answer: '',
    });
  });
});

describeEachStore('alerts', (open) => {
  const raise = (id: string, more: Parameters<typeof alert>[1] = {}): Change[] => [
    { kind: 'alert', alert: alert(id, { case: 'QZ20261101-0001', ...more }) },
    { kind: 'owed', message: outbound(`out-${id}`, { lane: 'alert', to: LEADER }), at: NOW },
  ];
  const move = (id: string, to: 'answered' | 'passedOn' | 'unanswered' | 'ended'): Change[] => [
    { kind: 'alertMoved', id, to, at: NOW + 1 },
  ];

  test('passed on may still be answered, once', async () => {
    const store = await offices(open);
    await store.commit(raise('a1'));
    await store.commit(move('a1', 'passedOn'));
    expect(await store.commit(move('a1', 'ended'))).toBe('duplicate');
    expect(await store.commit(move('a1', 'passedOn'))).toBe('duplicate');
    expect(await store.commit(move('a1', 'answered'))).toBe('done');
    expect(await store.commit(move('a1', 'answered'))).toBe('duplicate');
    expect(await store.reads.alertsFor('QZ20261101-0001')).toMatchObject([{ id: 'a1', state: 'answered' }]);
  });

  test('unanswered go on waiting for their leader, until one answers or their case needs nobody', async () => {
    const store = await offices(open);
    await store.commit([...raise('a1'), ...raise('a2', { case: 'QZ20261101-0005' })]);
    await store.commit([...move('a1', 'unanswered'), ...move('a2', 'unanswered')]);
    expect(await store.commit(move('a1', 'unanswered'))).toBe('duplicate');
    expect((await store.reads.caller(LEADER)).alerts.map(({ id }) => id).sort()).toEqual(['a1', 'a2']);
    expect((await store.cases.unanswered(NOW + 9 * DAY, 9)).map(({ id }) => id)).toEqual(['a2']);
    await store.forget(NOW + 999 * DAY, { ...RETENTION, alerts: DAY });
    expect(await store.commit(move('a1', 'answered'))).toBe('done');
  });
});

describeEachStore('a language', (open) => {
  test('that was chosen counts before the registered one, and for whoever has none registered', async () => {
    const store = await open();
    const stranger = '+8613800000077';
    await store.load({
      phones: [{ phone: PHONE, household: null, person: null, role: 'resident', language: 'en' }],
    });
    const languageOf = async (phone: string) => [
      (await store.reads.caller(phone)).language,
      (await store.cases.reachable([phone])).get(phone)?.language,
    ];
    expect([await languageOf(PHONE), await languageOf(stranger)]).toEqual([
      ['en', 'en'],
      [null, null],
    ]);
    await store.commit([{ kind: 'language', phone: PHONE, language: 'zh-CN', at: NOW }]);
    await store.commit([{ kind: 'language', phone: stranger, language: 'en', at: NOW }]);
    await store.commit([{ kind: 'language', phone: stranger, language: 'zh-CN', at: NOW + 1 }]);
    expect([await languageOf(PHONE), await languageOf(stranger)]).toEqual([
      ['zh-CN', 'zh-CN'],
      ['zh-CN', 'zh-CN'],
    ]);
  });
});
