/** Casework in the store: what is written is read again, and of two writers one is told. */
import type { Change, Settlement } from '../../src/core/model/change';
import {
  alert,
  batch,
  caseRow,
  eventOf,
  keptEvent,
  LEADER,
  payment,
  timer,
} from '../support/builders/casework';
import { inbound, NOW, outbound, PHONE, receipt, sent, turnOf } from '../support/builders/changes';
import { describeEachStore, type OpenStore } from '../support/engines';

/** Commits that share a group: those after the first wait for it. */
async function together(store: Awaited<ReturnType<OpenStore>>, commits: Change[][]) {
  return Promise.all([store.commit(turnOf('first', 1, '+8699')), ...commits.map((one) => store.commit(one))]);
}

describeEachStore('what is loaded', (open) => {
  test('brings its timers; one that is set already stays', async () => {
    const store = await open();
    await store.commit([{ kind: 'timer', timer: timer('t1', { dueAt: NOW }) }]);
    await store.load({ timers: [timer('t1', { dueAt: NOW + 5 }), timer('t2', { dueAt: NOW + 1 })] });
    const due = await store.cases.due(NOW + 9, 9);
    expect(due).toEqual([timer('t1', { dueAt: NOW }), timer('t2', { dueAt: NOW + 1 })]);
  });
});

