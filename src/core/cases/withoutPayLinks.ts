/**
 * No text of ours leads to a payment, so that people can trust that one which does is not ours. What an office writes
 * is looked at as people read it, not as it is coded: width, invisible characters, look-alikes and spelled digits apart.
 */
import type { CaseEvent, EventDetail } from '../model/caseEvents';

/** Ends of names in the net that are also recognised after a blank, a 点 or a full stop of Chinese. */
const ENDS = 'com|cn|net|org|gov|top|xyz|cc|vip|info|club|shop|link|site|app|io|me|tv|中国|公司|网络';
/** Something to follow. */
const LINK = new RegExp(
  `h(?:tt|xx)ps?\\s?:|www\\s?[.点]|(?<![a-z0-9-])[a-z0-9-]+\\.[a-z]{2,}|[\\p{L}\\p{N}]\\s?[.点]\\s?(?:${ENDS})(?![a-z])`,
  'u',
);
/** A number to send money to: no telephone has so many digits. */
const ACCOUNT = /\d(?:[\s\-.·_*]{0,2}\d){13,}/;
const MONEY = /缴|交费|交钱|收费|付款|支付|转账|汇款|打款|收款|押金|保证金|pay|transfer|deposit/;

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu;
const DIGIT = /\p{Nd}/gu;
/** ❶ ➀ ➊, which NFKC leaves as they are, by the code of their 1. */
const RINGED = /[❶-❿➀-➉➊-➓]/g;
const RINGS = [0x2776, 0x2780, 0x278a];
const DASHES = /\p{Pd}/gu;
const DOTS = /[。｡․‧∙⋅]/g;
/** Letters of other scripts that look like Latin ones. */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  [...'аеорсухкмтвніјѕԁɡαορνικτυ'].map((letter, place) => [
    letter,
    [...'aeopcyxkmtbhijsdgaopviktu'][place] ?? letter,
  ]),
);
const NUMERALS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇零一幺二两三四五六七八九壹贰貳叁肆伍陆陸柒捌玖'].map((sign, place) => [
    sign,
    [...'001122345678912234566789'][place] ?? sign,
  ]),
);

/** The text, or null where it holds a link or an account. */
export function harmless(text: string): string | null {
  return leads(plain(text)) ? null : text;
}

/** Whether it asks for money and says by which link or account. */
export function asksForMoney(text: string): boolean {
  const read = plain(text);
  return MONEY.test(read) && leads(read);
}

/** The reason of a bank or an office as it may be told; null where there is none, or it asks for money. */
export function toldReason(reason: string | null | undefined): string | null {
  return reason && !asksForMoney(reason) ? reason : null;
}

/** The event without what must not be told of it, and the members that this was in. */
export function harmlessEvent<E extends Pick<CaseEvent, 'type' | 'note' | 'detail'>>(
  event: E,
): { event: E; left: string[] } {
  const isBad = (text: string) =>
    event.type === 'paymentDue' ? harmless(text) === null : asksForMoney(text);
  const left: string[] = [];
  const kept = <T extends string | undefined>(name: string, text: T): T | undefined => {
    if (text === undefined || !isBad(text)) return text;
    left.push(name);
    return undefined;
  };
  const { window, bring, papers, ...rest } = event.detail;
  const note = kept('note', event.note) ?? '';
  const detail: EventDetail = { ...rest };
  const place = kept('window', window);
  if (place !== undefined) detail.window = place;
  const brought = kept('bring', bring);
  if (brought !== undefined) detail.bring = brought;
  if (papers) detail.papers = papers.filter((paper) => kept('papers', paper) !== undefined);
  return left.length === 0 ? { event, left } : { event: { ...event, note, detail }, left };
}

/** As it is read: NFKC, simple letters and digits, lower case. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(RINGED, ringed)
    .replace(DIGIT, digitOf)
    .replace(DASHES, '-')
    .replace(DOTS, '.')
    .replace(/[\u0370-\u052f\u0261]/g, (letter) => ALIKE[letter] ?? letter);
}

/** Numerals are digits only beside others of them, so that 一户一码 is no account; likewise the letters that look like 0 and 1. */
function leads(read: string): boolean {
  if (LINK.test(read) || ACCOUNT.test(read)) return true;
  const spelled = read.replace(
    /[〇零一幺二两三四五六七八九壹贰貳叁肆伍陆陸柒捌玖]/g,
    (sign) => NUMERALS[sign] ?? sign,
  );
  const alike = spelled.replace(/(?<=[\dolis|][\s\-.]?)[olis|]|[olis|](?=[\s\-.]?\d)/g, looksLike);
  return ACCOUNT.test(alike);
}

function looksLike(sign: string): string {
  if (sign === 'o') return '0';
  return sign === 's' ? '5' : '1';
}

function ringed(sign: string): string {
  const code = sign.charCodeAt(0);
  const one = RINGS.findLast((start) => code >= start) ?? code;
  return String(code - one + 1);
}

/** Of a decimal digit of any script: they stand ten by ten, from a zero. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x3a) return digit;
  for (let back = 0; back < 10; back++) {
    const before = String.fromCodePoint(code - back - 1);
    if (!/\p{Nd}/u.test(before)) return String(back);
  }
  return String((code - 0x30) % 10);
}
