/** Two hundred numbers guess at a household through the whole service: none opens it, and the supervisors hear of it. */

import { inbound } from '../../support/builders/changes';
import { type Township, township } from '../../worlds/countyService';
import { SUPERVISOR } from '../../worlds/people';

const RIGHT = '王德福 140079';
const phoneOf = (n: number) => `+8613700000${String(n).padStart(3, '0')}`;

/** Each number asks for subsidy and proves itself with its text, all at the same moment. */
async function attack(town: Township, texts: readonly string[], first = 0): Promise<string[]> {
  await Promise.all(
    texts.map((_, n) => town.receive(inbound(`ask${first + n}`, { from: phoneOf(first + n), text: 'BT' }))),
  );
  const answers = await Promise.all(
    texts.map((text, n) => town.receive(inbound(`try${first + n}`, { from: phoneOf(first + n), text }))),
  );
  return answers.map(({ replies: [reply] }) => reply?.text ?? '');
}

const OPENED = /回数字看|已到账|尾号/;
const numbers = Array.from({ length: 200 }, (_, n) => n);

test.each([
  ['one name with many numbers', (n: number) => `王德福 ${String(200_000 + n)}`],
  ['one number with many names', (n: number) => `王${String.fromCodePoint(0x4e00 + n)} 140079`],
  [
    'another name and number each',
    (n: number) => `李${String.fromCodePoint(0x4e00 + n)} ${String(300_000 + n)}`,
  ],
])('%s', async (_, guess) => {
  const town = await township();
  const answers = await attack(town, numbers.map(guess));
  expect(answers.filter((text) => OPENED.test(text))).toEqual([]);
  // Whoever is right after that is answered as whoever is wrong.
  const [late] = await attack(town, [RIGHT], 300);
  expect(late).toContain('暂时停了核对');
  const actions = new Set(town.of('audit').map(({ action }) => action));
  expect(actions).toEqual(new Set(['identity.refused', 'identity.closed']));
  for (const { subject } of town.of('audit')) expect(subject).toMatch(/^name [\w-]{20,}$/);
  town.said();
  await town.tellAlarms();
  expect(town.said()).toEqual([expect.stringMatching(new RegExp(`^\\${SUPERVISOR}: .*有人在猜`))]);
});
