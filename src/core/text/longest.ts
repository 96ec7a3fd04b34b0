/** How much of a text is read and kept. */

/** UTF-16 units: what one column of the store takes. Nobody types as much; a machine or an attacker may send more. */
export const LONGEST_TEXT = 16_000;

/** The message with what is beyond `LONGEST_TEXT` dropped, never half a character. */
export function shortened<M extends { text: string }>(message: M): M {
  if (message.text.length <= LONGEST_TEXT) return message;
  return { ...message, text: message.text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, '') };
}
