/** What was asked in own words and is not wanted any more. */
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

test.each<[string, object]>([
  ...[
    '取消投诉',
    '不投诉了',
    '撤诉',
    '我投诉错了',
    '投诉取消',
    '撤回投诉',
    '把投诉撤了',
    '我的投诉不要了',
    '不想投诉了',
    '撤销我的举报',
    '那个投诉撤掉吧',
    '投诉弄错了',
    '上次的投诉取消了吧',
  ].map((text): [string, object] => [text, { intent: 'cancel', slots: { asked: 'complaint' } }]),
  ['取消咨询', { intent: 'cancel', slots: { asked: 'consult' } }],
  ['不催办了', { intent: 'cancel', slots: { asked: 'expedite' } }],
  ['cancel my complaint', { intent: 'cancel', slots: { asked: 'complaint' } }],
  ['我要投诉村里取消低保', { intent: 'complaint.file' }],
])('%s is %j', (text, meant) => {
  expect(understand(text, null, lexicon)).toMatchObject(meant);
});

test('said while the complaint is asked for, it takes nothing back', () => {
  const context = { state: 'complaint.ask', expects: 'text' } as const;
  expect(understand('不投诉了', context, lexicon)).toMatchObject({ intent: 'cancel', slots: {} });
});

test.each([
  ['嗯 不用了 我再等等', 'cancel'],
  ['算了', 'cancel'],
  ['等着贷款用', 'case.expedite'],
])('asked why it is urgent, %s is %s', (text, intent) => {
  const context = { state: 'expedite.ask', expects: 'text', caseNo: 'QZ20261101-0001' } as const;
  expect(understand(text, context, lexicon).intent).toBe(intent);
});
