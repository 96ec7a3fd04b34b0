/** One row that can not be read any more, among others: whose it is meets with it, and nobody else. */
import { newDialogue } from '../../src/core/dialogue/newDialogue';
import type { Change } from '../../src/core/model/change';
import type { Records } from '../../src/core/model/records';
import { openEngine } from '../../src/store/engine';
import { NOW, PHONE, part, receipt, turnOf } from '../support/builders/changes';
import { ticket } from '../support/builders/requests';
import { file, rowOf } from '../support/builders/uploads';
import { describeEachStore } from '../support/engines';

const OTHER = '+8613800000002';
const HOUR = 3_600_000;

describeEachStore('a damaged row', (open, engine) => {
  /** A store that holds `changes`, where `damage` was done to them since, and what its log says. */
  async function damaged(changes: Change[], damage: string, records: Partial<Records> = {}) {
    const url = await engine.database();
    const said: object[] = [];
    const quiet = () => {};
    const log = { debug: quiet, info: quiet, warn: quiet, error: (facts: object) => said.push(facts) };
    const store = await open({ url, log });
    await store.load(records);
    await store.commit(changes);
    const raw = openEngine(url, 1);
    await raw.run(damage, []);
    await raw.close();
    return { store, said };
  }

  test.each(['{"language":"zh', 'null', '{}'])(
    'of a dialogue (%s) leaves its person with a new one, whose turns go on',
    async (state) => {
      const { store, said } = await damaged(
        [...turnOf('m1', 6), ...turnOf('m2', 3, OTHER)],
        `update dialogues set state = '${state}' where phone = '${PHONE}'`,
      );
      const [his, hers] = await Promise.all([store.reads.caller(PHONE), store.reads.caller(OTHER)]);
      expect(his.dialogue).toEqual({ ...newDialogue(PHONE, 'zh-CN'), turn: 6 });
      expect(hers.dialogue).toMatchObject({ turn: 3 });
      expect(said).toEqual([{ table: 'dialogues' }]);
      expect(await store.commit(turnOf('m3', 7))).toBe('done');
      expect((await store.reads.caller(PHONE)).dialogue).toMatchObject({ turn: 7 });
    },
  );

  test('of a page is as none, alone', async () => {
    const page = (id: string): Change => ({
      kind: 'pageSession',
      session: { id, phone: PHONE, at: NOW, until: NOW + HOUR, state: { language: 'en' } },
    });
    const damage = "update web_sessions set state = '{' where id = 's1'";
    const { store } = await damaged([page('s1'), page('s2')], damage);
    const found = await Promise.all(['s1', 's2'].map((id) => store.pages.session(id)));
    expect(found.map((session) => session?.id)).toEqual([undefined, 's2']);
  });

  test('of a long text leaves the other parts to be answered', async () => {
    const damage = "update parts set text = 'v1.AAAA' where number = 1";
    const { store } = await damaged(
      [1, 2].map((number) => ({ kind: 'part', part: part(number) })),
      damage,
    );
    const { parts } = await store.parts({ from: PHONE, to: '10628', reference: 7, width: 8, total: 2 });
    expect(parts.map(({ part: { number } }) => number)).toEqual([2]);
    await store.commit([
      { kind: 'partsJoined', set: { from: PHONE, to: '10628', reference: 7, width: 8, total: 2 }, at: NOW },
    ]);
    expect(await store.commit([{ kind: 'part', part: part(1, { text: '另一条' }) }])).toBe('done');
  });

  test('of an early receipt keeps no other from its message', async () => {
    const stray = (id: string): Change => ({ kind: 'strayReceipt', id, receipt: receipt('delivered', id) });
    const damage = "update stray_receipts set receipt = '{' where id = 'r1'";
    const { store } = await damaged([stray('r1'), stray('r2')], damage);
    const strays = await store.strayReceipts(NOW, 9);
    expect(strays.map((one) => one.receipt.references)).toEqual([[], ['r2']]);
    expect((await store.ledger(NOW, NOW + 1)).strays).toHaveLength(2);
  });

  test('of a ticket is empty on the list of all', async () => {
    const tickets = ['T1', 'T2'].map((number): Change => ({ kind: 'ticket', ticket: ticket(number) }));
    const { store } = await damaged(tickets, "update tickets set text = '?' where number = 'T1'");
    const { rows } = await store.lists.tickets({ sight: null }, { after: null, limit: 9 });
    expect(rows.map(({ number, text }) => [number, text]).sort()).toEqual([
      ['T1', ''],
      ['T2', '路灯不亮'],
    ]);
  });

  test('of an account leaves its second step standing, with a secret that nobody has', async () => {
    const account = (id: string): Change => ({
      kind: 'account',
      account: {
        ...{ id, login: id, name: id, phone: null, password: null, totp: 'GEZDGNBV', totpStep: null },
        ...{ state: 'active', mustChange: false, by: 'me', at: NOW, grants: [] },
      },
    });
    const damage = "update accounts set totp = '?' where id = 'a'";
    const { store } = await damaged([account('a'), account('b')], damage);
    const [one, other] = await store.desk.accounts();
    expect(one?.totp).toMatch(/^[A-Z2-7]{20,}$/);
    expect(one?.totp).not.toBe((await store.desk.account('a'))?.totp);
    expect(other?.totp).toBe('GEZDGNBV');
  });

  test('of a webhook stands as switched off until it gets another secret; a call that can not be read is given up', async () => {
    const webhook = (id: string): Change => ({
      kind: 'webhook',
      webhook: {
        ...{ id, url: 'https://oa.example/x', events: ['rating.given'], secret: 'whsec_c2VjcmV0' },
        ...{ area: null, department: null, by: 'key k', at: NOW, disabledAt: null },
      },
    });
    const call = (id: string): Change => ({
      kind: 'webhookCall',
      call: {
        ...{ id, webhook: 'w2', event: 'rating.given', body: '{}', at: NOW, dueAt: NOW },
        ...{ attempts: 0, state: 'owed', outcome: null },
      },
    });
    const changes = [webhook('w1'), webhook('w2'), call('c1'), call('c2')];
    const { store } = await damaged(changes, "update webhooks set secret = '?' where id = 'w1'");
    expect((await store.webhooks.all()).map(({ disabledAt }) => disabledAt)).toEqual([NOW, null]);
    await store.commit([{ kind: 'webhookRotated', id: 'w1', secret: 'whsec_bmV3' }]);
    expect(await store.webhooks.all()).toMatchObject([
      { disabledAt: null, secret: 'whsec_bmV3' },
      { id: 'w2' },
    ]);
    expect(await store.webhooks.take('w2', NOW, NOW + HOUR, 1)).toMatchObject([{ id: 'c1' }]);
  });

  test('of a call to a webhook is given up, and the next of its round is made', async () => {
    const call = (id: string): Change => ({
      kind: 'webhookCall',
      call: {
        ...{ id, webhook: 'w1', event: 'rating.given', body: '{}', at: NOW, dueAt: NOW },
        ...{ attempts: 0, state: 'owed', outcome: null },
      },
    });
    const damage = "update webhook_calls set body = '?' where id = 'c1'";
    const { store } = await damaged([call('c1'), call('c2')], damage);
    expect(await store.webhooks.take('w1', NOW, NOW + HOUR, 9)).toMatchObject([{ id: 'c2' }]);
    expect(await store.webhooks.call('c1')).toMatchObject({ state: 'failed', dueAt: null, body: '' });
    expect(await store.webhooks.take('w1', NOW, NOW + HOUR, 9)).toEqual([]);
  });

  test('of a household keeps its village’s file from nothing, and is mended by it', async () => {
    const household = (id: string) => ({
      ...{ id, village: 'v1', group: 1, head: '张三', members: 3 },
      ...{ account: `621000123400${id}`, bank: '信用社' },
    });
    const { store } = await damaged([], "update households set account = '?' where id = 'h1'", {
      households: ['h1', 'h2'].map(household),
    });
    const held = await store.held.households(['h1', 'h2']);
    expect(['h1', 'h2'].map((id) => held.get(id)?.account)).toEqual(['', household('h2').account]);
    const anew = ['h1', 'h2'].map(
      (id): Change => ({ kind: 'household', household: household(id), upload: 'u1' }),
    );
    expect(await store.commit(anew)).toBe('done');
    expect((await store.held.households(['h1'])).get('h1')?.account).toBe(household('h1').account);
  });

  test('of a file, among rows of others, leaves anybody his own data', async () => {
    const read = { phone: PHONE };
    const { store } = await damaged(
      [
        { kind: 'upload', upload: file('u1', { kind: 'households' }) },
        { kind: 'uploadRows', rows: [rowOf('u1', 2, { read }), rowOf('u1', 3, { read })] },
      ],
      "update upload_rows set document = '?' where row_of_file = 2",
    );
    expect((await store.person.held(PHONE)).uploads).toHaveLength(1);
  });

  test('of a department leaves the others their leaders', async () => {
    const departments = ['d1', 'd2'].map((id) => ({ id, area: 'v1', name: id, ladder: [OTHER] }));
    const { store } = await damaged([], "update departments set ladder = '138' where id = 'd1'", {
      departments,
    });
    const { departments: found } = await store.cases.directory();
    expect(['d1', 'd2'].map((id) => found.get(id)?.ladder)).toEqual([[], [OTHER]]);
  });
});
