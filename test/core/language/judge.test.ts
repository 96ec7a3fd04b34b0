/** The table of what is acted on, asked back or left alone. */
import { judge, type Opinion } from '../../../src/core/language/judge';
import type { Intent } from '../../../src/core/model/intent';

const opinion = (...margins: [Intent, number][]): Opinion => ({
  ranked: margins.map(([intent, margin]) => ({
    intent,
    kind: null,
    probability: 0,
    kindProbability: 0,
    margin,
  })),
  unknown: { intent: 'unknown', kind: null, probability: 0, kindProbability: 0, margin: 0 },
});

test.each<[string, [Intent, number][], Intent, boolean, string]>([
  ['both agree, though in doubt', [['subsidy.query', -1]], 'subsidy.query', false, 'subsidy.query'],
  ['surely nothing', [['subsidy.query', -3]], 'subsidy.query', false, 'unknown'],
  ['a rule knows nothing', [['subsidy.query', 3]], 'unknown', false, 'subsidy.query'],
  ['a rule knows nothing, not quite sure', [['complaint.file', 2.2]], 'unknown', false, 'complaint.file?'],
  ['in doubt', [['subsidy.query', 0]], 'unknown', false, 'askBack'],
  ['in doubt of what may harm', [['subscribe.stop', 1.5]], 'unknown', false, 'askBack'],
  ['sure of what may harm', [['subscribe.stop', 3]], 'unknown', false, 'subscribe.stop'],
  [
    'the model leads',
    [
      ['help', 5],
      ['subsidy.query', 1],
    ],
    'subsidy.query',
    false,
    'help',
  ],
  [
    'the model leads by little',
    [
      ['help', 2],
      ['subsidy.query', 1],
    ],
    'subsidy.query',
    false,
    'subsidy.query?',
  ],
  [
    'any words may be the answer',
    [
      ['help', 4],
      ['complaint.file', 1],
    ],
    'complaint.file',
    true,
    'complaint.file',
  ],
  [
    'how it is done is a question too',
    [
      ['matter.guide', 9],
      ['consult.ask', 1],
    ],
    'consult.ask',
    true,
    'consult.ask',
  ],
])('%s', (_, margins, ruled, awaitsText, expected) => {
  const verdict = judge(opinion(...margins), ruled, {
    awaitsText,
    isHarmless: () => false,
    isBare: false,
    isHeard: () => false,
  });
  const shown = verdict.do === 'act' ? `${verdict.ranked.intent}${verdict.doubtful ? '?' : ''}` : verdict.do;
  expect(shown).toBe(expected);
});

test('of what may harm and is only asked about less is enough; a few characters out of nothing have to be surer', () => {
  const place = { awaitsText: false, isHarmless: () => false, isBare: false, isHeard: () => false };
  const stop = opinion(['subscribe.stop', 0.7]);
  expect(judge(stop, 'unknown', { ...place, isHarmless: () => true })).toMatchObject({ do: 'act' });
  expect(judge(stop, 'unknown', place)).toEqual({ do: 'askBack' });
  const news = opinion(['news.latest', 3]);
  expect(judge(news, 'unknown', { ...place, isBare: true })).toEqual({ do: 'askBack' });
  expect(judge(news, 'unknown', place)).toMatchObject({ do: 'act' });
});

test('the command that a text sounds like is taken of readings that are not sure, and of others none', () => {
  const place = {
    awaitsText: false,
    isHarmless: () => false,
    isBare: true,
    isHeard: (intent: Intent) => intent === 'news.latest',
  };
  const taken = (margin: number) => judge(opinion(['menu', margin], ['news.latest', 2]), 'unknown', place);
  expect(taken(3)).toMatchObject({ do: 'act', ranked: { intent: 'news.latest' }, doubtful: true });
  expect(taken(8)).toMatchObject({ do: 'act', ranked: { intent: 'menu' } });
});
