/** Whether a question of a page is worth coming back to. */
import { openContext } from '../../core/dialogue/converse';
import { questionIn } from '../../core/dialogue/questions';
import type { Dialogue } from '../../core/model/dialogue';
import type { Act } from '../../core/model/intent';

/** The act whose question waits for its answer at `now`; null where none is worth coming back to. */
export function waitingAct(dialogue: Dialogue, now: number): Act | null {
  const context = openContext(dialogue, now);
  if (!dialogue.open || !questionIn(context)?.isWaitedFor) return null;
  const { act } = dialogue.open;
  const asks = context?.state === 'identity.ask' ? dialogue.access.pending : act;
  return !asks || asks.intent === 'menu' || asks.intent === 'unknown' ? null : asks;
}
