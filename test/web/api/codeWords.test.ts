/** What a carrier's code is called. */
import { join } from 'node:path';
import { ROOT } from '../../../src/files/root';
import { loadHistoryWords } from '../../../src/web/api/messages/messageHistoryText';

const words = loadHistoryWords(join(ROOT, 'templates'));

test.each([
  ['MK:0001', '空号', 'there is no such number'],
  ['CMPP:8', '发得太快，运营商限速', 'too fast for the carrier'],
  ['SMGP:74', '网关不许在这个钟点发', 'nobody may be written to at this hour'],
  // The letters are the specification's, the digits a province's own.
  ['MK:0999', '短信中心送不到 MK:0999', 'the message centre can not deliver it MK:0999'],
  ['IC:7', '下一级网关没有报告 IC:7', 'the next gateway reported nothing IC:7'],
  ['XY:0001', '代码XY:0001，请问运营商', 'code XY:0001: ask the carrier'],
  ['toString', '代码toString，请问运营商', 'code toString: ask the carrier'],
])('%s', (code, chinese, english) => {
  expect(words['zh-CN'].code(code)).toBe(chinese);
  expect(words.en.code(code)).toBe(english);
});
