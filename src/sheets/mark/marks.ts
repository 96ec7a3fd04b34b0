/** What is marked in a file, and how its marks are known again. */
import type { Mark } from '../../core/model/desk/sheet';
import { columnLetters } from '../workbook/reference';

/** Who comments; a comment or a piece of one that begins so is ours. */
export const AUTHOR = '乡信';
export const OURS = '【乡信】';
/** More comments make Excel slow; colour and list have every mark. */
const MOST_COMMENTS = 5_000;

/** The comments by cell (`C5`), a line for each mark, in order of rows. */
export function commentsOf(marks: readonly Mark[]): Map<string, string> {
  const comments = new Map<string, string>();
  for (const { row, column, reason, todo } of marks) {
    const cell = `${columnLetters(column)}${row}`;
    const before = comments.get(cell);
    if (before === undefined && comments.size === MOST_COMMENTS) continue;
    const line = todo === '' ? reason : `${reason}\n→ ${todo}`;
    comments.set(cell, before === undefined ? `${OURS}${line}` : `${before}\n${line}`);
  }
  return comments;
}

/** The marked cells as ranges of one column each: `C5`, `C7:C9`. */
export function rangesOf(marks: readonly Mark[]): string[] {
  const inOrder = [...marks].sort((a, b) => a.column - b.column || a.row - b.row);
  const ranges: { column: number; from: number; to: number }[] = [];
  for (const { column, row } of inOrder) {
    const last = ranges.at(-1);
    if (last?.column === column && row <= last.to + 1) last.to = row;
    else ranges.push({ column, from: row, to: row });
  }
  return ranges.map(({ column, from, to }) => {
    const letters = columnLetters(column);
    return from === to ? `${letters}${from}` : `${letters}${from}:${letters}${to}`;
  });
}
