/** A message's life and the account, as the store tells them. */
import type { Change, Settlement } from '../../src/core/model/change';
import type { Outbound } from '../../src/core/model/message';
import { account } from '../../src/core/sending/reconciliation';
import { firstIdAt } from '../../src/store/sql/keyRange';
import { alert, batch, keptEvent } from '../support/builders/casework';
import { NOW, outbound, receipt } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const HOUR = 3_600_000;
/** An id made at this moment. */
const idAt = (ms: number, n = 0) => `${firstIdAt(ms)}${String(n).padStart(16, '0')}`;

const owed = (id: string, more: Partial<Outbound> = {}, beside: object = {}): Change => ({
  kind: 'owed',
  message: outbound(id, more),
  at: NOW,
  ...beside,
});
const settled = (settlement: Settlement): Change => ({ kind: 'settled', settlement });
const base = { id: 'm1', gateway: 'cm' };

describeEachStore('the life of a message', (open) => {
  test('put off, sent by another route in two parts, one of them undeliverable', async () => {
    const store = await open();
    const about = { case: 'QZ1', event: 'e1' };
    await store.commit([owed('m1', { lane: 'notice', template: 'notice.accepted', about, answers: 'in1' })]);
    const again = { outcome: 'again', attempts: 1, code: '20' } as const;
    await store.commit([settled({ ...base, ...again, at: NOW + 1, dueAt: NOW + 9 })]);
    await store.commit([settled({ ...base, ...again, at: NOW + 10, dueAt: NOW + 19, code: 'timeout' })]);
    expect(await store.message('m1')).toMatchObject({
      state: 'owed',
      dueAt: NOW + 19,
      reason: 'timeout',
      settledAt: null,
      parts: [],
    });
    await store.commit([
      settled({ ...base, gateway: 'cu', at: NOW + 20, outcome: 'sent', references: ['0A', '0B'] }),
    ]);
    const told = (part: number, state: 'delivered' | 'undeliverable', code: string): Change => ({
      kind: 'receipt',
      message: 'm1',
      part,
      receipt: { ...receipt(state, 'x'), code, at: NOW + 20 + part },
    });
    await store.commit([told(1, 'delivered', '000'), told(2, 'undeliverable', 'MK:0001')]);
    expect(await store.message('m1')).toEqual({
      id: 'm1',
      gateway: 'cm',
      lane: 'notice',
      state: 'undeliverable',
      to: outbound('m1').to,
      from: '10628',
      text: outbound('m1').text,
      template: 'notice.accepted',
      about,
      answers: 'in1',
      at: NOW,
      dueAt: NOW + 19,
      expiresAt: outbound('m1').expiresAt,
      attempts: 1,
      reason: 'MK:0001',
      settledAt: NOW + 20,
      parts: [
        { number: 1, gateway: 'cu', reference: '0A', state: 'delivered', code: '000', movedAt: NOW + 21 },
        {
          number: 2,
          gateway: 'cu',
          reference: '0B',
          state: 'undeliverable',
          code: 'MK:0001',
          movedAt: NOW + 22,
        },
      ],
      tries: [
        { at: NOW + 1, gateway: 'cm', outcome: 'again', code: '20' },
        { at: NOW + 10, gateway: 'cm', outcome: 'again', code: 'timeout' },
      ],
    });
  });

  test.each<[string, object, object]>([
    [
      'failed',
      { outcome: 'failed', code: '11' },
      { reason: '11', tries: [{ outcome: 'failed', code: '11' }] },
    ],
    [
      'expired',
      { outcome: 'expired', code: '20' },
      { reason: '20', tries: [{ outcome: 'expired', code: '20' }] },
    ],
    ['expired', { outcome: 'expired' }, { reason: null, tries: [] }],
    ['owed', { outcome: 'released' }, { reason: null, tries: [] }],
    ['sent', { outcome: 'sent', references: ['r'] }, { reason: null, tries: [] }],
  ])('%s after %j', async (state, outcome, expected) => {
    const store = await open();
    const settlement = { ...base, at: NOW, ...outcome } as Settlement; // whole, by the table above
    await store.commit([owed('m1')]);
    await store.commit([settled(settlement)]);
    expect(await store.message('m1')).toMatchObject({ state, ...expected });
  });

  test('suppressed, with the reason; and one that never was', async () => {
    const store = await open();
    await store.commit([owed('m1', {}, { suppressed: 'optedOut' })]);
    expect(await store.message('m1')).toMatchObject({
      state: 'suppressed',
      reason: 'optedOut',
      settledAt: NOW,
      template: null,
      about: {},
    });
    expect(await store.message('no')).toBeNull();
  });
});