describeEachStore('cases', (open) => {
  test('come back as they were written, parts under the number of their whole', async () => {
    const store = await open();
    const whole = caseRow('QZ1', {
      green: true,
      step: '现场踏勘',
      stepAt: NOW,
      stepDueAt: NOW + 1,
      person: 'x1',
    });
    const bare = caseRow('QZ2', { acceptedAt: null, promisedAt: null, promisedDays: null, note: '缺图纸' });
    const parts = ['QZ1-2', 'QZ1-1'].map((number) => caseRow(number, { parent: 'QZ1' }));
    await store.commit([whole, bare, ...parts].map((row) => ({ kind: 'case', row })));
    expect(await store.cases.rows(['QZ1', 'QZ2', 'QZ9', 'QZ1'])).toEqual(
      new Map([
        ['QZ1', whole],
        ['QZ2', bare],
      ]),
    );
    expect(await store.cases.parts(['QZ1', 'QZ2'])).toEqual(new Map([['QZ1', parts.toReversed()]]));
  });

  test('no keys, no query; more than a query takes', async () => {
    const store = await open();
    const numbers = Array.from({ length: 1_100 }, (_, i) => `QZ${i}`);
    await store.commit(numbers.flatMap((number) => eventOf(`e-${number}`, number, 1, { parent: 'QZ' })));
    expect((await store.cases.rows(numbers)).size).toBe(1_100);
    expect((await store.cases.parts(['QZ', ...numbers])).get('QZ')?.length).toBe(1_100);
    expect((await store.cases.known(numbers.map((number) => `e-${number}`))).size).toBe(1_100);
    expect((await store.cases.reachable(numbers)).size).toBe(1_100);
    expect(await store.cases.rows([])).toEqual(new Map());
    expect(await store.cases.parts([])).toEqual(new Map());
    expect(await store.cases.known([])).toEqual(new Map());
    expect(await store.cases.reachable([])).toEqual(new Map());
  });

  test('of several events in one commit the last row counts', async () => {
    const store = await open();
    await store.commit([
      ...eventOf('e1', 'QZ1', 1, { state: 'received' }),
      ...eventOf('e2', 'QZ1', 2, { state: 'accepted' }),
      ...eventOf('e3', 'QZ1', 3, { state: 'processing' }),
    ]);
    expect((await store.cases.rows(['QZ1'])).get('QZ1')).toMatchObject({ state: 'processing', sequence: 3 });
    expect((await store.cases.events('QZ1')).map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
  });

  test('those under supervision are those whose clock runs, the first promise first', async () => {
    const store = await open();
    const rows = [
      caseRow('QZ1', { state: 'processing', promisedAt: NOW + 2 }),
      caseRow('QZ2', { state: 'suspended' }),
      caseRow('QZ3', { state: 'approved', promisedAt: NOW + 1 }),
      caseRow('QZ4', { state: 'closed' }),
      caseRow('QZ5', { state: 'received' }),
      caseRow('QZ6', { state: 'paymentDue', promisedAt: NOW + 1 }),
    ];
    await store.commit(rows.map((row) => ({ kind: 'case', row })));
    expect((await store.cases.running()).map(({ number }) => number)).toEqual(['QZ3', 'QZ1']);
  });

  test('events come in the order of their time, with all that they carry', async () => {
    const store = await open();
    const late = keptEvent('e2', 'QZ1', { sequence: 2, at: NOW - 5, late: true, type: 'received' });
    const full = keptEvent('e1', 'QZ1', {
      detail: { papers: ['身份证'], fee: 500, step: { name: '踏勘', dueAt: NOW } },
      ordered: ['m1', 'm2'],
      note: '窗口3',
    });
    await store.commit([full, late].map((event) => ({ kind: 'caseEvent', event })));
    expect(await store.cases.events('QZ1')).toEqual([late, full]);
    expect(await store.cases.events('QZ2')).toEqual([]);
  });

  test('events that were loaded have no orders', async () => {
    const store = await open();
    const { id, sequence, type, at, note } = keptEvent('e1', 'QZ1');
    await store.load({ caseEvents: [{ id, case: 'QZ1', sequence, type, at, note }] });
    expect(await store.cases.events('QZ1')).toEqual([keptEvent('e1', 'QZ1')]);
  });
});

describeEachStore('who came second is told', (open) => {
  /** What is there before the race. */
  const BEFORE: Change[] = [
    ...eventOf('e1', 'QZ1', 1),
    { kind: 'once', key: 'k1', at: NOW },
    { kind: 'timer', timer: timer('t1') },
    { kind: 'alert', alert: alert('a1') },
    { kind: 'batch', batch: batch('b1') },
    { kind: 'payment', payment: payment('p1', 'h1'), batch: 'b1' },
    {
      kind: 'key',
      key: { id: 'k', name: 'n', hash: 'h', scopes: [], perMinute: 1, at: NOW, revokedAt: null },
    },
  ];
  // Whichever of the two comes first: an alert that was passed on may still be answered.
  const moved: Change = { kind: 'alertMoved', id: 'a1', to: 'unanswered', at: NOW };
  const RACES: [string, Change[], Change[]][] = [
    ['an event id', eventOf('e2', 'QZ1', 2), eventOf('e2', 'QZ9', 1)],
    ['a place among the events of a case', eventOf('e2', 'QZ1', 2), eventOf('e3', 'QZ1', 2)],
    ['the first event of a new case', eventOf('e2', 'QZ2', 1), eventOf('e3', 'QZ2', 1)],
    [
      'a change of a case without an event',
      eventOf('e2', 'QZ1', 2),
      [{ kind: 'case', row: caseRow('QZ1', { sequence: 2 }) }],
    ],
    [
      'a key of what happens once',
      [{ kind: 'once', key: 'k2', at: NOW }],
      [{ kind: 'once', key: 'k2', at: NOW }],
    ],
    ['a timer', [{ kind: 'timerDone', id: 't1', dueAt: NOW }], [{ kind: 'timerDone', id: 't1', dueAt: NOW }]],
    ['an alert', [moved], [{ ...moved, to: 'passedOn' }]],
    [
      'the next version of a batch',
      [{ kind: 'batch', batch: batch('b1', { version: 2, state: 'expanding' }) }],
      [{ kind: 'batch', batch: batch('b1', { version: 2, state: 'paused' }) }],
    ],
    [
      'the first version of a batch',
      [{ kind: 'batch', batch: batch('b2') }],
      [{ kind: 'batch', batch: batch('b2') }],
    ],
    [
      'the id of a payment, for another household',
      [{ kind: 'payment', payment: payment('p2', 'h1'), batch: 'b1' }],
      [{ kind: 'payment', payment: payment('p2', 'h2'), batch: 'b1' }],
    ],
  ];

  test.each(RACES)('%s', async (_, first, second) => {
    const store = await open();
    await store.commit(BEFORE);
    expect(await store.commit(first)).toBe('done');
    const owed: Change = { kind: 'owed', message: outbound('lost'), at: NOW };
    expect(await store.commit([owed, ...second])).toBe('duplicate');
    expect(await store.message('lost')).toBeNull();
  });

  test.each(RACES)('%s, in one group with others, which are not harmed', async (_, first, second) => {
    const store = await open();
    await store.commit(BEFORE);
    const neighbours = Array.from({ length: 20 }, (_, i) => eventOf(`n${i}`, `N${i}`, 1));
    const [, ...answers] = await together(store, [
      ...neighbours.slice(0, 10),
      first,
      ...neighbours.slice(10),
      second,
    ]);
    expect(answers.filter((answer) => answer === 'duplicate')).toHaveLength(1);
    expect(['done', 'duplicate']).toContain(answers[10]);
    expect((await store.cases.known(neighbours.map((_, i) => `n${i}`))).size).toBe(20);
  });

  test.each(RACES)('%s, in two processes', async (_, first, second) => {
    const store = await open();
    const other = await open({ same: true });
    await store.commit(BEFORE);
    const answers = await Promise.all([store.commit(first), other.commit(second)]);
    expect(answers.sort()).toEqual(['done', 'duplicate']);
  });

  test('a case is not taken back by who read it long ago', async () => {
    const store = await open();
    await store.commit([...eventOf('e1', 'QZ1', 1), ...eventOf('e2', 'QZ1', 2), ...eventOf('e3', 'QZ1', 3)]);
    const stale: Change = { kind: 'case', row: caseRow('QZ1', { sequence: 2, state: 'received' }) };
    expect(await store.commit([stale])).toBe('duplicate');
    expect((await store.cases.rows(['QZ1'])).get('QZ1')?.sequence).toBe(3);
  });

  test('what never was can not be ended', async () => {
    const store = await open();
    expect(await store.commit([{ kind: 'timerDone', id: 'no', dueAt: NOW }])).toBe('duplicate');
    expect(await store.commit([{ ...moved, id: 'no' }])).toBe('duplicate');
    expect(await store.commit([{ kind: 'batch', batch: batch('no', { version: 2 }) }])).toBe('duplicate');
  });
});

describeEachStore('timers', (open) => {
  test('come when their time has, the earliest first; set again they move', async () => {
    const store = await open();
    const timers = [
      timer('later', { dueAt: NOW + 1 }),
      timer('b'),
      timer('a'),
      timer('old', { dueAt: NOW - 9 }),
    ];
    await store.commit(timers.map((one) => ({ kind: 'timer', timer: one })));
    expect((await store.cases.due(NOW, 9)).map(({ id }) => id)).toEqual(['old', 'a', 'b']);
    expect((await store.cases.due(NOW, 1))[0]).toEqual(timers[3]);
    await store.commit([
      { kind: 'timer', timer: timer('old', { dueAt: NOW + 5, kind: 'digest', subject: 'x' }) },
    ]);
    expect((await store.cases.due(NOW, 9)).map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await store.cases.due(NOW + 5, 9))[3]).toEqual(
      timer('old', { dueAt: NOW + 5, kind: 'digest', subject: 'x' }),
    );
  });

  test('one that is ended and set again in one commit stays', async () => {
    const store = await open();
    await store.commit([{ kind: 'timer', timer: timer('t') }]);
    await store.commit([
      { kind: 'timer', timer: timer('t', { dueAt: NOW + 7 }) },
      { kind: 'timerDone', id: 't', dueAt: NOW },
    ]);
    expect((await store.cases.due(NOW + 7, 9))[0]?.dueAt).toBe(NOW + 7);
  });

  test('one that was moved since it was read is not ended: what it is for now is still to come', async () => {
    const store = await open();
    await store.commit([{ kind: 'timer', timer: timer('t') }]);
    await store.commit([{ kind: 'timer', timer: timer('t', { dueAt: NOW + 7 }) }]);
    expect(await store.commit([{ kind: 'timerDone', id: 't', dueAt: NOW }])).toBe('duplicate');
    expect(await store.cases.due(NOW + 7, 9)).toHaveLength(1);
  });
});

