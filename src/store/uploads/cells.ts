/** The cells of a row as one text, to be sealed: a cell that says what was read of it is written once. */
import type { UploadRow } from '../../core/model/desk/upload';

export type Cells = Pick<UploadRow, 'raw' | 'read'>;

export function textOfCells({ raw, read }: Cells): string {
  const own: Record<string, string | true> = {};
  for (const name in raw) own[name] = raw[name] === read[name] ? true : (raw[name] ?? '');
  return JSON.stringify({ raw: own, read });
}

/** Of what `textOfCells` made. */
export function cellsFrom(text: string): Cells {
  const { raw: own, read } = JSON.parse(text) as { raw: Record<string, string | true>; read: Cells['read'] };
  const raw: Cells['raw'] = {};
  for (const name in own) raw[name] = own[name] === true ? String(read[name]) : (own[name] ?? '');
  return { raw, read };
}
