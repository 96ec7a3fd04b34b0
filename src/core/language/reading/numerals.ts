const DIGITS: Record<string, string> = {};
for (const [index, forms] of [
  '〇零○洞',
  '一壹幺',
  '二贰两',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const form of forms) DIGITS[form] = String(index);
}
const CAPITAL = /[○洞幺]/;

/** The class of characters that write a digit, for regular expressions: Arabic, Chinese, and the letters taken for them. */
export const DIGIT_LIKE = '0-9oil〇零○洞一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖';

/** Digits in whatever way they were written (`2O1l`, 二〇一一) as Arabic ones; other characters are dropped. */
export function toDigits(text: string): string {
  let digits = '';
  for (const character of text) {
    if (character >= '0' && character <= '9') digits += character;
    else if (character === 'o') digits += '0';
    else if (character === 'l' || character === 'i') digits += '1';
    else digits += DIGITS[character] ?? '';
  }
  return digits;
}

/** A whole number up to 99 in Arabic or Chinese digits (`12`, 十二, 二十一, 两); null for anything else. */
export function smallNumber(text: string): number | null {
  if (/^[0-9]{1,2}$/.test(text)) return Number(text);
  if (CAPITAL.test(text)) return null;
  const ten = text.search(/[十拾]/);
  const tail = text.slice(ten + 1);
  if (ten < 0) return text.length === 1 && text in DIGITS ? Number(DIGITS[text]) : null;
  const tens = ten === 0 ? 1 : Number(DIGITS[text.slice(0, ten)] ?? Number.NaN);
  const ones = tail === '' ? 0 : Number(DIGITS[tail] ?? Number.NaN);
  return Number.isNaN(tens + ones) ? null : tens * 10 + ones;
}
