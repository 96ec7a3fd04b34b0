/** 反悔了, 不用打了, after something was done: that is undone. */
import { type Act, wordsIn } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import { isShort } from './short';

/** Right after it, whatever the words were taken for. */
export function ofUndo({ slots }: Act, { dialogue: { undo, turn }, now, says }: Scene): Act | null {
  const words = wordsIn(slots);
  if (!undo || now > undo.until || turn - undo.turn > 1 || words === undefined) return null;
  return isShort(words) && says.changesMind.test(words) ? undo.act : null;
}

/** What was not understood: what takes it back says so, and how to have it after all. */
export function justDone(
  words: string,
  { likely: [first], dialogue: { undo, turn }, now, says }: Scene,
): Act | null {
  if (!undo || now > undo.until) return null;
  // 我后悔没早参保 regrets another thing.
  const isSaid = says.changesMind.test(words) && isShort(words.replace(says.changesMind, ''));
  const isAtOnce = turn - undo.turn <= 1 && says.takesBackAtOnce.test(words);
  if (isSaid || isAtOnce) return undo.act;
  return first?.act.intent === 'cancel' ? first.act : null;
}
