/** A list as a file: whole, with the filters of its page. */
import { XLSX } from '../../http/xlsx';
import { everyPage } from '../frame/everyPage';
import type { DeskCall, EntryAnswer } from '../frame/route';
import type { AnyList, Key, Writing } from './description';
import { columnWord, type ListAsked, titleOf } from './listAsked';
import type { ListTools } from './tools';

export type Ending = 'csv' | 'xlsx';

/** Rows read at once. */
const AT_ONCE = 500;

/** Who took it is on record. */
export async function listFile(
  list: AnyList,
  ending: Ending,
  call: DeskCall,
  asked: ListAsked,
  tools: ListTools,
): Promise<EntryAnswer> {
  const filters = new URLSearchParams(asked.written);
  filters.delete('phone');
  const subject = `${list.name}.${ending} ${filters}`.slice(0, 200);
  await tools.record({ actor: call.account.id, action: 'list.export', subject });
  const header = list.columns.map(({ name }) => columnWord(call, name));
  const rows = allRows(list, asked, tools);
  const title = titleOf(list, call);
  const body = ending === 'xlsx' ? tools.writeXlsx(title, header, rows) : tools.writeCsv(header, rows);
  const type = ending === 'csv' ? 'text/csv; charset=utf-8' : XLSX;
  return { file: { name: `${title}-${asked.today}.${ending}`, type, body } };
}

async function* allRows(
  list: AnyList,
  { filters, sight, today, writing }: ListAsked,
  { lists }: Pick<ListTools, 'lists'>,
) {
  const newestFirst = list.newestFirst === true;
  const pages = everyPage((after: Key | null) =>
    list.read({ lists, filters, sight, page: { after, limit: AT_ONCE, newestFirst }, today }),
  );
  for await (const rows of pages)
    for (const row of rows) yield list.columns.map((column) => inFile(column, row, writing));
}

function inFile({ cell, value }: AnyList['columns'][number], row: unknown, writing: Writing) {
  if (value) return value(row, writing);
  const shown = cell(row, writing);
  return typeof shown === 'string' ? shown : shown.text;
}
