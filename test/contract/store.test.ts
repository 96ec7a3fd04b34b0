import type { Records } from '../../src/core/model/records';
import { readText } from '../../src/core/text/octets';
import { payment } from '../support/builders/casework';
import { inbound, NOW, outbound, PHONE, part, receipt, sent, turnOf } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const LEASE = { owner: 'a', until: NOW + 30_000 };
const SET = { from: PHONE, to: '10628', reference: 7, width: 8 as const, total: 2 };

const PAYMENT = payment('p1', 'h1', { at: NOW });
const CASE: Records['cases'][number] = {
  number: 'QZ20261123-0001',
  matter: 'm1',
  department: 'd1',
  parent: null,
  state: 'accepted',
  applicant: '张三丰',
  phone: PHONE,
  person: 'x1',
  green: true,
  acceptedAt: NOW,
  promisedAt: null,
  changedAt: NOW,
  note: '',
  promisedDays: 10,
  suspendedAt: null,
  sequence: 0,
};
const RECORDS: Partial<Records> = {
  areas: [{ id: 'v1', parent: null, level: 'village', name: '柳河村' }],
  departments: [
    { id: 'd1', area: 'v1', name: '住建局', ladder: [] },
    { id: 'd2', area: 'v1', name: '消防队', ladder: [] },
  ],
  programmes: [{ id: 'LSZB', name: '粮食直补', unit: '亩' }],
  matters: [{ id: 'm1', department: 'd1', name: '施工许可', promisedDays: 10 }],
  households: [
    { id: 'h1', village: 'v1', group: 1, head: '张三', members: 3, account: '6210001234', bank: '信用社' },
  ],
  people: [{ id: 'x1', household: 'h1', name: '张三丰', identity: '11010119900101123X' }],
  phones: [{ phone: PHONE, household: 'h1', person: 'x1', role: 'resident', language: 'en' }],
  payments: [
    { ...PAYMENT, id: 'p0', year: 2025, quantity: null, reason: '账号不对', state: 'returned' },
    PAYMENT,
  ],
  cases: [
    { ...CASE, number: 'QZ20261120-0009', state: 'closed', changedAt: NOW + 1 },
    CASE,
    { ...CASE, number: 'QZ20261123-0001-1', department: 'd2', parent: CASE.number, state: 'approved' },
  ],
};

