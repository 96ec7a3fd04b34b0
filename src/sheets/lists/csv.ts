/** A list as text with commas, for programs and for who has no Excel. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

export interface CsvList {
  header: readonly string[];
  rows: AsyncIterable<readonly (string | number | null)[]> | Iterable<readonly (string | number | null)[]>;
}

/**
 * In UTF-8 with a mark, since Excel takes it for GBK otherwise. A text that a spreadsheet would work out (`=`, `+`,
 * `-`, `@` at its beginning) gets an apostrophe before it; numbers do not. What `rows` throws, the stream ends with.
 */
export function writeCsvList({ header, rows }: CsvList): Readable {
  const text = stringify({
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    header: true,
    columns: [...header],
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
  });
  const source = Readable.from(rows);
  source.on('error', (error) => text.destroy(error));
  text.on('close', () => source.destroy());
  return source.pipe(text);
}
