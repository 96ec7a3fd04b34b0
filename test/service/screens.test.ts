/** Replies on a phone that shows one screen at a time. */
import type { Reply } from '../../src/core/dialogue/command';
import { renderer } from '../support/conversation';

const row = (n: number) => ({
  label: { text: `2026年耕地地力保护补贴第${n}笔` },
  act: { intent: 'subsidy.detail' as const, slots: { index: n } },
});
const list = (rows: number, page = 1, pages = 1): Reply => ({
  show: {
    view: 'subsidy.list',
    data: { head: '王*', year: null, programme: null, count: 14, unpaid: 1 },
  },
  choices: Array.from({ length: rows }, (_, i) => row(i + 1)),
  list: { page, pages, rows: [] },
});

test('a list says less above it than an SMS does, and breaks between its rows', () => {
  expect(renderer.screens(list(4), 'zh-CN', true)).toEqual([
    '王*户补贴14笔：\n1 2026年耕地地力保护补贴第1笔\n2 2026年耕地地力保护补贴第2笔\n9 下一页  0 返回',
    '3 2026年耕地地力保护补贴第3笔\n4 2026年耕地地力保护补贴第4笔\n0 返回',
  ]);
});

test.each<[string, Reply, boolean, string]>([
  ['the last of several pages', list(1, 2, 2), true, '0 返回'],
  ['one of several pages', list(1, 1, 2), true, '9 下一页  0 返回'],
  ['nowhere to go back to', list(1, 1, 2), false, '9 下一页'],
])('%s', (_, reply, back, ways) => {
  expect(renderer.screens(reply, 'zh-CN', back).at(-1)?.split('\n').at(-1)).toBe(ways);
});

test('English has its own words', () => {
  expect(renderer.screens(list(1, 1, 2), 'en', true).at(-1)).toMatch(/9 More {2}0 Back$/);
});
