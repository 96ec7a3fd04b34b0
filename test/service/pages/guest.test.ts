/** Whoever browses without signing in is nobody, and so has nothing of those of whom no number is known. */
import { answerGuest } from '../../../src/service/pages/turn';
import { caseRow } from '../../support/builders/casework';
import { NOW } from '../../support/builders/changes';
import { lexicon } from '../../support/lexicon';
import { renderer } from '../../support/renderer';
import { FakeClock, fixedChance } from '../../support/smsc/clock';
import { meter, newStore } from '../../worlds/emptyService';

const NUMBER = 'QZ20261116-0901';

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
  const ask = {
    medium: 'html',
    method: 'post',
    segment: 'zh',
    name: 'say',
    fields: {},
    address: null,
  } as const;
  const visitor = {
    ask: { ...ask, at: NOW },
    segment: 'zh',
    language: 'zh-CN',
    phone: null,
    session: null,
    lost: false,
    proof: null,
  } as const;
  const { reply } = await answerGuest(Object.assign(tools, shell), visitor, { words: '哦呜呃' });
  expect(reply?.show.view).toBe('unknown.stranger');
});