describeEachStore('reads', (open) => {
  test('says what the clock of its server says, where that is another machine', async () => {
    const store = await open();
    const time = await store.serverTime();
    if (time !== null) expect(Math.abs(time - Date.now())).toBeLessThan(60_000);
    expect(time === null).toBe(store.engine === 'sqlite');
  });

  test('a registered phone, its payments and its cases', async () => {
    const store = await open();
    expect(await store.holdsPayments()).toBe(false);
    await store.load(RECORDS);
    await store.load({ programmes: [{ id: 'LSZB', name: 'kept as it was', unit: null }] });
    expect([await store.isEmpty(), await store.holdsPayments()]).toEqual([false, true]);
    await store.commit([{ kind: 'optOut', phone: PHONE, scope: 'all', stopped: true, at: NOW }]);
    expect(await store.reads.caller(PHONE)).toEqual({
      dialogue: null,
      household: { id: 'h1', head: '张三', village: '柳河村' },
      language: 'en',
      stopped: ['all'],
      role: 'resident',
      gone: false,
      alerts: [],
    });
    const shown = { programme: '粮食直补', amount: 31_650, at: NOW, accountTail: '1234' };
    expect(await store.reads.payments('h1')).toEqual([
      { ...shown, id: 'p1', year: 2026, state: 'paid', quantity: { amount: 3.5, unit: '亩' } },
      { ...shown, id: 'p0', year: 2025, state: 'returned', reason: '账号不对' },
    ]);
    const cases = await store.reads.casesOf(PHONE);
    expect(cases.map(({ number }) => number)).toEqual(['QZ20261123-0001', 'QZ20261120-0009']);
    expect(cases[0]).toMatchObject({
      matter: '施工许可',
      green: true,
      parts: [{ department: '消防队', state: 'approved' }],
    });
    expect(await store.reads.caseByNumber(CASE.number)).toEqual(cases[0]);
  });

  test('a claim needs the name and the last six, in whatever letters', async () => {
    const store = await open();
    await store.load(RECORDS);
    const claim = async (given: { name: string; tail: string }) => {
      const { name = '', tail = '' } = await store.reads.proofKeys(given);
      expect(`${name} ${tail}`).not.toContain(given.name.trim());
      return store.reads.identityProof(name, tail);
    };
    const all = { households: ['h1'], cases: ['QZ20261120-0009', 'QZ20261123-0001'], phones: [PHONE] };
    const nothing = { households: [], cases: [], phones: [] };
    expect(await claim({ name: ' 张三丰 ', tail: '01123x' })).toEqual(all);
    expect(await claim({ name: '张三丰', tail: '011230' })).toEqual(nothing);
    expect(await claim({ name: '张三', tail: '01123X' })).toEqual(nothing);
    expect(await store.reads.proofKeys({ tail: '01123X' })).toEqual({ tail: expect.any(String) });
  });

  test('strangers, empty lists and many at once', async () => {
    const store = await open();
    await store.load(RECORDS);
    const callers = await Promise.all(
      Array.from({ length: 250 }, (_, i) => store.reads.caller(i === 200 ? PHONE : `+86${i}`)),
    );
    expect(callers.filter(({ household }) => household !== null)).toHaveLength(1);
    expect(callers[200]?.household?.id).toBe('h1');
    expect(await store.reads.payments('h9')).toEqual([]);
    expect(await store.reads.caseByNumber('no')).toBeNull();
  });
});

describeEachStore('commits', (open, engine) => {
  test('a repeated id and a taken turn are duplicates, and nothing of them is written', async () => {
    const store = await open();
    expect(await store.commit(turnOf('m1', 1))).toBe('done');
    expect(await store.commit(turnOf('m1', 2))).toBe('duplicate');
    expect(await store.commit(turnOf('m2', 1))).toBe('duplicate');
    expect((await store.reads.caller(PHONE)).dialogue?.turn).toBe(1);
    expect(await store.backlog(NOW)).toEqual([{ gateway: 'cm', lane: 'reply', depth: 1, oldest: 0 }]);
  });

  test('a bad item does not fail its neighbours', async () => {
    const store = await open();
    const answers = await Promise.all([
      ...Array.from({ length: 60 }, (_, i) => store.commit(turnOf(`m${i}`, 1, `+86${i}`))),
      store.commit(turnOf('m7', 1, '+8699')),
    ]);
    expect(answers.filter((answer) => answer === 'duplicate')).toHaveLength(1);
    expect((await store.backlog(NOW))[0]?.depth).toBe(60);
  });

  test('two processes take the same turn: one of them is told', async () => {
    const [first, second] = [await open(), await open({ same: true })];
    const answers = await Promise.all([first.commit(turnOf('m1', 1)), second.commit(turnOf('m2', 1))]);
    expect(answers.sort()).toEqual(['done', 'duplicate']);
  });

  if (engine.name === 'mysql') {
    test('a killed connection costs nothing', async () => {
      const url = await engine.database();
      const store = await open({ poolSize: 1, url });
      await store.commit(turnOf('m1', 1));
      const busy = Array.from({ length: 20 }, (_, i) => store.commit(turnOf(`k${i}`, 1, `+86${i}`)));
      const others = `select id from information_schema.processlist where db = '${new URL(url).pathname.slice(1)}'`;
      const rows = (await engine.server()?.admin(others)) as { id: number }[]; // as selected
      expect(rows).not.toEqual([]);
      for (const { id } of rows) await engine.server()?.admin(`kill ${id}`);
      expect(await Promise.all(busy)).toEqual(busy.map(() => 'done'));
      expect(await store.commit(turnOf('m2', 2))).toBe('done');
    });
  }

  test('an error holds nothing of the row', async () => {
    const store = await open();
    const owed = { kind: 'owed' as const, message: outbound('o1', { text: '秘密' }), at: NOW };
    await store.commit([owed]);
    const error = await store.commit([owed]).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ name: 'StoreError', kind: 'broken' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/秘密|o1\b/);
  });
});

