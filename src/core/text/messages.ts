/** A text too long for one message, as several: each is whole by itself and says which of how many it is. */
import { endOf } from './screens';

/** UTF-16 units that carriers take as one message, however many parts it has on the air, with its signature. */
export const LONGEST_MESSAGE = 500;

/** `before` stands before the text, and before each piece of it; one message where all of it has room. */
export function cutMessages(text: string, before: string): string[] {
  if (before.length + text.length <= LONGEST_MESSAGE) return [before + text];
  // Told in advance, so that no number is wider than the room kept for it.
  const room = LONGEST_MESSAGE - before.length - '(99/99)'.length;
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const piece = rest.length <= room ? rest : rest.slice(0, endOf(rest, room));
    pieces.push(piece.trim());
    rest = rest.slice(piece.length);
  }
  return pieces.map((piece, at) => `${before}(${at + 1}/${pieces.length})${piece}`);
}
