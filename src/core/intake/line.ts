/** A row as one text: what its household is asked about, and what three people approve of. */
import type { UploadRow } from '../model/desk/upload';

/** Rows in these states go in; the others are faulty, or went back. */
export const GOES_IN = ['clean', 'mended'] as const satisfies readonly UploadRow['state'][];

/** Whether a row goes in. */
export function goesIn({ state }: Pick<UploadRow, 'state'>): boolean {
  return GOES_IN.some((one) => one === state);
}

/** Whatever the order of its fields. What its household said is part of it, once it was asked. */
export function lineOf({ row, household, village, group, amount, read, answer }: UploadRow): string {
  const fields = Object.entries(read).sort(([a], [b]) => (a < b ? -1 : 1));
  const line = [row, household, village, group, amount, fields];
  return JSON.stringify(answer === null ? line : [...line, answer]);
}

/** What stands there, as the file has it. */
export function asFiled({ raw, read }: Pick<UploadRow, 'raw' | 'read'>, field: string): string {
  return raw[field] ?? String(read[field] ?? '');
}
