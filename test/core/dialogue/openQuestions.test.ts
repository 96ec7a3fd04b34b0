/** While a question waits for its answer, another whole question is answered as itself: every screen that asks, and every kind of question. */
import type { Context, Dialogue } from '../../../src/core/model/dialogue';
import { conversation } from '../../support/conversation';
import { FARMER } from '../../worlds/people';
import { SCREENS } from './screens';

/** Each names what it is asked of. */
const WHOLE = [
  '粮食直补到了没',
  '今年补贴一共多少钱',
  '几点开门',
  '大厅礼拜六开门不',
  '盖房要带啥',
  '办营业执照要多少钱',
  '住建局电话多少',
  '有没有招工的信息',
  '我的办件到哪一步了',
  '我的事办到哪了',
  '3号窗口几点开门',
  '两个老人的低保都到了没',
  '怎么退订短信',
  'what time do you open',
  'what papers do I need to build a house',
];

/** Own words are asked for: whatever is said is kept as them, unless it surely asks something else. */
const IN_OWN_WORDS: readonly Context['state'][] = [
  'complaint.ask',
  'consult.ask',
  'expedite.ask',
  'haste.ask',
];

/** Where something else is right, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'subscribe.sure 怎么退订短信': 'they were stopped before',
  'office.todo 我的办件到哪一步了': 'a leader has a list open, and no case of his own',
  'office.todo 我的事办到哪了': 'the same',
};

/** What is open for whoever was last on the phone. */
function contextIn(memory: string): Context | null {
  const dialogues = memory.split('\n').map((line) => JSON.parse(line) as Dialogue); // stored by the conversation itself
  return dialogues.at(-1)?.open?.context ?? null;
}

test.each(WHOLE)('%s', async (whole) => {
  const otherwise: string[] = [];
  for (const { view, from, texts, known } of SCREENS) {
    const talk = conversation(known);
    await talk.see(from, ...texts);
    const context = contextIn(talk.memory());
    if (context === null || IN_OWN_WORDS.includes(context.state)) continue;
    const seen = await talk.see(from, whole);
    // What needs a proof may have been proved.
    const alone = await conversation(known).see(from, whole);
    if (`${view} ${whole}` in OTHERWISE) continue;
    if (alone?.view !== 'identity.ask' && seen?.view !== alone?.view)
      otherwise.push(`${view} (${context.state}): ${seen?.view}, not ${alone?.view}`);
  }
  expect(otherwise).toEqual([]);
});

test('of two things in one text that is not clear as a whole, the first is answered, and that is said', async () => {
  expect(await conversation().see(FARMER, '粮补到了没 顺便问下几点开门')).toMatchObject({
    view: 'subsidy.paid',
    note: 'question.several',
  });
});

test('hours are told whatever is told around them', async () => {
  expect(await conversation().see(FARMER, '那你们几点上班 我带他去')).toMatchObject({ view: 'rule.hours' });
});

test('no, and a question behind it', async () => {
  const talk = conversation();
  await talk.see(FARMER, { intent: 'complaint.file', slots: { text: '村里卫生室老不开门' }, unsure: true });
  expect(await talk.see(FARMER, '不是投诉 我就问下几点开门')).toMatchObject({
    view: 'rule.hours',
    note: 'question.left',
  });
  expect(talk.changes.filter((one) => one.kind === 'ticket' && one.ticket.state === 'open')).toEqual([]);
});

test('thanks, where yes or no is asked, are no yes', async () => {
  const talk = conversation();
  await talk.see(FARMER, { intent: 'consult.ask', slots: { words: '厂里收不收六十岁的' } });
  await talk.see(FARMER, '谢谢你啊姑娘');
  expect(talk.changes.filter(({ kind }) => kind === 'ticketAsked')).toEqual([]);
});
