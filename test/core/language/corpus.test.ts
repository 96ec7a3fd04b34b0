import { linesOf, score } from './scoring';

test.each([
  ['check/corpus.jsonl', 0.98, 0.96],
  ['phrasings.jsonl', 0.95, 0.93],
  // Seen by now, and in part taught: what was understood stays understood, with its slots.
  ['regressions.jsonl', 0.99, 0.99],
])('%s is understood', (name, intents, exact) => {
  const result = score(linesOf(name));
  const percent = (count: number) => `${((100 * count) / result.lines).toFixed(1)} %`;
  process.stdout.write(
    `${name}: intent ${percent(result.intent)}, with slots ${percent(result.exact)}, false accepts ${result.falseAccepts}\n${result.misses.join('\n')}\n`,
  );
  expect(result.intent / result.lines).toBeGreaterThanOrEqual(intents);
  expect(result.exact / result.lines).toBeGreaterThanOrEqual(exact);
  expect(result.falseAccepts).toBeLessThanOrEqual(3);
});
