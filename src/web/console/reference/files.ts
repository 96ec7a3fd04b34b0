/** Reference data by the file: brought in, taken out, and the template to fill in. */
import {
  type CheckedRow,
  REFERENCE_TABLES,
  type ReferenceFileKind,
  type TextRow,
} from '../../../core/intake/reference';
import { fill } from '../../../core/views/fill';
import { XLSX } from '../../http/xlsx';
import { fieldsOf } from '../frame/form';
import { type Cell, tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute, route } from '../frame/route';
import { titleOf, wordIn } from './tabs';
import { authorOf, ofAll, type ReferenceTools } from './tools';

const MOST_SHOWN = 200;
const TYPES = {
  xlsx: XLSX,
  csv: 'text/csv; charset=utf-8',
} as const;

export function fileRoutes(kind: ReferenceFileKind, tools: ReferenceTools): DeskRoute[] {
  const needs = 'reference.set' as const;
  return [
    route({
      method: 'get',
      path: `/${kind}/import`,
      needs,
      find: ofAll,
      handle: async (call) => sheetPage(call, kind, '', []),
    }),
    route({
      method: 'post',
      path: `/${kind}/import`,
      needs,
      body: 'files',
      find: ofAll,
      handle: (call) => bringIn(call, kind, tools),
    }),
    route({
      method: 'get',
      path: `/${kind}/export`,
      needs,
      find: ofAll,
      handle: async (call) => {
        const rows = REFERENCE_TABLES[kind].rows(await tools.office.held(kind));
        return fileOf(call, kind, rows, tools);
      },
    }),
    pageRoute({
      method: 'get',
      path: `/${kind}/template`,
      needs: 'reference.look',
      handle: async (call) => fileOf(call, kind, [REFERENCE_TABLES[kind].example], tools),
    }),
  ];
}

function fileOf(call: DeskCall, kind: ReferenceFileKind, rows: readonly TextRow[], tools: ReferenceTools) {
  const as = call.query('as') === 'csv' ? 'csv' : 'xlsx';
  const { fields } = REFERENCE_TABLES[kind].file;
  const title = titleOf(call, kind);
  const cells = rows.map((row) => fields.map(({ name }) => row[name] ?? ''));
  const header = fields.map(({ header }) => header);
  return {
    file: { name: `${title}.${as}`, type: TYPES[as], body: tools.writeList(as, title, header, cells) },
  };
}

async function bringIn(call: DeskCall, kind: ReferenceFileKind, tools: ReferenceTools) {
  const { words } = call;
  const file = call.files.get('file');
  if (!file) return sheetPage(call, kind, String(words.noFile), []);
  if (file.bytes.length === 0) return sheetPage(call, kind, wordIn(words.refusals, 'empty'), []);
  const read = await tools.readSheet(file.bytes, kind);
  if (read.as === 'refused') return sheetPage(call, kind, wordIn(words.refusals, read.refusal), []);
  if (read.as === 'columns') return sheetPage(call, kind, columnsTrouble(call, kind, read), []);
  const author = { ...authorOf(call), reason: file.name };
  const { rows, written } = await tools.office.put(kind, read.given, 'all', author);
  if (rows.some(({ found }) => found.length > 0)) {
    const faulty = rows.filter(({ found }) => found.length > 0).length;
    return sheetPage(call, kind, fill(String(words.faultyRows), { faulty, rows: rows.length }), rows);
  }
  return { to: `/${kind}`, done: written > 0 ? 'imported' : 'nothingNew' };
}

function columnsTrouble(
  { words }: DeskCall,
  kind: ReferenceFileKind,
  { missing, twice }: { missing: string[]; twice: string[] },
): string {
  const { fields } = REFERENCE_TABLES[kind].file;
  const named = (names: string[]) =>
    names.map((name) => fields.find((field) => field.name === name)?.header ?? name).join('、');
  const sentences = [
    ...(missing.length > 0 ? [fill(String(words.columnsMissing), { columns: named(missing) })] : []),
    ...(twice.length > 0 ? [fill(String(words.columnsTwice), { columns: named(twice) })] : []),
  ];
  return sentences.join(' ');
}

function sheetPage(
  call: DeskCall,
  kind: ReferenceFileKind,
  trouble: string,
  rows: readonly CheckedRow[],
): PageAnswer {
  const { words } = call;
  const { fields } = REFERENCE_TABLES[kind].file;
  const faults = faultRows(call, kind, rows);
  const more = faults.length - MOST_SHOWN;
  return {
    page: 'import',
    ...(kind === 'news' && { place: 'news' }),
    title: fill(String(words.importTitle), { what: titleOf(call, kind) }),
    trail: [{ href: `/${kind}`, label: titleOf(call, kind) }],
    data: {
      kind,
      sheetAction: `/${kind}/import`,
      trouble,
      more: more > 0 ? fill(String(words.moreFaults), { count: more }) : '',
      fields: fieldsOf([{ name: 'file', kind: 'file', accept: '.xlsx,.xls,.ods,.csv' }], { form: {}, words }),
      columns: fill(String(words.columnsSays), {
        needed: headersOf(fields.filter(({ needed }) => needed)),
        others: headersOf(fields.filter(({ needed }) => !needed)),
      }),
      faults: faults.length === 0 ? null : faultTable(call, faults.slice(0, MOST_SHOWN)),
    },
    ...(trouble !== '' && { status: 422 as const }),
  };
}

/** Row as Excel counts, column, value, and what is wrong. */
function faultRows({ words }: DeskCall, kind: ReferenceFileKind, rows: readonly CheckedRow[]): Cell[][] {
  const { fields } = REFERENCE_TABLES[kind].file;
  const column = (name: string | null) => fields.find((field) => field.name === name)?.header;
  return rows.flatMap(({ row, found, raw }) =>
    found.map((one) => [
      String(row),
      column(one.field) ?? String(words.wholeRow),
      raw[one.field ?? ''] ?? '',
      { text: wordIn(words.errors, one.kind), small: one.detail ?? '' },
    ]),
  );
}

function faultTable({ words }: DeskCall, rows: readonly Cell[][]) {
  return tableOf({
    caption: String(words.faultsCaption),
    columns: [
      { label: String(words.row), kind: 'figure' },
      { label: String(words.column), kind: 'head' },
      { label: String(words.value) },
      { label: String(words.wrong) },
    ],
    rows,
    empty: { says: '' },
  });
}

function headersOf(fields: readonly { header: string }[]): string {
  return fields.map(({ header }) => header).join('、');
}
