/** The key that everything is sealed with: a wrong one is noticed, and another can take its place. */

import type { Records } from '../../src/core/model/records';
import { changeDataKey } from '../../src/store';
import { openEngine } from '../../src/store/engine';
import { makeVault } from '../../src/store/keys/vault';
import { PHONE, part } from '../support/builders/changes';
import { ticket as ticketOf } from '../support/builders/requests';
import { describeEachStore } from '../support/engines';

const OLD = Buffer.alloc(32, 1);
const NEW = Buffer.alloc(32, 2);
const RECORDS: Partial<Records> = {
  households: [
    { id: 'h1', village: 'v1', group: 1, head: '张三', members: 3, account: '6210001234', bank: '信用社' },
  ],
  people: [
    { id: 'x1', household: 'h1', name: '张三丰', identity: '11010119900101123X' },
    { id: 'x2', household: null, name: '买买提·吐尔逊', identity: '650101199001011234' },
  ],
};
const ticket = ticketOf('TS20261123-0001');

describeEachStore('the data key', (open, engine) => {
  async function filled() {
    const url = await engine.database();
    const store = await open({ url, dataKey: OLD });
    await store.load(RECORDS);
    await store.commit([
      { kind: 'ticket', ticket },
      { kind: 'part', part: part(1, { text: '一半' }) },
    ]);
    return url;
  }
  const sql = async (url: string, text: string) => {
    const raw = openEngine(url, 1);
    const rows = /^select/.test(text) ? await raw.rows(text, []) : await raw.run(text, []);
    await raw.close();
    return rows;
  };

  test('that is another one is refused, also by a store of a release that knew no check', async () => {
    const url = await filled();
    await expect(open({ url, dataKey: NEW })).rejects.toThrow('this DATA_KEY is not the one');
    await sql(url, 'delete from data_keys');
    await expect(open({ url, dataKey: NEW })).rejects.toThrow('this DATA_KEY is not the one');
    await open({ url, dataKey: OLD });
  });

  test('people whose hashes an older release wrote are found after the first start', async () => {
    const url = await filled();
    await sql(url, "update people set claim_hash = 'of another form'");
    await sql(url, 'update data_keys set form = 0');
    const store = await open({ url, dataKey: OLD });
    const { name = '', tail = '' } = await store.reads.proofKeys({ name: '张三丰', tail: '01123X' });
    expect((await store.reads.identityProof(name, tail)).households).toEqual(['h1']);
  });

  test('is changed with all that it sealed, be that cut off and begun again', async () => {
    const url = await filled();
    const halfWay = makeVault(NEW);
    await sql(url, `insert into data_keys (id, at, form) values ('${halfWay.id}', 1, 2)`);
    await expect(open({ url, dataKey: OLD })).rejects.toThrow('is being changed');
    await expect(open({ url, dataKey: NEW })).rejects.toThrow('is being changed');
    expect(await changeDataKey(url, { from: OLD, to: NEW })).toBeGreaterThan(3);
    expect(await changeDataKey(url, { from: OLD, to: NEW })).toBe(0);
    await expect(open({ url, dataKey: OLD })).rejects.toThrow('this DATA_KEY is not the one');
    const store = await open({ url, dataKey: NEW });
    const { name = '', tail = '' } = await store.reads.proofKeys({ name: '张三丰', tail: '01123X' });
    expect((await store.reads.identityProof(name, tail)).households).toEqual(['h1']);
    expect(await store.reads.ticket(ticket.number)).toMatchObject({ text: ticket.text });
    const { parts } = await store.parts({ from: PHONE, to: '10628', reference: 7, width: 8, total: 2 });
    expect(parts).toMatchObject([part(1, { text: '一半' })]);
    const [account] = (await sql(url, 'select account from households')) as [[string]];
    expect(makeVault(NEW).open(account[0])).toBe(RECORDS.households?.[0]?.account);
  });

  test('is not changed by who does not have the old one', async () => {
    const url = await filled();
    const other = Buffer.alloc(32, 3);
    await expect(changeDataKey(url, { from: other, to: NEW })).rejects.toThrow('the old key is not the one');
    await open({ url, dataKey: OLD });
  });
});
