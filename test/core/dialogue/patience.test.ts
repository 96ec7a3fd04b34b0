import { paymentView } from '../../../src/core/dialogue/commands/subsidy/onePayment';
import type { Scene } from '../../../src/core/dialogue/scene/command';
import type { PaymentState } from '../../../src/core/model/payments';
import { NOW } from '../../worlds/people';

const DAY = 86_400_000;
// Only what the view of a payment looks at.
const scene = {
  now: NOW,
  utcOffset: 480,
  language: 'zh-CN',
  caller: { household: null },
} as Scene;

test.each<[PaymentState, number, boolean]>([
  ['sentToBank', 21, false],
  ['sentToBank', 22, true],
  ['approved', 60, false],
  ['approved', 61, true],
  ['paid', 400, false],
  ['returned', 400, false],
])('%s for %i days is slow: %s', (state, days, slow) => {
  const payment = { id: 'p', programme: '粮食直补', year: 2026, amount: 1, state, accountTail: '1234' };
  const facts = { head: '张三', payments: [], revoked: [], cases: [] };
  const { data } = paymentView({ ...payment, at: NOW - days * DAY }, facts, {}, scene, false);
  expect(data).toMatchObject({ slow });
});
