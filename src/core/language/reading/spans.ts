import type { Reading } from './reading';
import { senseOf, type Token } from './tokens';

const EDGE = /^[\s,.。、;:#*+!?~|/=-]+|[\s,.。、;:#*+!?~|/=-]+$/g;

/** The words as typed between two places of `reading.text`, without separators at the ends. */
export function typedSpan({ normal }: Reading, start: number, end: number): string {
  const from = normal.origin[start];
  const last = normal.origin[end - 1];
  if (from === undefined || last === undefined || end <= start) return '';
  return normal.typed.slice(from, last + 1).replace(EDGE, '');
}

/** The core of a message: from behind its keyword and greetings to before its thanks. */
export function core(reading: Reading, isKeyword: (token: Token) => boolean): string {
  let start = 0;
  let end = reading.text.length;
  let seen = false;
  for (const token of reading.tokens) {
    if (/[^\s,.。、;:#*+!?~|/=-]/.test(reading.text.slice(start, token.start))) break;
    const keyword: boolean = !seen && isKeyword(token);
    if (!keyword && !senseOf(token, 'polite') && !(AROUND.has(token.entry.word) && !seen)) break;
    seen ||= keyword;
    start = token.end;
  }
  if (!seen) start = politeEnd(reading);
  for (let i = reading.tokens.length - 1; i >= 0; i--) {
    const token = reading.tokens[i];
    if (!token || token.end <= start || !THANKS.test(token.entry.word)) break;
    if (/[^\s,.。、;:#*+!?~|/=-]/.test(reading.text.slice(token.end, end))) break;
    end = token.start;
  }
  return typedSpan(reading, start, end);
}

const AROUND = new Set([
  '我',
  '我要',
  '我想',
  '想',
  '要',
  '俺',
  '咱',
  '需要',
  '我们',
  '能',
  '能不能',
  '可以',
]);
const THANKS = /谢|感恩|辛苦|麻烦|拜托|thank|thx|敬礼/;

/** Where the greetings at the beginning end. */
function politeEnd(reading: Reading): number {
  let end = 0;
  for (const token of reading.tokens) {
    if (token.start > end && /[^\s,.。、;:!?~]/.test(reading.text.slice(end, token.start))) break;
    if (!senseOf(token, 'polite')) break;
    end = token.end;
  }
  return end;
}
