/** A long item of the news is cut where a sentence ends, in the punctuation of either language. */
import { newsReply } from '../../../src/core/dialogue/commands/news/newsText';

const READER = { medium: 'sms', language: 'zh-CN', now: 0, utcOffset: 480 } as const;

function firstPiece(body: string): string {
  const { show } = newsReply({ title: '', body, at: 0 }, 1, READER);
  if (show.view !== 'news.item') throw new Error(`an item is shown, and not ${show.view}`);
  return show.data.body;
}

test.each(['。', '！', '？', '；', '!', '. '])('after %j', (end) => {
  const sentence = `${'好'.repeat(100)}${end}`;
  expect(firstPiece(sentence + '田'.repeat(200))).toBe(sentence.trimEnd());
});

test.each([`${'好'.repeat(100)}3.5`, `${'好'.repeat(40)}。`])('not after %s', (begin) => {
  expect(firstPiece(begin + '田'.repeat(200))).toHaveLength(130);
});
