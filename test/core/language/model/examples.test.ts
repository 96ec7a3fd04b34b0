import { parseExamples } from '../../../../src/core/language/model/examples';

const FILE = `# an author
[subsidy.query missing]
 #5 来了没
@after payment
还差哪样
@office alert.pending
收到
@-
钱呢

[unknown]
啥`;

test('sections, where it is said, and lines', () => {
  const shown = parseExamples('a.txt', FILE).map(({ text, label, state, subject, speaker, line }) =>
    [line, text, label, state, subject, speaker].join('|'),
  );
  expect(shown).toEqual([
    '3|#5 来了没|subsidy.query missing|||resident',
    '5|还差哪样|subsidy.query missing||payment|resident',
    '7|收到|subsidy.query missing|alert.pending||office',
    '9|钱呢|subsidy.query missing|||resident',
    '12|啥|unknown|||resident',
  ]);
});

test('a file may name intents alone', () => {
  const [one] = parseExamples('a.txt', '# somebody\n# without about\n[help]\n咋用');
  expect(one?.isIntentOnly).toBe(true);
});

test('each faulty line is named', () => {
  const parse = () => parseExamples('a.txt', '钱\n[subsidy.query nothing]\n@nowhere\n@after supper\n钱');
  expect(parse).toThrow(
    'a.txt:1: a text before the first [section]\n' +
      'a.txt:2: no such section: [subsidy.query nothing]\n' +
      'a.txt:3: nothing is said there: @nowhere\n' +
      'a.txt:4: nothing is said there: @after supper',
  );
});
