/** Texts that nobody types: they are read and kept as far as the store takes them, and get an ordinary answer. */
import { LONGEST_TEXT } from '../../src/core/text/longest';
import { inbound, part } from '../support/changes';
import { shell } from './shell';

const STRANGER = '+8613800000077';

test.each([
  ['10,000 characters', '补'.repeat(10_000), 10_000],
  ['more than a column takes', `BT ${'补'.repeat(32_000)}`, LONGEST_TEXT],
  ['all emoji', '😀'.repeat(20_000), LONGEST_TEXT],
  ['empty', '', 0],
])('%s', async (_, text, kept) => {
  const { service, all } = await shell();
  const { replies } = await service.listener.message(inbound('in1', { from: STRANGER, text }));
  expect(replies).toHaveLength(1);
  expect(all('received').map(({ message }) => message.text.length)).toEqual([kept]);
});

test('parts that are each too long are kept as far, and so is what they make together', async () => {
  const { service, all } = await shell();
  for (const number of [1, 2]) {
    const id = `p${number}`;
    await service.listener.part(part(number, { from: STRANGER, text: '补'.repeat(32_000), id }));
  }
  expect(all('part').map((kept) => kept.part.text.length)).toEqual([LONGEST_TEXT, LONGEST_TEXT]);
  expect(all('received').map(({ message }) => message.text.length)).toEqual([LONGEST_TEXT]);
});
