/** What is said of what is wrong in a file: at the desk, over the API, and in the file itself. Words are those of templates/console/uploads. */
import { isFaultKind } from '../../core/intake/faults';
import type { Fault } from '../../core/model/desk/upload';
import { fill } from '../../core/views/fill';
import type { Words } from './pages';

export interface FaultWords {
  what: string;
  why: string;
  todo: string;
}

/** Of a kind that has no words, its name. */
export function faultWords(words: Words, kind: string): FaultWords {
  return (words.faults as Record<string, FaultWords>)[kind] ?? { what: kind, why: '', todo: '' };
}

/** What else there is to say of it: the choices, the other row, what is registered. Empty: nothing. */
export function faultDetail(words: Words, { kind, detail }: Pick<Fault, 'kind' | 'detail'>): string {
  const sentence = tableIn(words, 'details')[kind];
  if (!detail || sentence === undefined) return '';
  return fill(sentence, { detail: kind === 'notTaken' ? whyNotTaken(words, detail) : detail });
}

/** As it stands in the file that goes back. */
export function faultInFile(
  words: Words,
  fault: Pick<Fault, 'kind' | 'detail'>,
): { reason: string; todo: string } {
  const { what, todo } = faultWords(words, fault.kind);
  const detail = faultDetail(words, fault);
  return { reason: detail === '' ? what : fill(String(words.withDetail), { what, detail }), todo };
}

/** By a word of its own, or by what was found in the row meanwhile. */
function whyNotTaken(words: Words, why: string): string {
  return tableIn(words, 'refusals')[why] ?? (isFaultKind(why) ? faultWords(words, why).what : why);
}

function tableIn(words: Words, name: string): Record<string, string> {
  return words[name] as Record<string, string>; // of templates/console/uploads/*.json
}
