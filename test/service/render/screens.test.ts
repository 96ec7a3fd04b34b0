/** Replies on a phone that shows one screen at a time. */
import type { Reply } from '../../../src/core/dialogue/scene/command';
import { renderer } from '../../support/renderer';

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

test.each<[string, Reply['show'], string]>([
  ['回DY', { view: 'subscribe.stopped', data: {} }, '\n短信发到10628'],
  ['a number', { view: 'office.noCase', data: { number: 'QZ20261123-0001' } }, '\n短信发到10628'],
  ['nothing', { view: 'liaison.allReached', data: {} }, ''],
])('where nothing can be typed any more, %s names the number to text', (_, show, end) => {
  const [last = ''] = renderer.screens({ show }, 'zh-CN', false, '10628').slice(-1);
  expect(last.endsWith(`。${end}`)).toBe(true);
  expect(renderer.screens({ show }, 'zh-CN', true).join('')).not.toContain('短信发到');
});

test('what is shown once more says why, on the same screen', () => {
  const note = { view: 'list.noSuch', data: { last: 2 } } as const;
  const choices = [{ label: { title: 'subsidy.query' }, act: { intent: 'menu', slots: {} } } as const];
  expect(renderer.screens({ show: { view: 'menu', data: {} }, note, choices }, 'zh-CN', false)).toEqual([
    '没有这一项。\n回数字：\n1 补贴',
  ]);
});
