/** Which kind of notices is to stop, where another is to go on. */
import { partsAreDivided, partsToStart, partsToStop } from '../../../src/core/language/slots/parts';
import { lexicon } from '../../support/lexicon';

const { says } = lexicon;

test.each<[string, ReturnType<typeof partsToStop>, boolean]>([
  ['办件的不要补贴的照发', ['cases'], true],
  ['补贴的短信还是发给我 进度的别发了', ['cases'], true],
  ['别再发办件的了，补贴的留着', ['cases'], true],
  ['补贴短信别停 办件的停了吧', ['cases'], true],
  ['留着进度的 补贴的不用发', ['payments'], true],
  ['keep the payment texts but stop the case ones', ['cases'], true],
  ['stop the reminders, keep sending payments', ['reminders'], true],
  ['退订办件', ['cases'], false],
  ['补贴的照发', 'none', false],
  ['别发了', [], false],
  ['补贴还没到 办件的材料不用交了吧', ['payments'], false],
  ['no subsidy yet, I am still waiting for my case', ['payments'], false],
  ['补贴要不要交钱 进度到哪了', ['payments'], false],
  ['办件停了三天 补贴照发吗', ['cases'], false],
  ['补贴停了，办件还要收费', ['payments'], false],
  ['办证的进度停了没人管，补贴倒是照发', ['cases'], false],
  ['补贴的留着 办件的短信停了吧', ['cases'], true],
  ['补贴别停 办件停了咋回事', ['cases'], false],
  ['补贴和办件都别发了', ['payments', 'cases'], false],
  ['补贴、进度的短信不要了', ['payments', 'cases'], false],
  ['办件的 补贴的 都不要发了', ['cases', 'payments'], false],
  ['补贴和办件都照发 提醒别发了', ['reminders'], true],
  ['stop payments and cases', ['payments', 'cases'], false],
  ['stop payment and case texts, keep reminders', ['payments', 'cases'], true],
  ['did my case stop, and does the subsidy continue?', ['cases'], false],
])('%s stops %s; another is to go on: %s', (text, parts, divided) => {
  expect(partsAreDivided(text, says)).toBe(divided);
  expect(partsToStop(text, says)).toEqual(parts);
});

test.each([
  ['进度的别发 补贴的继续发', ['payments']],
  ['恢复办件提醒', ['cases']],
  ['接着发吧', []],
  ['补贴和办件都恢复', ['payments', 'cases']],
  ['办件的 提醒的都照发', ['cases', 'reminders']],
])('%s begins', (text, parts) => {
  expect(partsToStart(text, says)).toEqual(parts);
});
