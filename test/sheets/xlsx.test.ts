/** Workbooks of Excel as offices hand them in. */
import { openWorkbook, readSheet } from '../../src/sheets/openWorkbook';
import { plainRows, type SheetOf, type XlsxOf, xlsxOf } from '../support/builders/xlsx';

const open = async (of: XlsxOf) => openWorkbook(await xlsxOf(of));
const rowsOf = async (of: XlsxOf) => readSheet(await open(of));
const one = (rows: string, more?: Partial<XlsxOf>): XlsxOf => ({ ...more, sheets: [{ rows }] });
const firstCell = async (of: XlsxOf) => (await rowsOf(of))[0]?.cells[0];

describe('cells', () => {
  const FORMATS = [
    '0.00E+00',
    'yyyy/m/d',
    '[h]:mm',
    '0000000000',
    '[$-804]yyyy"年"m"月"d"日"',
    '"第"0"组"',
    'General',
  ];

  test.each<[string, string, object]>([
    ['<c r="A1"><v>316.50</v></c>', 'a number, in its digits', { kind: 'number', text: '316.50' }],
    [
      '<c r="A1"><v>1.1010519491231E+017</v></c>',
      'an identity number that Excel ruined',
      { kind: 'number', text: '1.1010519491231E+017' },
    ],
    [
      '<c r="A1" s="1"><v>13800000004</v></c>',
      'a phone shown in powers of ten',
      { kind: 'number', text: '13800000004', format: '0.00E+00' },
    ],
    [
      '<c r="A1" s="4"><v>5</v></c>',
      'zeros that are only shown',
      { kind: 'number', text: '5', format: '0000000000' },
    ],
    [
      '<c r="A1" s="6"><v>3</v></c>',
      'a unit that is only shown',
      { kind: 'number', text: '3', format: '"第"0"组"' },
    ],
    ['<c r="A1" s="7"><v>3</v></c>', 'the general format by its name', { kind: 'number', text: '3' }],
    ['<c r="A1" s="2"><v>46352</v></c>', 'a day', { kind: 'date', text: '2026-11-26', format: 'yyyy/m/d' }],
    [
      '<c r="A1" s="5"><v>59</v></c>',
      'the last day before the one that never was',
      { kind: 'date', text: '1900-02-28', format: FORMATS[4] },
    ],
    [
      '<c r="A1" s="2"><v>60</v></c>',
      'the day that never was',
      { kind: 'number', text: '60', format: 'yyyy/m/d' },
    ],
    [
      '<c r="A1" s="2"><v>61</v></c>',
      'the first one after it',
      { kind: 'date', text: '1900-03-01', format: 'yyyy/m/d' },
    ],
    [
      '<c r="A1" s="2"><v>46352.354166666664</v></c>',
      'a day and a time',
      { kind: 'date', text: '2026-11-26 08:30:00', format: 'yyyy/m/d' },
    ],
    [
      '<c r="A1" s="3"><v>0.35416666666666669</v></c>',
      'a time',
      { kind: 'date', text: '08:30:00', format: '[h]:mm' },
    ],
    ['<c r="A1" s="2"><v>-1</v></c>', 'before all days', { kind: 'number', text: '-1', format: 'yyyy/m/d' }],
    [
      '<c r="A1" t="d"><v>2026-11-26T00:00:00</v></c>',
      'a day in letters',
      { kind: 'date', text: '2026-11-26' },
    ],
    ['<c r="A1" t="b"><v>1</v></c>', 'a switch', { kind: 'boolean', text: 'TRUE' }],
    ['<c r="A1" t="e"><v>#N/A</v></c>', 'an error', { kind: 'error', text: '#N/A' }],
    [
      '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      'an error of a formula',
      { kind: 'error', text: '#DIV/0!', formula: true },
    ],
    [
      '<c r="A1"><f>SUM(B1:B2)</f><v>12.5</v></c>',
      'a formula',
      { kind: 'number', text: '12.5', formula: true },
    ],
    [
      '<c r="A1" t="str"><f t="shared" si="0"/><v>张三</v></c>',
      'a formula filled down',
      { kind: 'text', text: '张三', formula: true },
    ],
    [
      '<c r="A1"><f>SUM(B1:B2)</f><v></v></c>',
      'a formula that nobody worked out',
      { kind: 'empty', text: '', formula: true },
    ],
    [
      '<c r="A1" t="str"><f>""</f><v></v></c>',
      'a formula of no text',
      { kind: 'text', text: '', formula: true },
    ],
    [
      '<c r="A1" t="inlineStr"><is><r><t>1</t></r><r><t xml:space="preserve"> 组</t></r></is></c>',
      'a text in two fonts',
      { kind: 'text', text: '1 组' },
    ],
    [
      '<c r="A1" t="inlineStr"><is><t><![CDATA[<甲>]]>&amp;乙</t></is></c>',
      'a text in CDATA',
      { kind: 'text', text: '<甲>&乙' },
    ],
    ['<c r="A1" t="s"><v>0</v></c>', 'a shared text with a reading aid', { kind: 'text', text: '张三' }],
    ['<c r="A1" t="s"><v>1</v></c>', 'what XML cannot hold', { kind: 'text', text: '一\n二_x000D_' }],
  ])('%s: %s', async (cell, _, expected) => {
    const strings = [
      '<si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb="0" eb="1"><t>zhāng sān</t></rPh></si>',
      '一_x000D_\n二_x005F_x000D_',
    ];
    expect(await firstCell(one(`<row r="1">${cell}</row>`, { strings, formats: FORMATS }))).toEqual(expected);
  });

  test('days are counted from 1904 where the workbook says so', async () => {
    const sheet = one('<row r="1"><c r="A1" s="1"><v>44890</v></c><c r="B1" s="1"><v>0</v></c></row>', {
      formats: ['yyyy-mm-dd'],
      from1904: true,
    });
    const [row] = await rowsOf(sheet);
    expect(row?.cells.map((cell) => cell?.text)).toEqual(['2026-11-26', '1904-01-01']);
  });
});

