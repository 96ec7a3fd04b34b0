import type { Says } from '../../../text/sayings';

/** Han characters, and words of other letters: less than this says nothing, nor does less beside a wish. */
const LEAST = 3;
const LEAST_BESIDE = 2;
const HAN = /\p{sc=Han}/gu;

/** Whether so few words were said that nobody can look into it: 有个事想投诉 says that there is something, and not what. */
export function isThin(text: string, { wishesToTell }: Says): boolean {
  const beside = text.split(wishesToTell).join(' ');
  return countIn(text) < LEAST || countIn(beside) < LEAST_BESIDE;
}

/** Characters, and words of other letters. */
function countIn(text: string): number {
  return (text.match(HAN) ?? []).length + (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).length;
}
