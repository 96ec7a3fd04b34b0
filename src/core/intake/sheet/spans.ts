/** Numbers of rows as a person reads them: those that follow on one another together. */
import type { RowSpans } from '../../model/desk/fileNotes';

/** So many that a sentence holds them. */
const MOST = 10;

export const NO_ROWS: RowSpans = { count: 0, spans: [] };

/** With one more, which stands behind all before. */
export function withRow({ count, spans }: RowSpans, row: number): RowSpans {
  const last = spans.at(-1);
  if (last?.[1] === row - 1) return { count: count + 1, spans: [...spans.slice(0, -1), [last[0], row]] };
  return { count: count + 1, spans: spans.length < MOST ? [...spans, [row, row]] : spans };
}

/** `3、5–9`, with `…` where not all are named. `comma` stands between. */
export function spansText({ count, spans }: RowSpans, comma: string): string {
  const said = spans.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(comma);
  return count > rowsIn(spans) ? `${said}…` : said;
}

function rowsIn(spans: RowSpans['spans']): number {
  return spans.reduce((all, [from, to]) => all + to - from + 1, 0);
}