describe('rows', () => {
  test('keep the numbers that Excel shows; what is empty is left out, what is hidden is marked', async () => {
    const rows = await rowsOf(
      one(
        '<row r="2"><c r="B2"><v>1</v></c></row><row r="3" ht="20"><c r="A3" s="0"/></row>' +
          '<row r="7" hidden="1"><c r="A7"><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>',
      ),
    );
    expect(
      rows.map(({ row, hidden, cells }) => [row, hidden, cells.map((cell) => cell?.text ?? null)]),
    ).toEqual([
      [2, false, [null, '1']],
      [7, true, ['2']],
      [8, false, ['3', '4']],
    ]);
  });

  test('a cell far off is one cell', async () => {
    const rows = await rowsOf(
      one('<row r="1"><c r="A1"><v>1</v></c></row><row r="1234567"><c r="QQQ1234567"><v>2</v></c></row>'),
    );
    expect(rows.map(({ row, cells }) => [row, cells.length])).toEqual([
      [1, 1],
      [1234567, 11951],
    ]);
  });

  test('elements may have prefixes', async () => {
    const part =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData>' +
      '<x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>';
    const workbook = await open(one('', { parts: { 'xl/worksheets/sheet1.xml': part } }));
    expect((await readSheet(workbook))[0]?.cells[0]?.text).toBe('5');
    expect((await workbook.shape(0)).merges).toHaveLength(1);
  });
});

describe('sheets', () => {
  const sheet = (name: string, state?: SheetOf['state']): SheetOf => ({
    name,
    rows: plainRows([[name]]),
    ...(state ? { state } : {}),
  });

  test.each<[SheetOf[], number]>([
    [[sheet('一'), sheet('二')], 0],
    [[sheet('一', 'hidden'), sheet('二', 'veryHidden'), sheet('三')], 2],
    [[sheet('需改正'), sheet('农户')], 1],
    [[sheet('一', 'hidden')], 0],
  ])('the first that is shown and is not our own: %#', async (sheets, first) => {
    const workbook = await open({ sheets });
    expect(workbook.first).toBe(first);
    expect((await readSheet(workbook))[0]?.cells[0]?.text).toBe(sheets[first]?.name);
    expect(workbook.sheets.map(({ hidden }) => hidden)).toEqual(
      sheets.map(({ state }) => state !== undefined),
    );
  });

  test('of a row the columns that are asked for, and the first cell in which something stands', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>B1</f></c><c r="B1" t="inlineStr"><is><t>甲</t></is></c><c r="C1" t="inlineStr"><is><t>乙</t></is></c>' +
      '<c r="D1"><f>E1</f><v>4</v></c><c r="E1"><v>5</v></c></row>' +
      '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="D2"><v>4</v></c></row>';
    const workbook = await open(one(rows));
    const found: unknown[] = [];
    for await (const { cells } of workbook.rows(0, [3])) found.push(cells);
    const formula = { formula: true };
    expect(found).toEqual([
      [
        { kind: 'empty', text: '', ...formula },
        { kind: 'text', text: '甲' },
        null,
        { kind: 'number', text: '4', ...formula },
      ],
      [{ kind: 'number', text: '1' }, null, null, { kind: 'number', text: '4' }],
    ]);
  });

  test('shape: columns that are not shown, and merges, without a look at the rows', async () => {
    const workbook = await open({
      sheets: [
        {
          before:
            '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="6" width="9"/></cols>',
          rows: plainRows([
            ['2026年农户信息表 mergeCell ref=', ''],
            ['甲', '乙'],
          ]),
          behind: '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells><pageMargins/>',
        },
      ],
    });
    expect(await workbook.shape(0)).toEqual({
      hiddenColumns: [1, 2, 4],
      merges: [{ fromColumn: 0, fromRow: 1, toColumn: 2, toRow: 2 }],
    });
  });
});
