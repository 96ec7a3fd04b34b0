/** Texts that were never taught, by authors who taught nothing: figures are printed, with floors a little below them. */

import { understand } from '../../../src/core/language/understand';
import { ROOT } from '../../../src/files/root';
import { measure, together } from '../../../src/teach/measure';
import { readChecks } from '../../../src/teach/texts';
import { lexicon } from '../../support/lexicon';

const CHECKS = readChecks(ROOT);
const share = ({ right, of }: { right: number; of: number }) => right / of;

const FIGURES = CHECKS.map(({ name, examples }) => ({ name, figures: measure(examples, lexicon) }));

/** Of each file the least share of texts that are taken for what they mean. */
const LEAST: { readonly [name: string]: number } = {
  clerk: 0.88,
  foreign: 0.97,
  grandma: 0.92,
  guilan: 0.95,
  jiangbian: 0.97,
  jiehe: 0.93,
  laolian: 0.9,
  parish: 0.94,
  stray: 0.96,
  village: 0.95,
  zhuang: 0.87,
};

test('figures of each author, and his floor', () => {
  const all = together(FIGURES.map(({ figures }) => figures));
  for (const { name, figures } of [...FIGURES, { name: 'all', figures: all }]) {
    const { intent, kind, falseAccepts, askedBack } = figures;
    process.stdout.write(
      `${name}: intent ${(100 * share(intent)).toFixed(1)} %, with what is asked ${(100 * share(kind)).toFixed(1)} %, false accepts ${falseAccepts.right} of ${falseAccepts.of}, asked back ${askedBack}\n`,
    );
  }
  expect(FIGURES.map(({ name }) => name).sort()).toEqual(Object.keys(LEAST));
  const fallen = FIGURES.filter(({ name, figures }) => share(figures.intent) < (LEAST[name] ?? 1));
  expect(fallen.map(({ name }) => name)).toEqual([]);
});

test.each([
  [['foreign', 'grandma', 'guilan', 'jiehe', 'village'], 0.95, 0.03],
  [['clerk', 'laolian', 'stray', 'zhuang'], 0.91, 0.05],
  [['jiangbian', 'parish'], 0.965, 0.03],
])(
  'of %j together at least %d are right, and of the strangers fewer than %d answered',
  (names, least, most) => {
    const { intent, falseAccepts } = together(
      FIGURES.filter(({ name }) => names.includes(name)).map(({ figures }) => figures),
    );
    expect(share(intent)).toBeGreaterThan(least);
    expect(share(falseAccepts)).toBeLessThan(most);
  },
);

test.each([
  ['俺是刘家湾的,', ''],
  ['老乡,', ''],
  ['我家老人让问的 ', ''],
  ['', ' 急急急'],
  ['', ',谢谢啦'],
  ['', ' 麻烦帮看下'],
])('%j in front and %j behind change next to nothing', (before, after) => {
  const said = CHECKS.flatMap(({ examples }) => examples).filter(
    ({ state, speaker, text, label }) =>
      state === null && speaker === 'resident' && text.length > 5 && !label.startsWith('unknown'),
  );
  const changed = said.filter(({ text, subject, speaker }) => {
    const around = { subject, speaker };
    const [plain, wrapped] = [text, before + text + after].map(
      (one) => understand(one, null, lexicon, around).intent,
    );
    return plain !== wrapped;
  });
  process.stdout.write(`${before}…${after}: ${changed.length} of ${said.length}\n`);
  expect(changed.length / said.length).toBeLessThan(0.01);
});
