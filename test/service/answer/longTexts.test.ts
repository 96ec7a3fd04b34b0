/** Texts that nobody types: their beginning is kept, and they are said to be too long. */

import type { Change } from '../../../src/core/model/change';
import { LONGEST_TEXT } from '../../../src/core/text/clip';
import { LongTexts } from '../../../src/service/answer/longTexts';
import { inbound, NOW, part } from '../../support/builders/changes';
import { FakeClock } from '../../support/smsc/clock';
import { shell } from '../../worlds/emptyService';
import { STRANGER } from '../../worlds/people';

/** Enough to know it as too long. */
const KEPT = LONGEST_TEXT + 2;

test.each([
  ['as long as is read', '补'.repeat(LONGEST_TEXT), LONGEST_TEXT, '没看懂'],
  ['one more', '补'.repeat(LONGEST_TEXT + 1), LONGEST_TEXT + 1, '这条太长'],
  ['10,000 characters', '补'.repeat(10_000), KEPT, '这条太长'],
  ['a request, and more than a column takes', `BT ${'补'.repeat(32_000)}`, KEPT, '这条太长'],
  ['all emoji', `a${'😀'.repeat(20_000)}`, KEPT - 1, '这条太长'],
  ['what grows when it is read', 'ﷺ'.repeat(10_000), KEPT, '这条太长'],
  ['empty', '', 0, '没看懂'],
])('%s', async (_, text, kept, says) => {
  const { service, all } = await shell();
  const { replies } = await service.listener.message(inbound('in1', { from: STRANGER, text }));
  expect(replies.map((reply) => reply.text)).toEqual([expect.stringContaining(says)]);
  expect(all('received').map(({ message }) => message.text.length)).toEqual([kept]);
});

test('half of a complaint is not filed as the whole', async () => {
  const { service, all } = await shell();
  await service.listener.message(inbound('in1', { from: STRANGER, text: `投诉${'修路收钱。'.repeat(400)}` }));
  expect(all('ticket')).toEqual([]);
  expect(all('owed').map(({ message }) => message.template)).toEqual(['unknown.long']);
});

test('parts that are each too long are kept as far, and so is what they make together', async () => {
  const { service, all } = await shell();
  for (const number of [1, 2]) {
    const id = `p${number}`;
    await service.listener.part(part(number, { from: STRANGER, text: '补'.repeat(32_000), id }));
  }
  expect(all('part').map((kept) => kept.part.octets.length)).toEqual([4 * LONGEST_TEXT, 4 * LONGEST_TEXT]);
  expect(all('received').map(({ message }) => message.text.length)).toEqual([KEPT]);
});

test('a set none of whose parts can be read any more is not overdue for ever', async () => {
  const committed: Change[][] = [];
  const set = { from: STRANGER, to: '10628', reference: 7, width: 8 as const, total: 2 };
  const texts = new LongTexts({
    store: {
      commit: async (changes) => {
        committed.push(changes);
        return 'done';
      },
      overdueParts: async () => [set],
      parts: async () => ({ parts: [], joinedAt: null }),
    },
    receive: async () => ({ replies: [] }),
    clock: new FakeClock(NOW),
  });
  await texts.handOnOverdue();
  expect(committed).toEqual([[{ kind: 'partsJoined', set, at: expect.any(Number) }]]);
});
