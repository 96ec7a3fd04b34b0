/** What a password of the desk has to be: long, and nothing that is tried first. No rule of kinds of characters (NIST SP 800-63B, 5.1.1.2). */
import { sayPhone } from '../text/phone';

/** `short` and `long` by length; `common`: what everybody tries; `own`: made of the login, name or phone; `plain`: a few characters again and again, or in a row; `same`: the one before. */
export type PasswordFault = 'short' | 'long' | 'common' | 'own' | 'plain' | 'same';

/** Characters. */
const SHORTEST = 12;
/** Longer ones cost time to hash, and nobody types them. */
const LONGEST = 128;
/** Different characters at least. */
const DIFFERENT = 5;

/** Letters beside a word of one's own. */
const BESIDE = 4;

/** What long passwords are made of by those who do not want to think of one; the rest of it is digits and marks. */
const COMMON: ReadonlySet<string> = new Set(
  `
    password passw0rd pa55word mima wodemima admin administrator guanliyuan root user test guest default
    changeme welcome letmein iloveyou woaini qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
    qazwsxedc qweasdzxc 1qaz2wsx 1qaz2wsx3edc 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y abc abcdef aa zz xx xiangxin
    xiangzhen zhengfu caizheng caizhengju minzheng bangongshi china zhongguo anyang henan beijing monkey
    dragon master football computer internet secret 密码 我的密码 管理员 乡信 财政 财政所 我爱你 中国
  `
    .trim()
    .split(/\s+/)
    .map(coreOf),
);

/** What it must not be made of. */
export interface PasswordOwner {
  login: string;
  name: string;
  phone: string | null;
}

/** Null: it will do. */
export function passwordFault(password: string, { login, name, phone }: PasswordOwner): PasswordFault | null {
  const characters = [...password.normalize('NFKC').toLowerCase()];
  if (characters.length < SHORTEST) return 'short';
  if (characters.length > LONGEST) return 'long';
  if (new Set(characters).size < DIFFERENT || isInARow(characters)) return 'plain';
  const text = characters.join('');
  if (COMMON.has(coreOf(text))) return 'common';
  const own = [login, name, sayPhone(phone ?? '')].map((word) => word.toLowerCase());
  return own.some((word) => word.length > 1 && isMadeOf(text, word)) ? 'own' : null;
}

/** What is left of a word with digits and marks around it, and without its blanks. */
function coreOf(text: string): string {
  return text.replace(/\s+/g, '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** The word, with hardly a letter beside it that is not of digits and marks. */
function isMadeOf(text: string, word: string): boolean {
  return text.includes(word) && text.replaceAll(word, '').replace(/[^\p{L}]/gu, '').length < BESIDE;
}

/** Mostly each the one after, or before, the last: 123456…, abcdef…, or the same. */
function isInARow(characters: readonly string[]): boolean {
  const steps = characters
    .slice(1)
    .map((one, at) => (one.codePointAt(0) ?? 0) - (characters[at]?.codePointAt(0) ?? 0));
  return steps.filter((step) => Math.abs(step) <= 1).length > (steps.length * 3) / 4;
}
