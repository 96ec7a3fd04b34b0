/** What the model is shown of a text: its own words and names, and where it is said. */
import type { Lexicon } from '../lexicon/lexicon';
import { type Token, tokenise } from '../reading/tokens';
import type { Standing } from './examples';
import { named } from './named';

/** A text in its own words, made comparable, with what is known around it. */
export interface Seen extends Standing {
  plain: string;
  /** The same with a letter of its own for each kind of name, see `named`. */
  named: string;
  /** A notice was quoted in front. */
  quoted: boolean;
}

/** `tokens`: the words of `plain`, where they were found before. */
export function seenIn(
  plain: string,
  around: Standing & { quoted: boolean },
  lexicon: Lexicon,
  tokens: readonly Token[] = tokenise(plain, lexicon),
): Seen {
  const { state, subject, speaker, quoted } = around;
  return { plain, named: named(plain, tokens), quoted, state, subject, speaker };
}
