/** What is kept of a phone is shown whole to its owner, and goes when he wants it. */

import type { Change } from '../../src/core/model/change';
import { demoRecords } from '../../src/demo/records';
import { firstIdAt } from '../../src/store/sql/keyRange';
import { NOW, outbound, turnOf } from '../support/builders/changes';
import { ticket } from '../support/builders/requests';
import { describeEachStore } from '../support/engines';
import { APPLICANT, FARMER, LIAISON } from '../worlds/people';

const OTHER = '+8613800000777';
const message = (id: string, to: string): Change => ({
  kind: 'owed',
  message: outbound(`${firstIdAt(NOW)}${id}`, { to, text: '【乡信】王*户' }),
  at: NOW,
});

describeEachStore('a person', (open) => {
  async function township() {
    const store = await open();
    await store.load(demoRecords(NOW));
    await store.commit(turnOf('m1', 1, FARMER));
    const text = '我家的水管坏了';
    await store.commit([
      message('a', FARMER),
      message('b', OTHER),
      { kind: 'ticket', ticket: ticket('TS1', { phone: FARMER, text }) },
      { kind: 'optOut', phone: FARMER, scope: 'payments', stopped: true, at: NOW },
    ]);
    return store;
  }

  test('sees all that is kept of the phone, what is sealed in clear, and no account or identity number', async () => {
    const store = await township();
    const held = await store.person.held(FARMER);
    expect(held.registration).toMatchObject([{ phone: FARMER, role: 'resident' }]);
    expect(held.received).toHaveLength(1);
    expect(held.sent).toContainEqual(expect.objectContaining({ recipient: FARMER, text: '【乡信】王*户' }));
    expect(held.tickets).toMatchObject([{ number: 'TS1', text: '我家的水管坏了' }]);
    expect(held.stopped).toMatchObject([{ scope: 'payments' }]);
    expect(held.payments?.length).toBeGreaterThan(3);
    expect(held.household).toHaveLength(1);
    expect(JSON.stringify(held)).not.toMatch(/v1\.|"account"|"identity"|"hash"/);
  });

  test('that is erased is asked and told no more, and nobody else loses anything', async () => {
    const store = await township();
    expect(await store.person.erase(FARMER)).toBeGreaterThan(4);
    const held = await store.person.held(FARMER);
    const left = Object.entries(held).filter(([, rows]) => rows.length > 0);
    expect(left.map(([name]) => name)).toEqual(['stopped']);
    expect((await store.reads.caller(FARMER)).role).toBeNull();
    expect(await store.claim('cm', { owner: 'x', until: NOW + 1 }, NOW, 9)).toMatchObject([{ to: OTHER }]);
    expect((await store.person.held(APPLICANT)).cases?.length).toBeGreaterThan(0);
  });

  test('that an office still needs is known by it', async () => {
    const store = await township();
    expect((await store.person.ties(APPLICANT)).openCases).toBeGreaterThan(0);
    expect(await store.person.ties(LIAISON)).toMatchObject({ role: 'liaison' });
    expect(await store.person.ties(FARMER)).toEqual({ openCases: 0, role: 'resident' });
    expect(await store.person.ties('+8613700000000')).toEqual({ openCases: 0, role: '' });
  });

  test('leaves a day whose account comes out', async () => {
    const store = await township();
    const before = await store.ledger(NOW - 1, NOW + 86_400_000);
    await store.person.erase(FARMER);
    const after = await store.ledger(NOW - 1, NOW + 86_400_000);
    const count = (ledger: typeof before) => ledger.tallies.reduce((sum, one) => sum + one.count, 0);
    expect(count(after)).toBe(count(before));
    expect(after.discrepancies).toEqual(before.discrepancies);
  });
});
