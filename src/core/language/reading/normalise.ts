import { Converter } from 'opencc-js/t2cn';
import { LONGEST_TEXT } from '../../text/clip';
import type { Confusables } from '../lexicon/confusables';
import { withNarrowMarks } from './marks';

/** A text made comparable, with the way back to what was typed. */
export interface Normal {
  /** NFKC, without invisible characters and emoji: what slots of free text are cut from. */
  typed: string;
  /** Simplified, lower-case, without spaces between Chinese characters: what is understood. */
  plain: string;
  /** Index into `typed` of each character of `plain`. */
  origin: number[];
}

const NEEDS_WORK = /[^\n\x20-\x7e\u4e00-\u9fff，。？！、：；]/;
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these characters is dropped by itself.
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]|\u20e3|\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1f1e6}-\u{1f1ff}]/gu;
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]/g;
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const RINGED = /[❶-❿]/g;
const DASHES = /[‐‑‒–−﹣]/g;

const toSimplified = Converter({ from: 't', to: 'cn' });
/** What each code was folded to, once it was: 0, not yet. */
const folded = new Uint16Array(0x10000);

/** Makes the differences vanish that say nothing: width, script, case, spaces, invisible characters. Linear in time. */
export function normalise(text: string, confusables: Confusables): Normal {
  // Compatibility forms grow up to eighteenfold (U+FDFA): the bound holds before and after they are resolved.
  const typed = clean(text.slice(0, LONGEST_TEXT)).slice(0, LONGEST_TEXT);
  const codes: number[] = [];
  const origin: number[] = [];
  let last = 0;
  for (let at = 0; at < typed.length; at++) {
    const code = typed.charCodeAt(at);
    if (isGap(code) && isHan(last) && isHan(nextSolid(typed, at))) continue;
    last = fold(code);
    codes.push(last);
    origin.push(at);
  }
  return { typed, plain: confuse(String.fromCharCode(...codes), confusables), origin };
}

function clean(text: string): string {
  let typed = text;
  if (NEEDS_WORK.test(text)) {
    typed = text.replace(LONE_SURROGATE, '').replace(RINGED, (ring) => String(ring.charCodeAt(0) - 0x2775));
    typed = typed.normalize('NFKC').replace(INVISIBLE, '').replace(CONTROL, ' ').replace(DASHES, '-');
  }
  return withNarrowMarks(typed);
}

/** The code of a character as it is compared. */
function fold(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  const known = folded[code] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCharCode(code);
  const simple = isHan(code) ? toSimplified(character) : unaccented(character);
  const made = simple.length === 1 ? simple.charCodeAt(0) : code;
  folded[code] = made;
  return made;
}

/** Pinyin as it is printed (`bǔtiē`) is read as it is typed; ü is typed as v. */
function unaccented(letter: string): string {
  const parts = letter.normalize('NFD');
  const base = parts.charAt(0).toLowerCase();
  if (parts.length === 1 || base < 'a' || base > 'z') return letter;
  return base === 'u' && parts.includes('\u0308') ? 'v' : base;
}

function confuse(plain: string, { any, rightOf }: Confusables): string {
  if (!any.test(plain)) return plain;
  let text = plain;
  for (const [wrong, right] of rightOf) if (text.includes(wrong)) text = text.replaceAll(wrong, right);
  return text;
}

/** Characters that people put between two Chinese ones without meaning a pause. */
function isGap(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x0a ||
    code === 0x2e ||
    code === 0x2a ||
    code === 0x5f ||
    code === 0x7e ||
    code === 0xb7
  );
}

function nextSolid(text: string, from: number): number {
  // At most eight: a longer gap is a pause, and the time stays linear.
  for (let at = from + 1; at < from + 9; at++) {
    const code = text.charCodeAt(at);
    if (!isGap(code)) return code;
  }
  return 0;
}

/** Whether a character code is a Chinese character. */
export function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}
