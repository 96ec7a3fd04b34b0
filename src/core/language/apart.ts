/** A text taken apart: what was typed, what of it is his own, and what its words may fill. */

import type { Context } from '../model/dialogue';
import { type Act, type Intent, UNKNOWN } from '../model/intent';
import type { Understood } from '../model/understood';
import { LONGEST_TEXT } from '../text/clip';
import { exactly } from './exact';
import type { Lexicon } from './lexicon/lexicon';
import type { Speaker } from './model/examples';
import { joinLetters } from './reading/letters';
import { type Normal, normalise } from './reading/normalise';
import { inWords } from './reading/pinyin';
import { type Reading, read } from './reading/reading';
import { type Unwrapped, unwrap } from './reading/unwrap';
import { filled } from './slots/stated';
import { spokenIn } from './spokenIn';

/** Fills the slots of a reading; null where the words state too little for it. */
export type Fill = (intent: Intent, kind: string | null) => Act | null;

export interface Apart {
  /** With and without what was quoted in front. */
  unwrapped: Unwrapped;
  /** His own words. */
  body: Normal;
  reading: Reading;
  quoted: Reading | null;
  fill: Fill;
}

/** What is no text to be read comes back as understood. */
export function takeApart(text: string, context: Context | null, lexicon: Lexicon): Apart | Understood {
  const normal = normalise(text, lexicon.confusables);
  if (lexicon.says.automatic.test(normal.plain)) return { ...UNKNOWN, manner: 'automatic' as const };
  // Half of a complaint is not what somebody wanted to say.
  if (text.length > LONGEST_TEXT) return { ...UNKNOWN, manner: 'long' as const };
  const unwrapped = unwrap(joinLetters(normal, lexicon), lexicon.says);
  const { body, words } = inWords(unwrapped.body, lexicon);
  const reading = read(body, lexicon, words);
  const quoted = unwrapped.quoted && read(unwrapped.quoted, lexicon);
  const fill: Fill = (intent, kind) => filled(intent, { reading, quoted, context, kind, lexicon });
  return { unwrapped, body, reading, quoted, fill };
}

/** What it is beyond doubt, by its form alone; null where it has to be weighed. */
export function exactIn(
  { reading, unwrapped, fill }: Apart,
  context: Context | null,
  speaker: Speaker,
): Understood | null {
  const exact = exactly(reading, unwrapped, context, speaker, (intent) => fill(intent, null));
  return exact && { ...exact, ...spokenIn(reading, exact) };
}
