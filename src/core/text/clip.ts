/** Texts that are shortened: to be shown, to have room in a row, to be read and stored. */

/** A text of at most `room` characters, its cut end marked; never half a character. */
export function clip(text: string, room: number): string {
  if (text.length <= room) return text;
  const signs = [...text];
  return signs.length <= room ? text : `${signs.slice(0, room - 1).join('')}…`;
}

/** A row of a list on a small screen: sixteen Chinese characters, or twice as many others. */
const ROW = 16;
/** The digit that picks the row, and a blank. */
const DIGIT = 1;
/** A name cut below this says nothing. */
const LEAST_CELLS = 4;
/** What most names of money end with, and can do without. */
const GENERIC = /(?:补贴|补助|奖励|资金|补偿|津贴)$/u;

/** As much of a name as a row has room for beside the other pieces of it: whole, without its generic end, or cut. */
export function fitName(name: string, others: readonly string[]): string {
  const taken = others.reduce((sum, piece) => sum + cells(piece), DIGIT);
  const room = Math.max(LEAST_CELLS, Math.floor(ROW - taken));
  if (cells(name) <= room) return name;
  const short = name.replace(GENERIC, '');
  return short === '' ? clip(name, room) : clip(short, room);
}

/** Width in Chinese characters. */
function cells(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.codePointAt(at) ?? 0;
    if (sign > 0xffff) at++;
    width += sign <= 0xff ? 0.5 : 1;
  }
  return width;
}

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
