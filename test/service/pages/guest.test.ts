/** Whoever browses without signing in is nobody, and so has nothing of those of whom no number is known. */
import { answerGuest } from '../../../src/service/pages/turn';
import { understandAsk } from '../../../src/service/pages/understandAsk';
import { caseRow } from '../../support/builders/casework';
import { NOW } from '../../support/builders/changes';
import { lexicon, renderer } from '../../support/shared';
import { FakeClock, fixedChance } from '../../support/smsc/clock';
import { meter, newStore } from '../../worlds/emptyService';

const NUMBER = 'QZ20261116-0901';
const ASK = {
  medium: 'html',
  method: 'post',
  segment: 'zh',
  name: 'say',
  fields: {},
  address: null,
  at: NOW,
} as const;
const GUEST = {
  ask: ASK,
  segment: 'zh',
  language: 'zh-CN',
  phone: null,
  session: null,
  lost: false,
  proof: null,
} as const;

test.each([
  [
    '低保申请缺什么材料',
    { do: 'converse', doing: { act: { intent: 'matter.guide', slots: { about: 'papers' } } } },
  ],
  ['我的件缺什么材料', { do: 'show', content: { page: 'case' } }],
  ['我办的营业执照还要多久', { do: 'show', content: { page: 'case' } }],
])('a guest who says %s is shown how it is done, or asked for the number of his case', (text, action) => {
  expect(understandAsk({ lexicon }, { ...GUEST, ask: { ...ASK, fields: { text } } })).toMatchObject(action);
});

test('a guest whose words are not understood is shown no case of an applicant without a phone', async () => {
  const store = await newStore();
  await store.commit([{ kind: 'case', row: caseRow(NUMBER, { phone: '' }) }]);
  const settings = { language: 'zh-CN', utcOffset: 480, says: lexicon.says } as const;
  const tools = {
    store,
    lexicon,
    renderer,
    settings,
    clock: new FakeClock(NOW),
    chance: fixedChance(),
    meter,
  };
  const never = () => {
    throw new Error('a guest changes nothing');
  };
  const shell = { trace: null, turns: never, compose: never, ring: never, repliesBy: never } as never; // what is not reached
  const { reply } = await answerGuest(Object.assign(tools, shell), GUEST, { words: '哦呜呃' });
  expect(reply?.show.view).toBe('unknown.stranger');
});
