/** A licence, a license, a permit: one word in the names of matters, however it is spelt. */
import { mattersNamed } from '../../../src/core/dialogue/commands/guides/matterSearch';
import type { Matter } from '../../../src/core/model/matters';

const NAMES: Readonly<Record<string, string>> = {
  食品经营许可: 'Food licence',
  建房许可: 'House permit',
  施工许可: 'Building permit',
};
const MATTERS = Object.keys(NAMES).map(
  (name): Matter => ({ id: name, name, department: '市监局', promisedDays: 15, guide: null }),
);

test.each([
  ['do i need to pay somethin for the food permit', '食品经营许可'],
  ['my food lisence', '食品经营许可'],
  ['food licenses', '食品经营许可'],
  ['the licence for my house', '建房许可'],
  ['is the building permit done', '施工许可'],
])('%s: %s', (words, name) => {
  const named = mattersNamed(MATTERS, words, (matter) => [NAMES[matter] ?? '']);
  expect(named.map((one) => one.name)).toEqual([name]);
});
