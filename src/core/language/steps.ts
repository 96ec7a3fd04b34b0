/** What is noted on the way of a text, for who wants to know why it was taken for what it was. */
import type { Act, Intent } from '../model/intent';
import type { Opinion, Verdict } from './judge';
import type { Seen } from './model/seen';

export type Step =
  /** The own words, and the notice in front of them that was quoted. */
  | { step: 'own'; plain: string; quoted: string | null }
  /** It was one of the forms that are never guessed. */
  | { step: 'exact'; act: Act }
  /** What the model saw and made of it; `awaited`: what the place makes likely. */
  | { step: 'weighed'; seen: Seen; opinion: Opinion; awaited: Intent }
  | { step: 'judged'; verdict: Verdict };

export type Note = (step: Step) => void;
