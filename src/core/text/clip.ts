/** A text of at most `room` characters, its cut end marked; never half a character. */
export function clip(text: string, room: number): string {
  const signs = [...text];
  return signs.length <= room ? text : `${signs.slice(0, room - 1).join('')}…`;
}
