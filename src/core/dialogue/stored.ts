import type { Act } from '../language/intent';
import { redact } from '../text/mask';

/** The text of a message as it may be kept: a proof of identity not at all, other texts without numbers that identify. */
export function storedText(understood: Act, text: string): string {
  return understood.intent === 'identity.give' ? '******' : redact(text);
}
