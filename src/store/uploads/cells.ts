/** The cells of a row as one text, to be sealed: a cell that says what was read of it is not written. */
import type { UploadRow } from '../../core/model/desk/upload';

export type Cells = Pick<UploadRow, 'raw' | 'read'>;

export function textOfCells({ raw, read }: Cells): string {
  // Null: something is known of a field that has no cell.
  const own: Record<string, string | null> = {};
  for (const name in read) {
    const cell = raw[name];
    const value = read[name] ?? '';
    if (cell === undefined) {
      if (read[name] !== null) own[name] = null;
    } else if (cell !== value && cell !== String(value)) own[name] = cell;
  }
  for (const name in raw) if (raw[name] !== '' && !(name in read)) own[name] = raw[name] ?? '';
  return JSON.stringify({ read, own });
}

/** Of what `textOfCells` made. */
export function cellsFrom(text: string): Cells {
  const { read, own } = JSON.parse(text) as { read: Cells['read']; own: Record<string, string | null> };
  const raw: Cells['raw'] = {};
  for (const name in read) if (read[name] !== null && own[name] === undefined) raw[name] = String(read[name]);
  for (const name in own) if (typeof own[name] === 'string') raw[name] = own[name];
  return { raw, read };
}
