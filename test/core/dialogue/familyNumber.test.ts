/** A number of the family that was said wrong, and is said again: nobody's registration moves for it. */

import type { FamilyPhone } from '../../../src/core/model/people';
import { caller } from '../../support/builders/people';
import { conversation } from '../../support/conversation';
import { FARMER } from '../../worlds/people';

const HOME = { id: 'h1', head: '张大山', group: 3 };

function home(rows: FamilyPhone[] = []) {
  return conversation({
    caller: async (phone) => caller(phone === FARMER ? { household: { ...HOME, village: '柳树村' } } : {}),
    household: async () => HOME,
    phonesOf: async () => [FARMER],
    familyOf: async () => rows,
    familyWaiting: async () => [],
  });
}

test.each([
  ['加家人13712360086', '说错了 是13712360087'],
  ['加家人13712360086', '不对 号码是13712360087'],
  ['加家人13712360086', '号码打错了，13712360087'],
  ['ADD FAMILY 13712360086', 'sorry wrong number its 13712360087'],
])('%s, and then %s', async (asks, corrects) => {
  const { see, changes } = home();
  expect(await see(FARMER, asks)).toMatchObject({ view: 'family.sure', data: { phone: '13712360086' } });
  expect(await see(FARMER, corrects)).toMatchObject({ view: 'family.sure', data: { phone: '13712360087' } });
  const ended = changes.flatMap((one) => (one.kind === 'familyEnded' ? [one.phone] : []));
  expect(ended.slice(1)).toEqual(['+8613712360087', '+8613712360086']);
});

test('a second phone of the family leaves the first asked for', async () => {
  const { see, changes } = home();
  await see(FARMER, '加家人13712360086', '再加家人13712360087');
  const ended = changes.flatMap((one) => (one.kind === 'familyEnded' ? [one.phone] : []));
  expect(ended).toEqual(['+8613712360086', '+8613712360087']);
});

test('an own new number is still one', async () => {
  const { see } = home();
  await see(FARMER, '加家人13712360086');
  expect((await see(FARMER, '我换号了 新号13712360087'))?.view).not.toBe('family.sure');
});
