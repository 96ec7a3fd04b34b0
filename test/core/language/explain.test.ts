/** Who teaches is told why a text was understood as it was, and no number of a person. */
import { explained } from '../../../src/cli/commands/explainText';
import { lexicon } from '../../support/lexicon';

const lines = (text: string, where = '-') => explained(text, where, lexicon).join('\n');

test('the steps of a text that was weighed, and the words that carried it', () => {
  const told = lines('我要投诉村会计不公开账目');
  expect(told).toContain('own words: 我要投诉村会计不公开账目');
  expect(told).toMatch(/readings.*: complaint\.file \d/);
  expect(told).toMatch(/carried by: .*投.*诉/);
  expect(told).toContain('judged: done');
  expect(told).toContain('meant: complaint.file');
});

test('what is exact needs no model', () => {
  expect(lines('BT')).toContain('read exactly, nothing is guessed: subsidy.query');
  expect(lines('BT')).not.toContain('carried by');
});

test('a place changes what is meant', () => {
  expect(lines('第二个', 'subsidy.list')).toContain('meant: subsidy.detail');
  expect(() => lines('2', 'nowhere')).toThrow('--where takes');
});

test('numbers of persons are not shown', () => {
  const told = lines('我换号了 新号码13812345678 以后用这个');
  expect(told).not.toContain('13812345678');
  expect(told).toContain('…5678');
});
