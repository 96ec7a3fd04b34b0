/** Initials that are spelt letter by letter (`B T`, `B.T`, `b、t`) are the initials; a lone letter is one only by itself. */

import type { Lexicon } from '../lexicon/lexicon';
import { isHan, type Normal } from './normalise';
import { type Token, tokenise } from './tokens';

const SEPARATED = /^[^a-z0-9\u3400-\u9fff]*([a-z](?:[\s.,、·・*_|/\\:;!?~'"()-]{1,3}[a-z]){1,6})(?![a-z])/;

/** The text with such letters joined, where together they are initials in use. */
export function joinLetters(normal: Normal, lexicon: Lexicon): Normal {
  const { plain, origin } = normal;
  const match = SEPARATED.exec(plain);
  if (!match?.[1]) return normal;
  const end = match[0].length;
  const start = end - match[1].length;
  const kept = [...match[1]].flatMap((sign, at) => (/[a-z]/.test(sign) ? [start + at] : []));
  const word = kept.map((at) => plain[at]).join('');
  const [token] = tokenise(word, lexicon);
  if (token?.entry.language !== 'initials' || token.end !== word.length) return normal;
  return {
    ...normal,
    plain: word + plain.slice(end),
    origin: [...kept.map((at) => origin[at] ?? 0), ...origin.slice(end)],
  };
}

/** T stops messages and H is help where nothing else stands there: in BT T, 12 T or T恤 it is no word. */
export function withoutStrayLetters(tokens: Token[], text: string): Token[] {
  return tokens.filter(({ start, end, entry }) => {
    if (entry.language !== 'initials' || end - start > 1) return true;
    return !saysMore(text.slice(0, start).replace(REPLIES, '')) && !saysMore(text.slice(end));
  });
}

/** 回T says how it is said. */
const REPLIES = /^\s*(?:回复?|发送?|按)\s*$/;

function saysMore(text: string): boolean {
  return /[a-z0-9]/.test(text) || [...text].some((sign) => isHan(sign.charCodeAt(0)));
}
