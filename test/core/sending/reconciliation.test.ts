import type { MessageState } from '../../../src/core/sending/messageHistory';
import {
  type AccountLine,
  account,
  type Discrepancy,
  type Ledger,
  type Tally,
} from '../../../src/core/sending/reconciliation';

const tally = (state: MessageState, count: number, more: Partial<Tally> = {}): Tally => ({
  gateway: 'cm',
  template: 'notice.accepted',
  batch: null,
  state,
  count,
  ...more,
});
const ledger = (tallies: Tally[], discrepancies: Discrepancy[] = []): Ledger => ({
  tallies,
  discrepancies,
  strayCount: 0,
  strays: [],
});
const NOTHING: AccountLine = {
  accepted: 0,
  delivered: 0,
  failed: 0,
  expired: 0,
  suppressed: 0,
  pending: 0,
  unknown: 0,
  difference: 0,
};

describe('where a state is counted', () => {
  test.each<[MessageState, keyof AccountLine]>([
    ['held', 'pending'],
    ['owed', 'pending'],
    ['sent', 'pending'],
    ['accepted', 'pending'],
    ['unknown', 'unknown'],
    ['delivered', 'delivered'],
    ['expired', 'expired'],
    ['undeliverable', 'failed'],
    ['rejected', 'failed'],
    ['failed', 'failed'],
    ['suppressed', 'suppressed'],
  ])('%s as %s', (state, column) => {
    expect(account(ledger([tally(state, 3)])).total).toEqual({ ...NOTHING, accepted: 3, [column]: 3 });
  });
});

describe('what is promised and not there', () => {
  test.each<[string, Discrepancy[], number]>([
    ['nothing', [], 0],
    ['an event without its message', [{ kind: 'event', event: 'e', message: 'm' }], 1],
    ['an alert without its message', [{ kind: 'alert', alert: 'a', message: 'm' }], 1],
    ['households without a message', [{ kind: 'batch', batch: 'b', households: 5, messages: 2 }], 3],
    ['messages without a household', [{ kind: 'batch', batch: 'b', households: 2, messages: 5 }], -3],
    ['a message that nothing is known of', [{ kind: 'untraced', message: 'm' }], 0],
    [
      'too many here and too few there',
      [
        { kind: 'batch', batch: 'b', households: 2, messages: 3 },
        { kind: 'event', event: 'e', message: 'm' },
      ],
      0,
    ],
  ])('%s', (_, discrepancies, difference) => {
    const { total, balanced } = account(ledger([tally('delivered', 10)], discrepancies));
    expect(total).toMatchObject({ accepted: 10 + difference, delivered: 10, difference });
    expect(balanced).toBe(discrepancies.length === 0);
  });
});

test('by route, template and batch, each in the order of the names', () => {
  const { routes, templates, batches, total } = account(
    ledger(
      [
        tally('delivered', 4),
        tally('failed', 1, { gateway: 'cu', batch: 'b1', template: 'notice.payment' }),
        tally('sent', 2, { batch: 'b1', template: 'notice.payment' }),
        tally('suppressed', 3, { gateway: '', template: null }),
      ],
      [{ kind: 'batch', batch: 'b0', households: 2, messages: 0 }],
    ),
  );
  expect(routes).toEqual([
    ['', { ...NOTHING, accepted: 3, suppressed: 3 }],
    ['cm', { ...NOTHING, accepted: 6, delivered: 4, pending: 2 }],
    ['cu', { ...NOTHING, accepted: 1, failed: 1 }],
  ]);
  expect(templates.map(([name, { accepted }]) => [name, accepted])).toEqual([
    ['', 3],
    ['notice.accepted', 4],
    ['notice.payment', 3],
  ]);
  expect(batches).toEqual([
    ['', { ...NOTHING, accepted: 7, delivered: 4, suppressed: 3 }],
    ['b0', { ...NOTHING, accepted: 2, difference: 2 }],
    ['b1', { ...NOTHING, accepted: 3, failed: 1, pending: 2 }],
  ]);
  expect(total).toMatchObject({ accepted: 12, difference: 2 });
});

test('nothing at all is balanced', () => {
  expect(account(ledger([]))).toEqual({
    total: NOTHING,
    routes: [],
    templates: [],
    batches: [],
    discrepancies: [],
    strayCount: 0,
    strays: [],
    balanced: true,
  });
});
