/** An office names more than one window: the one where papers are handed in counts. */
import { windowNamed } from '../../../src/core/dialogue/commands/cases/windowNamed';

test.each<[string, string | null]>([
  ['还缺：宅基地批准书；到7号窗口', '7号窗口'],
  ['取号 A023，请到4号窗口交材料', '4号窗口'],
  ['不交综合窗口，到7号窗口', '7号窗口'],
  ['不用去综合窗口直接到7号窗口', '7号窗口'],
  ['不要再到3号窗口，交到7号窗口', '7号窗口'],
  ['原在综合窗口，现改到7号窗口', '7号窗口'],
  ['综合窗口改到7号窗口', '7号窗口'],
  ['请先到1号窗口取号，再到7号窗口交材料', '7号窗口'],
  ['到7号窗口交，交完去2号窗口缴费', '7号窗口'],
  ['去咨询窗口问清，材料交7号窗口', '7号窗口'],
  ['补齐后送往二楼5号窗口', '二楼5号窗口'],
  ['缺租赁合同，7号窗口补交', '7号窗口'],
  ['3号窗口不收，去7号窗口', '7号窗口'],
  ['不交综合窗口', null],
  ['还缺：房屋租赁合同', null],
  ['', null],
])('%s: %s', (note, window) => {
  expect(windowNamed(note)).toBe(window);
});
