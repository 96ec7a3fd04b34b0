/** Texts that were never taught, by authors who taught nothing: figures are printed, with floors a little below them. */

import { understand } from '../../../src/core/language/understand';
import { ROOT } from '../../../src/files/root';
import { measure, together } from '../../../src/teach/measure';
import { readChecks } from '../../../src/teach/texts';
import { lexicon } from '../../support/shared';

const CHECKS = readChecks(ROOT);
const share = ({ right, of }: { right: number; of: number }) => right / of;

const FIGURES = CHECKS.map(({ name, examples }) => ({ name, figures: measure(examples, lexicon) }));

test('figures of each author, and of all together', () => {
  const all = together(FIGURES.map(({ figures }) => figures));
  for (const { name, figures } of [...FIGURES, { name: 'all', figures: all }]) {
    const { intent, kind, falseAccepts, askedBack } = figures;
    process.stdout.write(
      `${name}: intent ${(100 * share(intent)).toFixed(1)} %, with what is asked ${(100 * share(kind)).toFixed(1)} %, false accepts ${falseAccepts.right} of ${falseAccepts.of}, asked back ${askedBack}\n`,
    );
  }
  expect(share(all.intent)).toBeGreaterThan(0.94);
  expect(share(all.falseAccepts)).toBeLessThan(0.03);
});

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