describeEachStore('alerts', (open) => {
  const raise = (id: string, more: Parameters<typeof alert>[1] = {}): Change[] => [
    { kind: 'alert', alert: alert(id, more) },
    { kind: 'owed', message: outbound(`out-${id}`, { lane: 'alert', to: LEADER }), at: NOW },
  ];
  const settled = (outcome: object): Change => ({
    kind: 'settled',
    settlement: { id: 'out-a1', gateway: 'cm', at: NOW, ...outcome } as Settlement, // whole, by the table below
  });

  test('are open to their leader, the newest first, until they are answered', async () => {
    const store = await open();
    await store.commit([
      ...raise('a1'),
      ...raise('a2', { at: NOW + 1, rung: 1, kind: 'case.overdue' }),
      ...raise('a3', { leader: '+8613900000002' }),
    ]);
    const waiting = async () => (await store.reads.caller(LEADER)).alerts;
    const [first, second] = [alert('a2', { at: NOW + 1 }), alert('a1')];
    expect(await waiting()).toEqual(
      [first, second].map(({ id, case: number, at }) => ({ id, case: number, at })),
    );
    expect(await store.reads.alertsFor(first.case)).toContainEqual(
      expect.objectContaining({ id: 'a2', rung: 1, kind: 'case.overdue', leader: LEADER, state: 'open' }),
    );
    await store.commit([{ kind: 'alertMoved', id: 'a2', to: 'answered', at: NOW + 2 }]);
    expect((await waiting()).map(({ id }) => id)).toEqual(['a1']);
  });

  test('that were closed unanswered are known to their leader for a while', async () => {
    const store = await open();
    await store.commit([
      ...raise('a1', { case: 'QZ1' }),
      ...raise('a2', { case: 'QZ2' }),
      ...raise('a3', { case: 'QZ3' }),
      ...raise('a4', { case: 'QZ4', leader: '+8613900000002' }),
    ]);
    await store.commit([
      { kind: 'alertMoved', id: 'a1', to: 'passedOn', at: NOW + 1 },
      { kind: 'alertMoved', id: 'a2', to: 'ended', at: NOW + 2 },
      { kind: 'alertMoved', id: 'a3', to: 'answered', at: NOW + 3 },
      { kind: 'alertMoved', id: 'a4', to: 'passedOn', at: NOW + 4 },
    ]);
    const ended = { case: 'QZ2', state: 'ended' };
    expect(await store.reads.alertsClosed(LEADER, NOW)).toEqual([ended, { case: 'QZ1', state: 'passedOn' }]);
    expect(await store.reads.alertsClosed(LEADER, NOW + 2)).toEqual([ended]);
  });

  test('are unanswered when their time is over', async () => {
    const store = await open();
    await store.commit([
      ...raise('a1'),
      ...raise('a2', { dueAt: NOW + 5 }),
      ...raise('a3', { dueAt: NOW + 6 }),
    ]);
    expect(await store.cases.unanswered(NOW + 4, 9)).toEqual([]);
    expect((await store.cases.unanswered(NOW + 5, 9)).map(({ id }) => id)).toEqual(['a2']);
    await store.commit([{ kind: 'alertMoved', id: 'a2', to: 'passedOn', at: NOW + 5 }]);
    expect((await store.cases.unanswered(NOW + 6, 9)).map(({ id }) => id)).toEqual(['a3']);
    expect((await store.cases.unanswered(NOW + 1e9, 1)).map(({ id }) => id)).toEqual(['a1']);
  });

  test.each<[string, Change[], boolean]>([
    ['waits', [], false],
    ['is with the carrier', [sent('out-a1', 'r1')], false],
    ['was delivered', [sent('out-a1', 'r1'), got('delivered')], false],
    ['is undeliverable', [sent('out-a1', 'r1'), got('undeliverable')], true],
    ['was rejected', [sent('out-a1', 'r1'), got('rejected')], true],
    ['expired at the carrier', [sent('out-a1', 'r1'), got('expired')], true],
    ['failed', [settled({ outcome: 'failed', code: '11' })], true],
    ['expired here', [settled({ outcome: 'expired' })], true],
  ])('whose message %s', async (_, then, isUnanswered) => {
    const store = await open();
    await store.commit(raise('a1'));
    for (const change of then) await store.commit([change]);
    expect(await store.cases.unanswered(NOW, 9)).toEqual(isUnanswered ? [alert('a1')] : []);
  });

  test('whose message was never to be sent are unanswered at once', async () => {
    const store = await open();
    const [raised, owed] = raise('a1');
    if (raised && owed?.kind === 'owed') await store.commit([raised, { ...owed, suppressed: 'noRoute' }]);
    expect(await store.cases.unanswered(NOW, 9)).toEqual([alert('a1')]);
  });

  function got(state: Parameters<typeof receipt>[0]): Change {
    return { kind: 'receipt', message: 'out-a1', part: 1, receipt: receipt(state, 'r1') };
  }
});

