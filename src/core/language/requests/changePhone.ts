import { isHan } from '../normalise';
import { isCommand, type Reading } from '../reading';
import { senseOf } from '../tokens';
import { headIs, type Rule } from './rule';

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
function newOf({ phones, tokens }: Reading): string | null {
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
