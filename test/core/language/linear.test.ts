/** Nobody makes the service deaf by one long text: the time it takes grows with its length, and stops growing at a bound. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../../../src/core/language/reading/normalise';
import { understand } from '../../../src/core/language/understand';
import { LONGEST_TEXT } from '../../../src/core/text/clip';
import { ROOT } from '../../../src/files/root';
import { lexicon } from '../../support/lexicon';

/** Of each kind that a step could be slow for: expanding, combining, invisible, between words, digits, brackets, marks. */
const KINDS = [
  ...[
    'ﷺ',
    '﷽',
    '㋿',
    '㍿',
    'ǰ',
    '½',
    'ﬃ',
    '①',
    'e\u0301',
    'e\u0301\u0302\u0323',
    '각',
    'क्षि',
    '葉',
    '𠮷',
    '\ue000',
    '😀',
    '👨‍👩‍👧',
  ],
  ...[
    '\u200b',
    '\u0000',
    ' ',
    '\u3000',
    '\n',
    '.',
    '·',
    '*',
    '_',
    '~',
    ', ',
    '。',
    '!',
    '?',
    '-',
    '—',
    '--',
    '"',
    '“',
    '”',
    '(',
    '【',
    '】',
    '【】',
    '[',
  ],
  ...[
    '0',
    '1 ',
    '１',
    '一',
    '138',
    '1-3',
    '20261123',
    'QZ2026',
    'qz-',
    'a',
    'A ',
    'a.',
    'bt ',
    '农',
    '农 ',
    '不',
    '不 ',
    '转发:',
    '转',
    '//',
    '|',
    '>',
    '您的',
    '周三不行',
  ],
];

/**
 * How many times as long `one` takes as `other`, a millisecond apart; the least of several tries, as what else the
 * machine does only ever adds. Ends at the first that is below `enough`.
 */
function ratio(one: () => void, other: () => void, enough: number): number {
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let tries = 0; tries < 40; tries++) {
    [one, other].forEach((run, index) => {
      const before = performance.now();
      run();
      least[index] = Math.min(least[index] ?? 0, performance.now() - before);
    });
    if (quotient(least) < enough) break;
  }
  return quotient(least);
}

const quotient = ([one = 0, other = 0]: number[]) => one / (other + 1);

const filled = (kind: string, length: number) =>
  kind.repeat(Math.ceil(length / kind.length)).slice(0, length);
const readAll = (text: string) => void understand(text, null, lexicon);

/** Words of the lexicon as they stand, without its patterns. */
const WORDS = JSON.stringify(JSON.parse(readFileSync(join(ROOT, 'templates/words/zh-CN.json'), 'utf8')))
  .match(/[\u3400-\u9fff]{2,}/g)
  ?.filter((_, index) => index % 40 === 0) ?? ['补贴'];

test.each([...KINDS, ...WORDS])('%j: eight times the text takes about eight times as long', (kind) => {
  const [short, long] = [filled(kind, 190), filled(kind, 1_520)];
  const few = () => Array.from({ length: 8 }, () => readAll(short));
  // A square would take eight times as long as eight short ones.
  expect(ratio(() => readAll(long), few, 4)).toBeLessThan(4);
});

test.each(KINDS)('%j: what is beyond the bound costs nothing', (kind) => {
  const [longest, endless] = [filled(kind, LONGEST_TEXT + 1), filled(kind, 100_000)];
  expect(
    ratio(
      () => readAll(endless),
      () => readAll(longest),
      4,
    ),
  ).toBeLessThan(4);
});

test.each(KINDS)(
  '%j: what grows when its compatibility forms are resolved stays within the bound',
  (kind) => {
    const { typed, plain, origin } = normalise(filled(kind, LONGEST_TEXT), lexicon.confusables);
    expect(Math.max(typed.length, plain.length, origin.length)).toBeLessThanOrEqual(LONGEST_TEXT);
  },
);

test('half of a long text is not taken for the whole', () => {
  const complaint = filled('投诉村里修路收钱。', LONGEST_TEXT);
  expect(understand(complaint, null, lexicon)).toMatchObject({ intent: 'complaint.file' });
  expect(understand(`${complaint}。`, null, lexicon)).toEqual({
    intent: 'unknown',
    slots: {},
    manner: 'long',
  });
});
