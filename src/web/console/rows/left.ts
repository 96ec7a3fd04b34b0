/** Rows that went back, with what is to be asked of the village: to read, to print, to take along as a workbook. */
import type { Fault, UploadRow } from '../../../core/model/desk/upload';
import { XLSX } from '../../http/xlsx';
import { faultWords } from '../../pages/faultWords';
import { CONSOLE } from '../frame/addresses';
import { everyPage } from '../frame/everyPage';
import { tableOf } from '../frame/parts';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { findUpload, type Placed } from '../uploads/tools';
import { placeText } from './cells';
import { headingOf, type RowTools, recordRows, trailTo, wordIn } from './tools';
import { sayRaw } from './values';

const AT_ONCE = 500;
/** On a page; a workbook has all. */
const SHOWN = 1000;
const COLUMNS = ['row', 'place', 'head', 'identity', 'fault', 'value', 'reason', 'todo'] as const;

export function leftRoutes(tools: RowTools): DeskRoute[] {
  const at = { method: 'get', needs: 'upload.rows', find: findUpload(tools) } as const;
  return [
    route({ ...at, path: '/uploads/:upload/left', handle: (call, placed) => page(call, placed, tools) }),
    route({ ...at, path: '/uploads/:upload/left.xlsx', handle: (call, placed) => file(call, placed, tools) }),
  ];
}

async function page(call: DeskCall, placed: Placed, tools: RowTools): Promise<Answer> {
  await recordRows(call, placed, tools, 'left');
  const { id } = placed.upload;
  const lines: string[][] = [];
  let more = false;
  for await (const line of linesOf(call, placed, tools)) {
    more = lines.length >= SHOWN;
    if (more) break;
    lines.push(line);
  }
  return {
    page: 'left',
    title: String(call.words.leftTitle),
    trail: trailTo(call, placed, true),
    data: {
      heading: headingOf(call, placed),
      count: lines.length,
      more,
      xlsx: `${CONSOLE}/uploads/${id}/left.xlsx`,
      table: tableOf({
        caption: String(call.words.leftTitle),
        columns: COLUMNS.map((name) => ({
          label: wordIn(call, 'columns', name),
          ...(name === 'head' && { kind: 'head' as const }),
        })),
        rows: lines,
        empty: { says: String(call.words.noneLeft) },
      }),
    },
  };
}

async function file(call: DeskCall, placed: Placed, tools: RowTools): Promise<Answer> {
  await recordRows(call, placed, tools, 'export');
  const title = String(call.words.leftTitle);
  const header = COLUMNS.map((name) => wordIn(call, 'columns', name));
  const body = tools.writeXlsx(title, header, linesOf(call, placed, tools));
  return { file: { name: `${headingOf(call, placed)} ${title}.xlsx`, type: XLSX, body } };
}

/** A line for each fault of a row that went back; one where it had none. */
async function* linesOf(call: DeskCall, { upload }: Placed, tools: RowTools): AsyncGenerator<string[]> {
  const names = new Map((await tools.areas()).map(({ id, name }) => [id, name]));
  const pages = everyPage((after: readonly [number, number] | null) =>
    tools.uploads.rowList(upload.id, { states: ['left'] }, { order: 'row', after, limit: AT_ONCE }),
  );
  for await (const rows of pages) {
    const faults = await tools.uploads.faultsOf(
      upload.id,
      rows.map(({ row }) => row),
    );
    for (const row of rows) {
      const own = faults.filter(
        (one) => one.row === row.row && one.state !== 'mended' && one.state !== 'accepted',
      );
      const place = placeText(names.get(row.village ?? '') ?? row.raw.village, row.group, call);
      const who = [String(row.row), place, String(row.read.head ?? row.raw.head ?? '')];
      const tail = sayRaw('identity', row.raw.identity ?? '', call);
      if (own.length === 0) yield [...who, tail, '', '', await reasonOf(row, tools), ''];
      for (const fault of own)
        yield [...who, tail, ...faultLine(call, fault, upload.columns?.[fault.column] ?? '')];
    }
  }
}

function faultLine(call: DeskCall, { kind, value, reason }: Fault, field: string): string[] {
  const { what, todo } = faultWords(call.wordsOf('uploads'), kind);
  const where = field === '' ? '' : `${wordIn(call, 'fieldNames', field)}${call.words.colon}`;
  return [`${where}${what}`, sayRaw(field, value, call), reason ?? '', todo];
}

/** Of a row without a fault: as whoever sent it back said. */
async function reasonOf({ upload, row }: UploadRow, { audit }: RowTools): Promise<string> {
  const filter = { subject: `${upload}/${row}`, action: 'upload.leave' as const, areas: null };
  const { rows } = await audit.entries(filter, { after: null, limit: 1, newestFirst: true });
  return rows[0]?.reason ?? '';
}
