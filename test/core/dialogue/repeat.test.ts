import { isMachine, isRepeat } from '../../../src/core/dialogue/converse';
import { newDialogue } from '../../../src/core/dialogue/newDialogue';
import { fingerprintOf } from '../../../src/core/dialogue/repeat';
import type { Act } from '../../../src/core/model/intent';
import type { Inbound } from '../../../src/core/model/message';

const AT = 1_000_000;
const message = (over: Partial<Inbound>): Inbound => ({
  id: 'm',
  gateway: 'cm',
  medium: 'sms',
  from: '+8613800000001',
  to: '10628',
  text: 'BT',
  at: AT,
  connection: 'a',
  ...over,
});
const ask: Act = { intent: 'subsidy.query', slots: {} };
const next: Act = { intent: 'page.next', slots: {} };

test.each<[string, Partial<Inbound>, Act | null, boolean]>([
  ['the same within 30 s', { at: AT + 29_999 }, ask, true],
  ['the same after 30 s', { at: AT + 30_000 }, ask, false],
  ['in other letters', { text: ' ｂｔ ' }, ask, true],
  ['another text', { text: 'BJ' }, ask, false],
  ['to another code', { to: '10629' }, ask, false],
  ['navigation here', {}, next, false],
  ['navigation over another connection', { connection: 'b' }, next, true],
  ['an alert answered, and the next one, here', {}, { intent: 'alert.ack', slots: {} }, false],
  [
    'an alert answered, over another connection',
    { connection: 'b' },
    { intent: 'alert.ack', slots: {} },
    true,
  ],
  ['not understood yet, here', {}, null, false],
  ['not understood yet, over another connection', { connection: 'b' }, null, true],
  ['on USSD', { medium: 'ussd' }, ask, false],
])('%s', (_, over, act, repeat) => {
  const first = message({});
  const last = { fingerprint: fingerprintOf(first), at: first.at, connection: first.connection };
  const dialogue = { ...newDialogue(first.from, 'zh-CN'), last };
  expect(isRepeat(dialogue, message(over), act)).toBe(repeat);
});

test.each<[string, boolean]>([
  ['+8613800000001', false],
  ['+85261234567', false],
  ['10690000', true],
  ['+8610690000123456', true],
  ['+8610086', true],
  ['+861068812345', false],
  ['95588', true],
  ['Bank', true],
])('%s is a machine: %s', (from, machine) => {
  expect(isMachine(message({ from }))).toBe(machine);
});