describeEachStore('the account', (open) => {
  test('counts the messages of a span by route, template, batch and state', async () => {
    const store = await open();
    const at = (ms: number, n: number, more: Partial<Outbound> = {}, beside: object = {}) =>
      owed(idAt(ms, n), { template: 'menu', ...more }, beside);
    await store.commit([
      at(NOW - 1, 1),
      at(NOW, 2),
      at(NOW + 5 * HOUR, 3),
      at(NOW + 5 * HOUR, 4, { gateway: 'cu' }, { suppressed: 'optedOut' }),
      at(NOW + 24 * HOUR - 1, 5),
      at(NOW + 24 * HOUR, 6),
    ]);
    await store.commit([
      settled({ ...base, id: idAt(NOW + 5 * HOUR, 3), at: NOW, outcome: 'failed', code: '11' }),
    ]);
    const found = await store.ledger(NOW, NOW + 24 * HOUR);
    const same = { template: 'menu', batch: null };
    expect(found.tallies.sort((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
      { ...same, gateway: 'cm', state: 'failed', count: 1 },
      { ...same, gateway: 'cm', state: 'owed', count: 2 },
      { ...same, gateway: 'cu', state: 'suppressed', count: 1 },
    ]);
    expect(account(found)).toMatchObject({ balanced: true, total: { accepted: 4, difference: 0 } });
  });

  test('names what was promised and is not there', async () => {
    const store = await open();
    const [there, lost, later] = [idAt(NOW, 1), idAt(NOW, 2), idAt(NOW + HOUR, 3)];
    await store.commit([
      owed(there, { about: { batch: 'b1' } }),
      { kind: 'caseEvent', event: keptEvent('e1', 'QZ1', { ordered: [lost, there] }) },
      { kind: 'caseEvent', event: keptEvent('e2', 'QZ2') },
      { kind: 'caseEvent', event: keptEvent('e3', 'QZ3', { ordered: [later] }) },
      { kind: 'alert', alert: alert('a1', { message: there }) },
      { kind: 'alert', alert: alert('a2', { message: lost }) },
      { kind: 'alert', alert: alert('a3', { message: later }) },
      {
        kind: 'batch',
        batch: batch('b1', { expanded: 3, households: 3, firstMessage: there, lastMessage: there }),
      },
      { kind: 'batch', batch: batch('b2', { expanded: 3, firstMessage: later, lastMessage: later }) },
      { kind: 'strayReceipt', id: 's1', receipt: receipt('delivered', 'r1') },
      { kind: 'strayReceipt', id: 's2', receipt: { ...receipt('delivered', 'r1'), at: NOW + HOUR } },
    ]);
    const found = await store.ledger(NOW, NOW + HOUR);
    expect(found.discrepancies).toEqual([
      { kind: 'event', event: 'e1', message: lost },
      { kind: 'alert', alert: 'a2', message: lost },
      { kind: 'batch', batch: 'b1', households: 3, messages: 1 },
    ]);
    expect(found).toMatchObject({ strayCount: 1, strays: [{ id: 's1' }] });
    expect(account(found)).toMatchObject({ balanced: false, total: { accepted: 5, difference: 4 } });
  });

  test('names what counts as sent without a word of the carrier', async () => {
    const store = await open();
    await store.commit([owed(idAt(NOW, 1)), owed(idAt(NOW, 2)), owed(idAt(NOW, 3))]);
    const gone = { ...base, at: NOW, outcome: 'sent' } as const;
    await store.commit([
      settled({ ...gone, id: idAt(NOW, 1), references: [] }),
      settled({ ...gone, id: idAt(NOW, 2), references: ['r'] }),
    ]);
    expect((await store.ledger(NOW, NOW + 1)).discrepancies).toEqual([
      { kind: 'untraced', message: idAt(NOW, 1) },
    ]);
  });

  test('follows orders over more events than one query reads', async () => {
    const store = await open();
    const ids = Array.from({ length: 1_001 }, (_, i) => idAt(NOW, i));
    await store.commit([
      ...ids.slice(0, -1).map((id) => owed(id)),
      ...ids.map(
        (id, i): Change => ({
          kind: 'caseEvent',
          event: keptEvent(`e${i}`, `QZ${i}`, { ordered: [id] }),
        }),
      ),
    ]);
    expect((await store.ledger(NOW, NOW + 1)).discrepancies).toEqual([
      { kind: 'event', event: 'e1000', message: ids.at(-1) },
    ]);
  });
});
