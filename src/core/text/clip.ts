/** A text of at most `room` characters, its cut end marked; never half a character. */
export function clip(text: string, room: number): string {
  const signs = [...text];
  return signs.length <= room ? text : `${signs.slice(0, room - 1).join('')}…`;
}

/* How much of a text is read and kept. */

/**
 * UTF-16 units of the longest text that is read: ten segments of GSM 7-bit in a concatenated message (153 septets each,
 * 3GPP TS 23.040 9.2.3.24.1). Nobody types more; a machine or an attacker may send it.
 */
export const LONGEST_TEXT = 10 * 153;

/** What is kept of a longer one: enough to know it as too long, wherever half a character is dropped. */
const KEPT = LONGEST_TEXT + 2;

/** The message with what is beyond that dropped, never half a character: no step behind this one works on more. */
export function shortened<M extends { text: string }>(message: M): M {
  if (message.text.length <= KEPT) return message;
  return { ...message, text: message.text.slice(0, KEPT).replace(/[\ud800-\udbff]$/, '') };
}
