import { isHan } from '../reading/normalise';
import { isCommand, type Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';
import { headIs, type Rule } from './rule';

/** GH482913, 确认码482913: the code that was sent. Of another length it is a wrong one. */
const CODE = /^\s*(?:gh|bh|确认码|验证码|授权码?|码)(?:是|为|[\s:#,.-])*([0-9]{3,8})\s*[.!~]*\s*$/;
/** 换号 1390000 is a number with digits missing. */
const SIX = /^\s*(?:换号|改号|报号|换手机号|确认)(?:是|为|[\s:#,.-])*([0-9]{6})\s*[.!~]*\s*$/;
const ZERO = /^\s*(?:gh|bh)[\s:#,.-]*[0o]\s*[.!~]*\s*$/;
const NO = /^\s*(?:gh|bh)[\s:#,.-]*(?:不.{0,4}|否|no)\s*[.!~]*\s*$/;
/** 我没换号, 不同意换手机号; 能不能换号 asks. */
const DENIED = /(?:不(?:想|要|用|是|同意|让|准|许)?|没(?:有|要|说)?|别|莫)(?:[我俺给要说过想]){0,3}(?:换|改)/;
const ASKED = /能不能|可不可以|不能|要不要|是不是|用不用|[吗么?]\s*$|怎么|咋|了\s*[.!~]*$/;

/** The answer to a question about numbers that stands in no conversation of this phone. */
export const phoneAnswer: Rule = ({ text, phones }) => {
  const code = CODE.exec(text)?.[1] ?? SIX.exec(text)?.[1];
  if (code !== undefined) return { intent: 'contact.changePhone', slots: { code } };
  if (ZERO.test(text)) return { intent: 'contact.changePhone', slots: { no: true, notMine: true } };
  const no =
    NO.test(text) || (phones.length === 0 && DENIED.test(text) && ABOUT.test(text) && !ASKED.test(text));
  return no ? { intent: 'contact.changePhone', slots: { no: true } } : null;
};

const ABOUT = /[换改](?:[了过]|掉)?(?:手机|电话|号)|(?:手机|电话|号码?)[^,.。]{0,4}[换改]/;

export const changePhone: Rule = (reading) => {
  const { phones } = reading;
  const words = reading.command('contact.changePhone') || reading.has('phonechange');
  const hint =
    words || (phones.length > 0 && reading.has('newphone')) || (phones.length > 1 && reading.has('oldphone'));
  if (!hint || (phones.length === 0 && (reading.rest > 4 || runsOn(reading)))) return null;
  if (phones.length === 0 && CHANGED_ALREADY.test(reading.text)) return null;
  if (reading.hint('toFriends') || (phones.length === 0 && reading.hint('introduces'))) return null;
  // A relative's new number is told in the same words.
  if (reading.has('stranger') && (phones.length === 0 || !headIs(reading, 'contact.changePhone')))
    return null;
  const newPhone = newOf(reading);
  return { intent: 'contact.changePhone', slots: newPhone === null ? {} : { newPhone } };
};

/** 换号了吗 asks somebody else. */
const CHANGED_ALREADY = /[换改变].{0,4}了[吗没么]/;

/** 换手机壳: an unknown word right behind makes it another thing. */
function runsOn({ text, tokens }: Reading): boolean {
  return tokens.some((token, index) => {
    const names = senseOf(token, 'phonechange') ?? (isCommand(token, 'contact.changePhone') || undefined);
    return names !== undefined && tokens[index + 1]?.start !== token.end && isHan(text.charCodeAt(token.end));
  });
}

/** Of two numbers the one that follows 新, 改成 …; without such a word the last one not called old. */
export function newOf({ phones, tokens }: Reading): string | null {
  let best: { number: string; weight: number } | null = null;
  for (const [index, { number, start }] of phones.entries()) {
    const before = tokens.filter(
      (token) =>
        token.end <= start + 1 && token.end >= start - 12 && token.start >= (phones[index - 1]?.start ?? -1),
    );
    const last = before.findLast((token) => senseOf(token, 'newphone') ?? senseOf(token, 'oldphone'));
    const weight = last ? (senseOf(last, 'newphone') ? 2 : 0) : 1;
    if (!best || weight >= best.weight) best = { number, weight };
  }
  return best?.number ?? null;
}
