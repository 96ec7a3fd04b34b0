/** What receipts make of the messages they speak of, as it is stored. */
import type { Change } from '../../src/core/model/change';
import type { Receipt } from '../../src/core/model/message';
import { openEngine } from '../../src/store/engine';
import { STATE } from '../../src/store/outbox/messageState';
import { receipt, sent, turnOf } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

type State = keyof typeof STATE;
const nameOf = (state: unknown) => Object.entries(STATE).find(([, number]) => number === state)?.[0];

describeEachStore('receipts', (open, engine) => {
  /** A message sent in parts with ids r1, r2 …, and what is stored of it. */
  async function message(parts: number) {
    const url = await engine.database();
    const store = await open({ url });
    const ids = Array.from({ length: parts }, (_, i) => `r${i + 1}`);
    await store.commit([...turnOf('m1', 1), sent('out-m1', ...ids)]);
    const about = (part: number, state: Receipt['state'], code?: string): Change => {
      const more = code === undefined ? {} : { code };
      return {
        kind: 'receipt',
        message: 'out-m1',
        part,
        receipt: { ...receipt(state, `r${part}`), ...more },
      };
    };
    /** [state of the message, its reason, states of its parts] */
    const stored = async () => {
      const direct = openEngine(url, 1);
      try {
        const [row] = await direct.rows('select state, reason from outbox where id = ?', ['out-m1']);
        const rows = await direct.rows('select state from sent_parts where message = ? order by number', [
          'out-m1',
        ]);
        return [nameOf(row?.[0]), row?.[1], ...rows.map(([state]) => nameOf(state))];
      } finally {
        await direct.close();
      }
    };
    return { store, about, stored };
  }

  test.each<[string, Receipt['state'][], State]>([
    ['once', ['delivered'], 'delivered'],
    ['twice', ['delivered', 'delivered'], 'delivered'],
    ['step by step', ['accepted', 'unknown', 'delivered'], 'delivered'],
    ['the step after the end', ['delivered', 'accepted'], 'delivered'],
    ['another end after the end', ['undeliverable', 'delivered'], 'undeliverable'],
    ['a step back', ['unknown', 'accepted'], 'unknown'],
  ])('%s: a state moves forward only', async (_, news, state) => {
    const { store, about, stored } = await message(1);
    for (const each of news) await store.commit([about(1, each)]);
    expect(await stored()).toEqual([state, null, state]);
  });

  test.each<[string, [number, Receipt['state']][], State, State[]]>([
    ['one of two is there', [[1, 'delivered']], 'sent', ['delivered', 'sent']],
    [
      'both are there',
      [
        [2, 'delivered'],
        [1, 'delivered'],
      ],
      'delivered',
      ['delivered', 'delivered'],
    ],
    ['one is lost', [[1, 'undeliverable']], 'undeliverable', ['undeliverable', 'sent']],
    [
      'one is lost, then the other is there',
      [
        [1, 'expired'],
        [2, 'delivered'],
      ],
      'expired',
      ['expired', 'delivered'],
    ],
    [
      'one is not known',
      [
        [1, 'delivered'],
        [2, 'unknown'],
      ],
      'unknown',
      ['delivered', 'unknown'],
    ],
  ])('of two parts %s: the message is as its worst part', async (_, news, state, parts) => {
    const { store, about, stored } = await message(2);
    for (const [part, each] of news) await store.commit([about(part, each)]);
    expect(await stored()).toEqual([state, null, ...parts]);
  });

  test('several of one message in one batch, and the reason of what failed', async () => {
    const { store, about, stored } = await message(3);
    await Promise.all([
      store.commit([about(1, 'delivered', '000')]),
      store.commit([about(2, 'accepted'), about(2, 'undeliverable', 'MK:0001')]),
    ]);
    expect(await stored()).toEqual(['undeliverable', 'MK:0001', 'delivered', 'undeliverable', 'sent']);
  });

  test('for a part or a message that is not there: nothing', async () => {
    const { store, about, stored } = await message(1);
    await store.commit([about(9, 'delivered')]);
    await store.commit([{ kind: 'receipt', message: 'no', part: 1, receipt: receipt('delivered', 'x') }]);
    expect(await stored()).toEqual(['sent', null, 'sent']);
  });
});
