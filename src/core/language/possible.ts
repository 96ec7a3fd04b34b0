/** Where an intent can be meant at all. */
import type { Context } from '../model/dialogue';
import type { Intent } from '../model/intent';
import type { Speaker } from './model/examples';
import type { Reading } from './reading/reading';

/** Whether it can be meant by whom and where it is said, as far as that is not for the words to tell. */
export function isPossible(
  intent: Intent,
  { caseNo, text }: Reading,
  context: Context | null,
  speaker: Speaker,
): boolean {
  switch (intent) {
    case 'subsidy.detail':
      return context?.state === 'subsidy.list';
    case 'choose':
      return context !== null && 'options' in context;
    case 'alert.ack':
      return context?.state === 'alert.pending' || caseNo !== null || speaker === 'office';
    case 'office.cases':
      // One case that is named is no list.
      return speaker === 'office' && caseNo === null;
    case 'office.haste':
      return speaker === 'office';
    case 'liaison.unreached':
    case 'liaison.look':
      return speaker === 'liaison';
    case 'identity.give':
      return context?.state === 'identity.ask' || /[0-9x]{6}/.test(text);
    default:
      return true;
  }
}
