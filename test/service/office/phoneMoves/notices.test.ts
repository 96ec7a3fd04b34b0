/** What those who are concerned hear of a move, and the supervisors of what looks forged. */

import type { ViewName } from '../../../../src/core/views';
import { FARMER, LIAISON, STRANGER } from '../../../worlds/people';
import { codeIn, DAY, PROOF, play } from './play';

const SECOND = '+8613800000079';

type Said = [string, string][];

/** Said one after another, CODE being the last that its sender was sent; then which notice reaches whom, with which numbers. */
const MOVED: Said = [
  [FARMER, '换手机号13912340077'],
  [FARMER, 'CODE'],
];
const UNDONE: Said = [...MOVED, [FARMER, 'CODE']];
const ASKED: Said = [
  [STRANGER, '换手机号'],
  [STRANGER, PROOF],
];
const REFUSED: Said = [...ASKED, [FARMER, 'GH0']];
const REPORTED: Said = [
  [LIAISON, '报号 王德福 13912340077'],
  [LIAISON, '1'],
  [LIAISON, 'CODE'],
];

test.each<[ViewName, Said, string, RegExp]>([
  ['notice.phoneOther', REPORTED, SECOND, /138\*{4}0001.*139\*{4}0077/],
  ['notice.phoneMoved', MOVED, '+8613912340077', /./],
  ['notice.phoneMovedOf', MOVED, LIAISON, /138\*{4}0001.*139\*{4}0077/],
  ['notice.phoneUndone', UNDONE, '+8613912340077', /139\*{4}0077.*138\*{4}0001/],
  ['notice.phoneUndoneOf', UNDONE, LIAISON, /139\*{4}0077.*138\*{4}0001/],
  ['notice.phoneAskLiaison', ASKED, LIAISON, /138\*{4}0077.*GH/],
  ['notice.phoneNotMoved', REFUSED, STRANGER, /./],
  ['notice.phoneRefusedOf', REFUSED, LIAISON, /138\*{4}0077/],
])('%s', async (view, texts, to, numbers) => {
  const { textsTo } = await after(texts, view === 'notice.phoneOther');
  expect(textsTo(to, view)).toEqual([expect.stringMatching(numbers)]);
});

test('a code that was sent before the household’s number moved decides nothing', async () => {
  const { shown } = await after([...ASKED, ...REPORTED, [LIAISON, 'CODE']], true);
  expect(shown()).toBe('phone.tooLate');
});

/** What comes of these texts; `both`: the household has a second phone. */
async function after(texts: Said, both: boolean) {
  const town = await play();
  if (both)
    await town.store.load({
      phones: [{ phone: SECOND, household: 'H0001', person: null, role: 'resident', language: null }],
    });
  let code = '';
  for (const [from, text] of texts) {
    const reply = await town.say(from, text.replace('CODE', code));
    code = codeIn(reply) || town.sentTo(from) || code;
  }
  return town;
}

test('over a page the code that undoes comes by text message, as the one that moved did', async () => {
  const { say, of, see } = await play();
  const codeOf = (template: ViewName) =>
    /(?<!\d)\d{6}(?!\d)/.exec(
      of('owed').findLast(({ message }) => message.template === template)?.message.text ?? '',
    )?.[0] ?? '';
  await say(FARMER, '换手机号13900005678', 'html');
  await say(FARMER, codeOf('notice.phoneCode'), 'html');
  expect(codeOf('notice.phoneGone')).not.toBe('');
  expect(await see(FARMER, 'GH0', 'html')).toBe('phone.undoAsk');
  expect(await see(FARMER, codeOf('notice.phoneUndoCode'), 'html')).toBe('phone.undone');
});

test.each([
  ['phone.notMine', ['换手机号13912340077', 'GH0']],
  ['phone.asks', ['换手机号13912340077', '换手机号13912340078', '换手机号13912340079']],
  ['phone.codes', ['换手机号13912340077', 'GH111111', 'GH222222', 'GH333333']],
])('the supervisors hear of %s', async (alarm, texts) => {
  const { say, of } = await play();
  for (const text of texts) await say(FARMER, text);
  expect(of('alarm').map((change) => change.alarm)).toEqual([alarm]);
});

test('one forged text from each of twenty phones is an alarm, and moves nobody', async () => {
  const { say, of, store, clock, moves } = await play();
  await store.load({
    households: Array.from({ length: 25 }, (_, n) => ({
      id: `F${n}`,
      village: 'v9',
      group: 1,
      head: '赵大',
      members: 1,
      account: '620000000000001234',
      bank: '农信社',
    })),
    phones: Array.from({ length: 25 }, (_, n) => ({
      phone: `+86137000000${10 + n}`,
      household: `F${n}`,
      person: null,
      role: 'resident' as const,
      language: null,
    })),
  });
  clock.advance(DAY);
  for (let n = 0; n < 25; n++) await say(`+86137000000${10 + n}`, `换手机号139123400${10 + n}`);
  expect(moves()).toBe(0);
  expect(of('alarm').map(({ alarm }) => alarm)).toContain('phone.asks');
});

test('trying numbers to see which are on file locks after five', async () => {
  const { see } = await play();
  const shown: unknown[] = [];
  for (let tries = 0; tries < 6; tries++) shown.push(await see(FARMER, '换手机号13800000003'));
  expect(shown).toEqual([...Array(5).fill('phone.taken'), 'identity.locked']);
});
