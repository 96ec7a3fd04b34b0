/** A text with its names replaced by their kind: what is asked of one programme is asked of any, also of one never taught. */
import { senseOf, type Token } from '../reading/tokens';

const PROGRAMME = 'B';
const MATTER = 'M';

/** Letters that stand in a text for a kind of name, as those of `withFormats` do for numbers. */
export const NAME_LETTERS: readonly string[] = [PROGRAMME, MATTER];

/** `plain`, in which `tokens` were found, with a capital letter in the place of each programme and matter. */
export function named(plain: string, tokens: readonly Token[]): string {
  let text = '';
  let at = 0;
  for (const token of tokens) {
    const letter = letterOf(token);
    if (letter === null) continue;
    text += plain.slice(at, token.start) + letter;
    at = token.end;
  }
  return text + plain.slice(at);
}

function letterOf(token: Token): string | null {
  if (token.end - token.start < 2) return null;
  if (senseOf(token, 'programme') || senseOf(token, 'stem')) return PROGRAMME;
  return senseOf(token, 'matter') ? MATTER : null;
}
