/** What may be meant and is too doubtful to act on: the facts decide, where they bear one meaning out; else it is asked back. */
import type { Act, Likely } from '../../../src/core/model/intent';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, STRANGER } from '../../worlds/people';

const likely = (...acts: Act[]): Likely[] => acts.map((act) => ({ act, kind: null, margin: -1 }));
const of = (
  intent: 'case.status' | 'case.expedite' | 'matter.guide' | 'news.latest',
  words: string,
): Act => ({
  intent,
  slots: { words },
});

test.each<[string, string, Act[], string]>([
  ['an own case is named', APPLICANT, [of('case.expedite', '施工许可那个麻烦快点')], 'expedite.ask'],
  [
    'a matter is named',
    FARMER,
    [of('matter.guide', '俺想盖两间房'), { intent: 'help', slots: {} }],
    'guide.detail',
  ],
  ['news have it in their title', FARMER, [of('news.latest', '服装厂咋样了')], 'news.item'],
  ['a section is about it', FARMER, [of('news.latest', '想打听下找活')], 'news.list'],
  ['nothing bears it out', FARMER, [of('news.latest', '隔壁老王的狗')], 'unknown.askBack'],
  ['a stranger names no case of his', STRANGER, [of('case.expedite', '盖房快点')], 'unknown.askBack'],
])('%s', async (_, from, acts, view) => {
  const seen = await conversation().see(from, { intent: 'unknown', slots: {}, askBack: likely(...acts) });
  expect(seen?.view).toBe(view);
});

test('a short question is about what was spoken of', async () => {
  const pay: Act = { intent: 'case.status', slots: { about: 'pay', words: '多少钱' } };
  const seen = await conversation().see(
    FARMER,
    { intent: 'matter.guide', slots: { words: '盖房要啥' } },
    { intent: 'unknown', slots: {}, askBack: likely(pay) },
  );
  expect(seen).toMatchObject({ view: 'guide.line', data: { matter: '建房许可', fee: '不收费' } });
});
