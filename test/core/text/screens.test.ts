import fc from 'fast-check';
import { gsm7Length } from '../../../src/core/text/gsm7';
import {
  cutMessages,
  cutScreens,
  LONGEST_MESSAGE,
  SCREEN_ROOM,
  type Ways,
} from '../../../src/core/text/screens';
import { encodingOf } from '../../../src/core/text/segments';

const NONE: Ways = () => '';
const ZH: Ways = ({ last }) => (last ? '0 返回' : '9 下一页  0 返回');
const EN: Ways = ({ last }) => (last ? '0 Back' : '9 More  0 Back');
const han = (count: number) => '补'.repeat(count);

test.each<[string, string, Ways, number[]]>([
  ['70 Chinese characters', han(70), NONE, [70]],
  ['71', han(71), NONE, [70, 1]],
  ['with room for the menu', han(65), ZH, [65]],
  ['one more than that', han(66), ZH, [58, 8]],
  ['182 septets', 'a'.repeat(182), NONE, [182]],
  ['183, one word', 'a'.repeat(183), NONE, [182, 1]],
  ['an escape costs two', '€'.repeat(91), NONE, [91]],
  ['and is never halved', `${'€'.repeat(91)}a`, NONE, [91, 1]],
  ['English with ways', 'ab '.repeat(58), EN, [174]],
  ['nothing', '', ZH, [0]],
])('%s', (_, text, ways, lengths) => {
  expect(cutScreens(text, ways).pieces.map((piece) => piece.length)).toEqual(lengths);
});

test.each<[string, string, string]>([
  ['after a line', `${han(40)}\n${han(40)}`, `${han(40)}\n`],
  ['not after a line too early', `${han(10)}\n${han(70)}`, `${han(10)}\n${han(59)}`],
  ['after a sentence', `${han(30)}。${han(10)},${han(60)}`, `${han(30)}。`],
  ['after a pause', `${han(50)},${han(60)}`, `${han(50)},`],
  ['before a number', `${han(67)}316.50元${han(9)}`, han(67)],
  ['before a case number', `${han(60)}QZ20261123-0001号${han(9)}`, han(60)],
  ['not between a number and its unit', `${han(67)}316元${han(9)}`, han(67)],
  ['before a character of two units', `${han(69)}😀${han(9)}`, han(69)],
])('cuts %s', (_, text, piece) => {
  expect(cutScreens(text, NONE).pieces[0]).toBe(piece);
});

test('each screen ends with its ways, on a line of their own', () => {
  const { screens } = cutScreens(`${han(50)}\n${han(50)}`, ZH);
  expect(screens).toEqual([`${han(50)}\n9 下一页  0 返回`, `${han(50)}\n0 返回`]);
});

const piece = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '补贴',
    '。',
    '\n',
    ' ',
    '😀',
    'e\u0301',
    '316.50元',
    '张*户',
    '1 粮食直补\n',
    '€[',
    '13800000001',
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test.each<[string, Ways]>([
  ['no ways', NONE],
  ['Chinese ways', ZH],
  ['English ways', EN],
])('with %s: all pieces joined are the text, every screen fits, no number and no pair is cut', (_, ways) => {
  fc.assert(
    fc.property(texts, (text) => {
      const { pieces, screens } = cutScreens(text, ways);
      const encoding = encodingOf(
        text + ways({ first: true, last: false }) + ways({ first: true, last: true }),
      );
      expect(pieces.join('')).toBe(text);
      for (const screen of screens) {
        const cost = encoding === 'gsm7' ? gsm7Length(screen) : screen.length;
        expect(cost).toBeLessThanOrEqual(SCREEN_ROOM[encoding]);
      }
      for (let i = 1; i < pieces.length; i++) {
        const [before, after] = [pieces[i - 1] ?? '', pieces[i] ?? ''];
        expect(/[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(after)).toBe(false);
        const digits = (/[0-9.]*$/.exec(before)?.[0] ?? '') + (/^[0-9.]*/.exec(after)?.[0] ?? '');
        const cut = /[0-9]$/.test(before) && /^[0-9]/.test(after);
        expect(cut && digits.length < 20).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

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
