/** A question about what was asked in own words before asks for no second one. */
import { understand } from '../../../src/core/language/understand';
import { lexicon } from '../../support/lexicon';

const OF_COMPLAINTS = [
  '咋样了，我那个投诉',
  '投诉了半个月没人管',
  '投诉路灯的问题有人管吗',
  '我那个投诉咋样了',
  '投诉进度',
  '投诉有结果没',
  '我的投诉处理了吗',
  '投诉到哪一步了',
  '上次反映的事办了没',
  '投诉处理得怎么样了',
  '我的举报有人管吗',
  '请问我的投诉有没有回复',
  '投诉什么时候能有结果',
  '我上次投诉怎么还没人回复',
  '投诉半个月了还没答复',
  '查一下我的投诉',
  '你们收到我的投诉没有',
  '什么时候处理我的投诉',
  '我反映的情况核实了吗',
  '我投诉路灯的事处理了吗',
  '投诉受理了没？',
  '我的投訴處理了嗎',
  'tousu jindu',
  'TS进度',
  '投诉查询',
  '尽快处理我的投诉',
  '我那个投诉呢',
  '投诉几天能答复',
  '我投诉过路灯，处理了吗',
  'has my complaint been answered',
  'Has my complaint been dealt with yet?',
  'any news on my complaint?',
  'what happened to my complaint',
  'status of my complaint',
  'complaint status',
  'how is my complaint going',
  'did you receive my complaint?',
  'when will my complaint be resolved',
  'has anyone looked at my complaint',
  'why has my complaint not been answered',
];

test.each(OF_COMPLAINTS)('%s asks what became of a complaint', (text) => {
  expect(understand(text, null, lexicon)).toMatchObject({
    intent: 'case.status',
    slots: { asked: 'complaint' },
  });
});

test.each(['咨询有回复没', '我的咨询答复了吗', '上次咨询的问题有结果吗', 'has my question been answered'])(
  '%s asks what became of a question',
  (text) => {
    expect(understand(text, null, lexicon)).toMatchObject({
      intent: 'case.status',
      slots: { asked: 'consult' },
    });
  },
);

test.each([
  '投诉',
  '我要投诉',
  '我投诉',
  '我投诉村干部',
  '我要反映问题',
  '投诉没人管',
  '我想投诉低保的事一直没人管',
  '投诉路灯的事半个月没人管',
  '举报村里路灯的问题没有人管',
  '反映个问题一直没人处理',
  '投诉办证没人管',
  '投诉村干部不处理路灯',
  '投诉进度太慢,三个月没动静',
  '举报低保审批结果不公开',
  '反映一下路灯坏了没人修',
  '我要投诉你们处理得太慢',
  'complaint the clerk was rude',
  'i want to complain about the status of the road',
])('%s is a report', (text) => {
  expect(understand(text, null, lexicon)).toMatchObject({ intent: 'complaint.file' });
});

test('said while the words of a complaint are asked for, it is not these words', () => {
  const context = { state: 'complaint.ask', expects: 'text' } as const;
  expect(understand('我上次的投诉有结果没', context, lexicon)).toMatchObject({
    intent: 'case.status',
    slots: { asked: 'complaint' },
  });
});
