/** The tables of a page, as its cells stand when it is drawn. */
import { Parser } from 'htmlparser2';
import type { SheetRow } from '../../core/model/desk/sheet';
import { breather } from '../workbook/rows';
import { TableReader } from './table';

/** Elements that begin on a new line. */
const LINES = new Set(['br', 'p', 'div', 'li']);
/** Elements whose text is not shown. */
const UNSEEN = new Set(['style', 'script', 'title', 'head']);

export type Table = Pick<TableReader, 'merges'> & { rows: readonly SheetRow[] };

/** Those in which something stands, in order; those within a cell are tables of their own. Throws SheetRefused. */
export async function readTables(texts: Iterable<string>, mostRows: number): Promise<Table[]> {
  const found: TableReader[] = [];
  const open: TableReader[] = [];
  let unseen = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (UNSEEN.has(name)) unseen += 1;
      if (name === 'table') {
        const table = new TableReader(mostRows);
        found.push(table);
        open.push(table);
      } else if (name === 'tr') open.at(-1)?.openRow(attributes);
      else if (name === 'td' || name === 'th') open.at(-1)?.openCell(attributes);
      else if (LINES.has(name)) open.at(-1)?.add('\n');
    },
    ontext(text) {
      if (unseen === 0) open.at(-1)?.add(text.replace(/[\s\u00a0]+/g, ' '));
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen -= 1;
      if (name === 'table') open.pop()?.closeRow();
      else if (name === 'tr') open.at(-1)?.closeRow();
      else if (name === 'td' || name === 'th') open.at(-1)?.closeCell();
    },
  });
  const breathe = breather();
  for (const text of texts) {
    parser.write(text);
    await breathe();
  }
  parser.end();
  return found.filter(({ rows }) => rows.length > 0);
}