describeEachStore('whom casework knows', (open) => {
  test('offices, matters and supervisors; days off; who can be reached, and how', async () => {
    const store = await open();
    await store.load({
      departments: [{ id: 'd1', area: 'v1', name: '住建局', ladder: [LEADER] }],
      matters: [{ id: 'm1', department: 'd1', name: '施工许可', promisedDays: 10, guide: null }],
      phones: [
        { phone: PHONE, household: null, person: null, role: 'supervisor', language: 'en', village: null },
        { phone: LEADER, household: null, person: null, role: 'leader', language: null, village: null },
      ],
    });
    await store.commit([
      { kind: 'optOut', phone: LEADER, scope: 'reminders', stopped: true, at: NOW },
      { kind: 'optOut', phone: LEADER, scope: 'all', stopped: true, at: NOW },
      { kind: 'phoneState', phone: LEADER, state: 'dead' },
    ]);
    expect(await store.cases.directory()).toMatchObject({
      departments: new Map([['d1', { id: 'd1', name: '住建局', ladder: [LEADER] }]]),
      matters: new Map([['m1', { id: 'm1', name: '施工许可', department: 'd1', promisedDays: 10 }]]),
      supervisors: [PHONE],
    });
    const found = await store.cases.reachable([PHONE, LEADER, '+8613812345678']);
    expect(found.get(PHONE)).toEqual({ phone: PHONE, language: 'en', stopped: [], dead: false });
    expect(found.get(LEADER)).toMatchObject({ language: null, dead: true });
    expect(found.get(LEADER)?.stopped.sort()).toEqual(['all', 'reminders']);
    expect(found.get('+8613812345678')).toMatchObject({ language: null, stopped: [], dead: false });
    expect(await store.cases.localDays()).toEqual(new Map());
  });

  test('a question that fails tells nothing of what was asked', async () => {
    const store = await open();
    await store.close();
    const error = await store.cases.rows(['秘密']).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name: 'StoreError' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('秘密');
  });

  test('a message that came in the same commit is kept with its event, or not at all', async () => {
    const store = await open();
    await store.commit(eventOf('e1', 'QZ1', 1));
    const received: Change = { kind: 'received', message: inbound('m1'), turn: 1, intent: 'unknown' };
    expect(await store.commit([received, ...eventOf('e1', 'QZ1', 2)])).toBe('duplicate');
    expect(await store.commit([received])).toBe('done');
  });
});
