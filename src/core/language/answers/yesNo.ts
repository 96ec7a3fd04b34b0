/** Yes or no to a question that wants one: the labels shown, and what people say instead. */
import type { Reading } from '../reading/reading';

/** Longer texts say more than yes or no. */
const LONGEST = 12;
const MARKS = /[\s,.。、!?~;:()"“”]/g;

/** Null where it is neither. */
export function yesOrNo({ normal, hint }: Pick<Reading, 'normal' | 'hint'>): 'yes' | 'no' | null {
  const words = normal.plain.replace(MARKS, '');
  if (words === '' || words.length > LONGEST) return null;
  if (hint('refuses', words)) return 'no';
  return hint('agrees', words) ? 'yes' : null;
}

/** It was never asked for: 不是我, 我没换. */
export function isDenied({ normal, hint }: Pick<Reading, 'normal' | 'hint'>): boolean {
  return hint('denies', normal.plain.replace(MARKS, ''));
}