describeEachStore('outbox', (open) => {
  test('by lane, then by age; leased messages only when the lease ran out', async () => {
    const store = await open();
    const owe = (id: string, lane: 'reply' | 'bulk', at: number, lease?: typeof LEASE) =>
      store.commit([{ kind: 'owed', message: outbound(id, { lane }), at, ...(lease ? { lease } : {}) }]);
    await owe('bulk', 'bulk', NOW - 9);
    await owe('young', 'reply', NOW - 1);
    await owe('old', 'reply', NOW - 2);
    await owe('leased', 'reply', NOW - 3, LEASE);
    await owe('later', 'reply', NOW + 99_000);
    const ids = async (now: number, limit: number) =>
      (await store.claim('cm', { owner: 'b', until: now + 1000 }, now, limit)).map(({ id }) => id);
    expect(await ids(NOW, 2)).toEqual(['old', 'young']);
    expect(await ids(NOW, 9)).toEqual(['bulk']);
    expect(await ids(NOW, 9)).toEqual([]);
    expect(await ids(LEASE.until, 9)).toContain('leased');
  });

  test('two processes claim without doubles', async () => {
    const stores = [await open(), await open({ same: true })];
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => stores[0]?.commit(turnOf(`m${i}`, 1, `+86${i}`))),
    );
    const claims = Array.from({ length: 10 }, (_, i) =>
      stores[i % 2]?.claim('cm', { owner: `owner${i % 2}`, until: NOW + 1000 }, NOW, 50),
    );
    const ids = (await Promise.all(claims)).flatMap((some) => some?.map(({ id }) => id) ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a settlement never moves a message back', async () => {
    const store = await open();
    await store.commit(turnOf('m1', 1));
    await store.commit([sent('out-m1', '0D2D3A04')]);
    const again = {
      id: 'out-m1',
      gateway: 'cm',
      at: NOW,
      outcome: 'again',
      dueAt: NOW,
      attempts: 1,
      code: 'x',
    } as const;
    await store.commit([{ kind: 'settled', settlement: again }]);
    expect(await store.backlog(NOW)).toEqual([]);
  });

  test('a message to be sent again is due at its time, with its attempts', async () => {
    const store = await open();
    await store.commit(turnOf('m1', 1));
    const again = {
      id: 'out-m1',
      gateway: 'cm',
      at: NOW,
      outcome: 'again',
      dueAt: NOW + 5,
      attempts: 1,
      code: 'x',
    } as const;
    await store.commit([{ kind: 'settled', settlement: again }]);
    expect(await store.claim('cm', LEASE, NOW + 4, 9)).toEqual([]);
    expect((await store.claim('cm', LEASE, NOW + 5, 9))[0]?.attempts).toBe(1);
  });
});

