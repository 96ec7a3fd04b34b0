/** Which year of the own money is asked for. */
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

test.each<[string, object]>([
  ['去年的粮食补贴到了没', { year: 'last' }],
  ['地力补贴咋比去年少了', {}],
  ['今年的粮食补贴跟去年的不一样', { year: 'this' }],
  ['去年退耕给得多,今年怎么缩水了', { year: 'this' }],
  ['粮食补贴比2025年少', {}],
  ['这两年的粮食补贴', { all: true }],
  ['去年和今年的粮食补贴', { all: true }],
])('%s asks of %j', (text, years) => {
  const { intent, slots } = understand(text, null, lexicon);
  expect(intent).toBe('subsidy.query');
  const { year, all } = slots as { year?: unknown; all?: unknown };
  expect({ ...(year !== undefined && { year }), ...(all !== undefined && { all }) }).toEqual(years);
});
