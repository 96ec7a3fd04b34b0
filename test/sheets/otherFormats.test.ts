/** Workbooks that are no xlsx: of LibreOffice, of old Excel, and pages that are called .xls. */
import * as SheetJs from '@e965/xlsx';
import type { SheetRow } from '../../src/core/model/desk/sheet';
import { openWorkbook, readSheet } from '../../src/sheets/openWorkbook';
import { zipped } from '../support/builders/zipped';

const texts = (rows: readonly SheetRow[]) =>
  rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell?.text ?? null)]);

describe('ods', () => {
  const HIDDEN = '<table:table-properties table:display="false"/>';
  const cell = (more: string, inner = '') => `<table:table-cell ${more}>${inner}</table:table-cell>`;
  const text = (content: string, more = '') =>
    cell(`office:value-type="string" ${more}`, `<text:p>${content}</text:p>`);
  const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`;

  function ods(tables: string): Promise<Buffer> {
    const names = ['office', 'style', 'table', 'text', 'calcext'].map(
      (name) => `xmlns:${name}="urn:${name}"`,
    );
    return zipped({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml':
        `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names.join(' ')}>` +
        `<office:automatic-styles><style:style style:name="ta1" style:family="table"/>` +
        `<style:style style:name="ta2" style:family="table">${HIDDEN}</style:style></office:automatic-styles>` +
        `<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    });
  }
  const table = (rows: string, style = 'ta1') =>
    `<table:table table:name="农户" table:style-name="${style}">${rows}</table:table>`;
  const open = async (tables: string) => openWorkbook(await ods(tables));

  test.each<[string, object]>([
    [
      cell('office:value-type="float" office:value="1.1010519491231E+017"', '<text:p>1.10E+17</text:p>'),
      { kind: 'number', text: '1.1010519491231E+017' },
    ],
    [
      cell('office:value-type="percentage" office:value="0.5"'),
      { kind: 'number', text: '0.5', format: '0%' },
    ],
    [
      cell('office:value-type="date" office:date-value="2026-11-26T08:30:00"'),
      { kind: 'date', text: '2026-11-26 08:30:00' },
    ],
    [cell('office:value-type="time" office:time-value="PT8H30M00S"'), { kind: 'date', text: '08:30:00' }],
    [cell('office:value-type="boolean" office:boolean-value="true"'), { kind: 'boolean', text: 'TRUE' }],
    [
      cell(
        'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
        '<text:p>#DIV/0!</text:p>',
      ),
      { kind: 'error', text: '#DIV/0!', formula: true },
    ],
    [text('<text:span>1</text:span><text:s text:c="2"/>组'), { kind: 'text', text: '1  组' }],
    [text('甲</text:p>\n<text:p>乙'), { kind: 'text', text: '甲\n乙' }],
    [
      text('张三<text:ruby><text:ruby-text>zhang</text:ruby-text></text:ruby>'),
      { kind: 'text', text: '张三' },
    ],
    [
      cell(
        'office:value-type="string"',
        '<office:annotation><text:p>备注</text:p></office:annotation><text:p>张三</text:p>',
      ),
      { kind: 'text', text: '张三' },
    ],
  ])('%s', async (content, expected) => {
    const [first] = await readSheet(await open(table(row(content))));
    expect(first?.cells[0]).toEqual(expected);
  });

  test('what is written once and counts several times', async () => {
    const workbook = await open(
      table(
        row(text('一', 'table:number-columns-repeated="2"')) +
          row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="3"') +
          row(text('二'), 'table:number-rows-repeated="2" table:visibility="filter"') +
          row(cell(''), 'table:number-rows-repeated="1048570"'),
      ),
    );
    const rows = await readSheet(workbook);
    expect(texts(rows)).toEqual([
      [1, '一', '一'],
      [5, '二'],
      [6, '二'],
    ]);
    expect(rows.map(({ hidden }) => hidden)).toEqual([false, true, true]);
  });

  test('the first sheet that is shown, its merges and hidden columns; what a merge covers is not there', async () => {
    const merged = text('标题', 'table:number-columns-spanned="2" table:number-rows-spanned="1"');
    const covered =
      '<table:covered-table-cell office:value-type="string"><text:p>旧</text:p></table:covered-table-cell>';
    const columns =
      '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>';
    const workbook = await open(
      table(row(text('藏')), 'ta2') + table(columns + row(merged + covered + text('末'))),
    );
    expect(workbook).toMatchObject({
      format: 'ods',
      first: 1,
      sheets: [{ hidden: true }, { hidden: false }],
    });
    expect(texts(await readSheet(workbook))).toEqual([[1, '标题', null, '末']]);
    expect(await workbook.shape(1)).toEqual({
      hiddenColumns: [1, 2],
      merges: [{ fromColumn: 0, toColumn: 1, fromRow: 1, toRow: 1 }],
    });
  });
});