describeEachStore('receipts', (open) => {
  test.each([
    ['as written', '0221067780', '0221067780', true],
    ['without zeros', '0221067780', '221067780', true],
    ['hexadecimal for decimal', '0221067780', 'D2D3A04', true],
    ['decimal for hexadecimal', 'd2d3a04', '0221067780', true],
    ['in capitals', 'ab-cd', 'AB-CD', true],
    ['another', '0221067780', '0221067781', false],
  ])('an id %s', async (_, stored, named, found) => {
    const store = await open();
    await store.commit([...turnOf('m1', 1), sent('out-m1', 'other', stored)]);
    const part = { message: 'out-m1', part: 2, reference: stored, to: PHONE };
    expect(await store.findSent(receipt('delivered', named))).toEqual(found ? [part] : []);
    expect(await store.findSent({ ...receipt('delivered', named), gateway: 'cu' })).toEqual([]);
  });

  test('of one id all that went under it, each with its recipient and as the carrier wrote it', async () => {
    const store = await open();
    await store.commit([...turnOf('m1', 1), sent('out-m1', '14')]);
    await store.commit([...turnOf('m2', 1, '+8613800000009'), sent('out-m2', '20', '0014')]);
    const found = await store.findSent(receipt('delivered', '20', '14'));
    expect(found.sort((a, b) => (a.reference < b.reference ? -1 : 1))).toEqual([
      { message: 'out-m2', part: 2, reference: '0014', to: '+8613800000009' },
      { message: 'out-m1', part: 1, reference: '14', to: PHONE },
      { message: 'out-m2', part: 1, reference: '20', to: '+8613800000009' },
    ]);
  });

  test('a receipt that came early is kept until it finds its message', async () => {
    const store = await open();
    const early = receipt('delivered', 'r1');
    await store.commit([{ kind: 'strayReceipt', id: 's1', receipt: early }]);
    expect(await store.strayReceipts(NOW, 9)).toEqual([{ id: 's1', receipt: early }]);
    await store.commit([...turnOf('m1', 1), sent('out-m1', 'r1')]);
    await store.commit([{ kind: 'receipt', message: 'out-m1', part: 1, receipt: early }]);
    expect(await store.strayReceipts(NOW, 9)).toEqual([]);
  });
});

describeEachStore('parts of long texts', (open) => {
  test('a part is kept once, and the set until it is joined', async () => {
    const store = await open();
    await store.commit([{ kind: 'part', part: part(2, { text: '二' }) }]);
    await store.commit([{ kind: 'part', part: part(2, { text: 'again' }) }]);
    expect(await store.overdueParts(NOW + 1, 9)).toEqual([SET]);
    expect(await store.overdueParts(NOW, 9)).toEqual([]);
    await store.commit([{ kind: 'part', part: part(1, { returnAddress: 'x' }) }]);
    const { parts, joinedAt } = await store.parts(SET);
    expect(parts).toEqual([part(1, { returnAddress: 'x' }), part(2, { text: '二' })]);
    expect(joinedAt).toBeNull();
    await store.commit([{ kind: 'partsJoined', set: SET, at: NOW + 5 }]);
    expect((await store.parts(SET)).joinedAt).toBe(NOW + 5);
    expect(await store.overdueParts(NOW + 9, 9)).toEqual([]);
  });

  test('a part that ends inside a character is kept to the octet, and so is what its octets are in', async () => {
    const store = await open();
    const cut = part(1, { octets: Buffer.from([0x88, 0x65, 0x8d, 0x00, 0xff]), alphabet: 'gb18030' });
    await store.commit([{ kind: 'part', part: cut }]);
    expect((await store.parts(SET)).parts).toEqual([cut]);
  });

  test('sets of another sender, code or width of reference never meet', async () => {
    const store = await open();
    await store.commit([{ kind: 'part', part: part(1) }]);
    for (const other of [
      { from: '+8613800000009' },
      { to: '10629' },
      { width: 16 as const },
      { reference: 8 },
      { total: 3 },
    ]) {
      expect((await store.parts({ ...SET, ...other })).parts).toEqual([]);
    }
  });

  test('a reference that comes round again is another set', async () => {
    const store = await open();
    await store.commit([
      { kind: 'part', part: part(1) },
      { kind: 'partsJoined', set: SET, at: NOW },
    ]);
    await store.commit([{ kind: 'part', part: part(1, { text: 'new', at: NOW + 30 * 60_000 + 1 }) }]);
    expect((await store.parts(SET)).parts.map((piece) => readText([piece]))).toEqual(['new']);
  });
});

describeEachStore('the whole', (open) => {
  test('a store that can be written to passes its check; an incomplete message keeps its count', async () => {
    const store = await open();
    await store.check();
    const message = inbound('m1', { incomplete: { have: 1, total: 3 } });
    expect(await store.commit([{ kind: 'received', message, turn: 1, intent: 'unknown' }])).toBe('done');
  });
});
