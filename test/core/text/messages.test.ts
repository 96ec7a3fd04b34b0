import fc from 'fast-check';
import { cutMessages, LONGEST_MESSAGE } from '../../../src/core/text/messages';

const SIGNED = '【乡信】';

test.each([0, 1, LONGEST_MESSAGE - SIGNED.length])(
  'a text of %d characters is one message, unnumbered',
  (length) => {
    expect(cutMessages('字'.repeat(length), SIGNED)).toEqual([SIGNED + '字'.repeat(length)]);
  },
);

test('one character more makes two, each signed and numbered', () => {
  const [first, second, ...more] = cutMessages('字'.repeat(LONGEST_MESSAGE - SIGNED.length + 1), SIGNED);
  expect(first).toMatch(/^【乡信】\(1\/2\)字+$/);
  expect(second).toMatch(/^【乡信】\(2\/2\)字+$/);
  expect(more).toEqual([]);
});

test('they part after a sentence, else between two papers', () => {
  const papers = Array.from({ length: 60 }, (_, n) => `第${n + 1}号材料原件和复印件`).join('、');
  const messages = cutMessages(`要补60样材料：${papers}。补齐交窗口。`, SIGNED);
  expect(messages.length).toBeGreaterThan(1);
  for (const message of messages.slice(0, -1)) expect(message).toMatch(/、$/);
});

test('nothing is lost, nothing is longer than carriers take, no character is cut', () => {
  const signs = fc.constantFrom('字', '、', '。', 'a', '7', '𠮷', '👨‍👩‍👧', ' ', '，');
  fc.assert(
    fc.property(
      fc.array(signs, { maxLength: 3_000 }).map((each) => each.join('')),
      (text) => {
        const messages = cutMessages(text, SIGNED);
        const bare = messages.map((message) => message.replace(/^【乡信】(\(\d+\/\d+\))?/, ''));
        expect(bare.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const message of messages) {
          expect(message.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
          expect(Buffer.from(message).toString()).toBe(message);
        }
      },
    ),
    { numRuns: 50 },
  );
});