describe('pages that are called .xls', () => {
  const page = (body: string) =>
    `<html><head><meta charset="gb2312"><style>td{}</style></head><body>${body}</body></html>`;
  const gbk = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]);

  test.each<[string, string | Buffer, (string | number | null)[][]]>([
    [
      'cells that are not closed',
      page('<table><tr><td>户主<td>电话<tr><td>张三<td>013800000004</table>'),
      [
        [1, '户主', '电话'],
        [2, '张三', '013800000004'],
      ],
    ],
    [
      'GBK, whatever it declares',
      Buffer.concat([Buffer.from('<meta charset="utf-8"><table><tr><td>'), gbk, Buffer.from('</table>')]),
      [[1, '张三']],
    ],
    [
      'digits stay digits',
      page('<table><tr><td x:num>110105194912310021</td></tr></table>'),
      [[1, '110105194912310021']],
    ],
    [
      'breaks, spaces and characters by name',
      page('<table><tr><td>&nbsp;甲<br>\n  乙 &amp;  丙&#x4E00; </td></tr></table>'),
      [[1, '甲\n乙 & 丙一']],
    ],
    [
      'cells that span',
      page('<table><tr><td rowspan=2>村<td colspan=2>面积<tr><td>水田<td>旱地<tr><td>一<td>1<td>2</table>'),
      [
        [1, '村', '面积'],
        [2, null, '水田', '旱地'],
        [3, '一', '1', '2'],
      ],
    ],
    [
      'a table in a table',
      page('<table><tr><td>页<td><table><tr><td>一<tr><td>二</table></table>'),
      [
        [1, '一'],
        [2, '二'],
      ],
    ],
    [
      'rows of nothing count',
      page('<table><tr><td>一<tr><td> <tr><td>二</table>'),
      [
        [1, '一'],
        [3, '二'],
      ],
    ],
    ['XML first', '<?xml version="1.0"?>\n<html><table><tr><td>一</td></tr></table></html>', [[1, '一']]],
  ])('%s', async (_, bytes, rows) => {
    const workbook = await openWorkbook(Buffer.from(bytes));
    expect(workbook.format).toBe('html');
    expect(texts(await readSheet(workbook))).toEqual(rows);
  });

  test('cells that span are merges', async () => {
    const workbook = await openWorkbook(
      Buffer.from(page('<table><tr><td rowspan=2 colspan=2>一<td>二<tr><td>三</table>')),
    );
    expect((await workbook.shape(0)).merges).toEqual([{ fromColumn: 0, toColumn: 1, fromRow: 1, toRow: 2 }]);
  });

  test('rows over the limit', async () => {
    const rows = Buffer.from(page(`<table>${'<tr><td>一'.repeat(3)}</table>`));
    await expect(openWorkbook(rows, { bytes: 999, rows: 9, rowsInMemory: 2 })).rejects.toMatchObject({
      refusal: 'tooManyRows',
    });
  });
});

describe('old Excel', () => {
  function book(bookType: SheetJs.BookType): Buffer {
    const sheet = SheetJs.utils.aoa_to_sheet([['户主', '电话', '日期'], [], ['张三', 13800000004]]);
    sheet.C3 = { t: 'n', v: 46352, z: 'yyyy/m/d' };
    sheet.D3 = { t: 'e', v: 42 };
    sheet['!ref'] = 'A1:D3';
    sheet['!merges'] = [{ s: { r: 0, c: 2 }, e: { r: 0, c: 3 } }];
    const hidden = SheetJs.utils.aoa_to_sheet([['藏']]);
    const workbook = SheetJs.utils.book_new();
    SheetJs.utils.book_append_sheet(workbook, hidden, '藏');
    SheetJs.utils.book_append_sheet(workbook, sheet, '农户');
    workbook.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
    return SheetJs.write(workbook, { type: 'buffer', bookType });
  }

  test.each<SheetJs.BookType>(['biff8', 'xlsb', 'xlml'])('%s', async (type) => {
    const workbook = await openWorkbook(book(type));
    expect(workbook.format).toBe('xls');
    const sheet = workbook.sheets.findIndex(({ name }) => name === '农户');
    const rows = await readSheet(workbook, sheet);
    expect(texts(rows)).toEqual([
      [1, '户主', '电话', '日期'],
      [3, '张三', '13800000004', '2026-11-26', '#N/A'],
    ]);
    expect(rows[1]?.cells.map((cell) => cell?.kind)).toEqual(['text', 'number', 'date', 'error']);
    expect(workbook.first).toBe(1);
  });

  test('merges', async () => {
    const workbook = await openWorkbook(book('biff8'));
    expect((await workbook.shape(1)).merges).toEqual([{ fromColumn: 2, toColumn: 3, fromRow: 1, toRow: 1 }]);
  });

  test('rows over the limit: how many there are is said', async () => {
    const workbook = await openWorkbook(book('biff8'), { bytes: 2 ** 20, rows: 9, rowsInMemory: 2 });
    await expect(readSheet(workbook)).rejects.toMatchObject({
      refusal: 'tooManyRows',
      measure: { found: 3, limit: 2 },
    });
  });

  test('who stops in the middle leaves no thread behind', async () => {
    const workbook = await openWorkbook(book('biff8'));
    for await (const row of workbook.rows(1)) {
      expect(row.row).toBe(1);
      break;
    }
  });
});
