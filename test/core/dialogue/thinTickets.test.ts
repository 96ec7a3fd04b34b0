/** Who only says that there is something to complain or to ask of is asked what it is. */
import { isThin } from '../../../src/core/dialogue/commands/tickets/thin';
import { lexicon } from '../../support/lexicon';

test.each([
  '有个事想投诉',
  '我要投诉一件事',
  '我想反映个问题',
  '想咨询一下',
  '你们',
  'I want to make a complaint',
  'i have a question for you',
])('%s says not what', (text) => {
  expect(isThin(text, lexicon.says)).toBe(true);
});

test.each([
  '路不通',
  '有人打我',
  '我要投诉村长',
  '你们骗人',
  '没水吃',
  'The road is broken',
  'I want to report the village head',
])('%s does', (text) => {
  expect(isThin(text, lexicon.says)).toBe(false);
});
