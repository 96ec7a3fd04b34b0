/** What is asked of a row of the list that is open, by its place. */
import { understand } from '../../../src/core/language/understand';
import type { Context } from '../../../src/core/model/dialogue';
import { lexicon } from '../../support/lexicon';

const PAYMENTS: Context = { state: 'subsidy.list', expects: 'index', page: 1, pages: 1, items: 5 };
const CASES: Context = { state: 'case.list', expects: 'choice', options: 3 };

test.each<[string, Context, object]>([
  ['头一个为啥没到', PAYMENTS, { intent: 'subsidy.detail', slots: { index: 1 } }],
  ['第二笔咋没到', PAYMENTS, { intent: 'subsidy.detail', slots: { index: 2 } }],
  ['第3笔为什么退了', PAYMENTS, { intent: 'subsidy.detail', slots: { index: 3 } }],
  ['最后一个啥时候到', PAYMENTS, { intent: 'subsidy.detail', slots: { index: 5 } }],
  ['第一个为啥还没办好', CASES, { intent: 'choose', slots: { n: 1 } }],
  ['第二个还要几天', CASES, { intent: 'choose', slots: { n: 2 } }],
])('%s, in the list %j, picks %j', (text, context, act) => {
  expect(understand(text, context, lexicon)).toMatchObject(act);
});

test.each<[string, Context]>([
  ['第一个打到哪张卡', PAYMENTS],
  ['我两个月没收到钱了', PAYMENTS],
  ['第一季度的粮食直补咋没到', PAYMENTS],
])('%s asks of more than a row', (text, context) => {
  expect(understand(text, context, lexicon).intent).toBe('subsidy.query');
});
