/** A text that may mean something, too doubtful to act on: it is asked back, and what is chosen is kept as its meaning. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../src/core/dialogue/commands';
import type { Act, Intent } from '../../../src/core/model/intent';
import { LANGUAGES } from '../../../src/core/model/message';
import type { Likely, Understood } from '../../../src/core/model/understood';
import { conversation } from '../../support/conversation';
import { FARMER } from '../../worlds/people';

const likely = (act: Act): Likely => ({ act, kind: null });
const MONEY = likely({ intent: 'subsidy.query', slots: {} });
const CASE = likely({ intent: 'case.status', slots: {} });
const COMPLAINT = likely({ intent: 'complaint.file', slots: { text: '村东头路灯黑了俩月' } });
const TURN = likely({ intent: 'page.next', slots: {} });
const unclear = (...askBack: Likely[]): Understood => ({ intent: 'unknown', slots: {}, askBack });
const LABELS = {
  money: { name: 'wish.subsidy.query' },
  case: { name: 'wish.case.status' },
  none: { name: 'wish.none' },
};

test('two readings are asked back; the chosen one is done, and kept as what was meant', async () => {
  const { see, changes } = conversation();
  expect(await see(FARMER, unclear(MONEY, CASE))).toMatchObject({
    view: 'unknown.askBack',
    ways: [LABELS.money, LABELS.case, LABELS.none],
  });
  expect(changes).toEqual([{ kind: 'unclear', id: 'm1', readings: 'subsidy.query case.status' }]);
  expect(await see(FARMER, '1')).toMatchObject({ view: 'subsidy.list' });
  expect(changes).toContainEqual({ kind: 'meant', id: 'm1', as: 'subsidy.query' });
});

test.each<[string, string, string]>([
  ['对', 'subsidy.list', 'subsidy.query'],
  ['不是', 'unknown.household', 'unknown'],
])('a single reading takes yes and no: %s', async (word, view, meant) => {
  const { see, changes } = conversation();
  expect(await see(FARMER, unclear(MONEY))).toMatchObject({ ways: [LABELS.money, LABELS.none] });
  expect(await see(FARMER, word)).toMatchObject({ view });
  expect(changes).toContainEqual({ kind: 'meant', id: 'm1', as: meant });
});

test('what was written at length, be it a complaint or none, is kept as a draft and not asked for twice', async () => {
  const { see } = conversation();
  expect(await see(FARMER, unclear(COMPLAINT))).toMatchObject({ view: 'rule.unknown' });
});

test('a turn of the page is no wish: the help stands', async () => {
  const { see, changes } = conversation();
  expect(await see(FARMER, unclear(TURN))).toMatchObject({ view: 'unknown.household' });
  expect(changes).toEqual([{ kind: 'unclear', id: 'm1', readings: '' }]);
});

test.each(LANGUAGES)('whatever is asked back has its words in %s', async (language) => {
  const intents = Object.keys(commands) as Intent[]; // its keys are the intents
  const shown = await Promise.all(
    intents.map((intent) => conversation().see(FARMER, unclear(likely({ intent, slots: {} } as Act)))),
  );
  const labels = shown.flatMap((seen) => (seen?.view === 'unknown.askBack' ? seen.ways : []));
  const names = labels.flatMap((label) => ('name' in label ? [label.name] : []));
  expect(names.length).toBeGreaterThan(20);
  const path = join(__dirname, `../../../templates/text/${language}/labels.json`);
  const { choice } = JSON.parse(readFileSync(path, 'utf8')) as { choice: object }; // our own file
  expect(names.filter((name) => !(name in choice))).toEqual([]);
});
