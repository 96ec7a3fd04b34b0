/** Whether a number is spoken of beside somebody else: 俺儿子的号换成…, 帮张婶换号, 王德福家换号了. Never the sender's own. */
import type { Says } from '../../text/sayings';
import type { Reading } from '../reading/reading';
import { villagerIn } from '../reading/villager';

/** Longer texts tell of other things too. */
const LONGEST = 60;

/** By a kinsman, a house, or a name. */
export function isAnothers(reading: Reading): boolean {
  return isOfAnother(reading) || isOfNamed(reading.normal.typed, villagerIn(reading).head, reading.says);
}

/** 妈,我换号了 is said to her, not of her; 我儿子的手机 behind 换成 is what the own number moves to. */
export function isOfAnother({ text, says }: Pick<Reading, 'text' | 'says'>): boolean {
  if (text.length > LONGEST || says.ownNumber.test(text)) return false;
  return says.othersNumber.test(text.replace(says.movesToAnother, ''));
}

/** 古丽·买买提的手机号换成…: the number of who is named right before it, whatever else the text is like. */
export function isOfNamed(typed: string, name: string | undefined, says: Says): boolean {
  if (name === undefined) return false;
  return says.numberOfHim.test(typed.slice(typed.indexOf(name) + name.length));
}
