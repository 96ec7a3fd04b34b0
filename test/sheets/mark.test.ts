/** The file that comes back: what was in it stays, what is to be mended is marked, and marked once. */
import { buffer } from 'node:stream/consumers';
import type { Mark, MarkWords, MendedCell } from '../../src/core/model/desk/sheet';
import { OURS } from '../../src/sheets/mark/marks';
import { markWorkbook } from '../../src/sheets/mark/markWorkbook';
import { openWorkbook, readSheet } from '../../src/sheets/openWorkbook';
import { openArchive } from '../../src/sheets/zip/archive';
import { plainRows, xlsxOf } from '../support/builders/xlsx';

const WORDS: MarkWords = {
  row: '行',
  column: '列',
  value: '原值',
  reason: '问题',
  todo: '怎么改',
  cell: '到这一格',
};
const mark = (row: number, column: number, reason = '少一位'): Mark => ({
  row,
  column,
  value: '1<2',
  reason,
  todo: '补齐',
});

async function marked(
  bytes: Buffer,
  marks: readonly Mark[],
  mended: readonly MendedCell[] = [],
): Promise<Buffer> {
  const workbook = await openWorkbook(bytes);
  return buffer(await markWorkbook(bytes, workbook, workbook.first, { marks, mended, words: WORDS }));
}

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const archive = await openArchive(bytes);
  const parts = new Map<string, string>();
  for (const name of archive.names) parts.set(name, await archive.text(name));
  return parts;
}

/** What the readers of a marked file see of it. */
async function seen(bytes: Buffer) {
  const parts = await partsOf(bytes);
  const comments = parts.get('xl/comments1.xml') ?? '';
  return {
    parts,
    sheet: parts.get('xl/worksheets/sheet1.xml') ?? '',
    comments: [...comments.matchAll(/<comment [^>]*ref="(\w+)"[\s\S]*?<\/comment>/g)].map(([whole, cell]) => [
      cell,
      whole.replace(/<[^>]*>/g, ''),
    ]),
    boxes: [
      ...(parts.get('xl/drawings/vmlDrawing1.vml') ?? '').matchAll(
        /<x:Row>(\d+)<\/x:Row>\s*<x:Column>(\d+)/g,
      ),
    ].map(([, row, column]) => `${row} ${column}`),
  };
}

const plain = (behind = '') =>
  xlsxOf({
    sheets: [
      {
        name: "农户's",
        rows: plainRows([
          ['户主', '电话'],
          ['张三', '138'],
          ['李四', '139'],
        ]),
        behind,
      },
    ],
  });

/** With a comment of somebody else in B2, as Excel writes it. */
async function commented(text = '<text><t>问过村里</t></text>'): Promise<Buffer> {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const box =
    '<v:shape id="_x0000_s1025"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>';
  return xlsxOf({
    sheets: [
      {
        rows: plainRows([
          ['户主', '电话'],
          ['张三', '138'],
          ['李四', '139'],
        ]),
        behind: '<legacyDrawing r:id="rId2"/>',
      },
    ],
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
        `<Relationship Id="rId1" Type="${office}/comments" Target="../comments1.xml"/>` +
        `<Relationship Id="rId2" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`,
      'xl/comments1.xml': `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>王会计</author></authors><commentList><comment ref="B2" authorId="0">${text}</comment></commentList></comments>`,
      'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="_x0000_t202"><br></v:shapetype>${box}</xml>`,
    },
  });
}

test('faults are in colour, in comments and in a list that leads to them; rows and other sheets stay as they were', async () => {
  const bytes = await plain(
    '<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells><pageMargins left="1"/>',
  );
  const back = await marked(bytes, [mark(3, 1), mark(2, 1), mark(2, 0, '重名'), mark(2, 1, '空号')]);
  const { sheet, comments, boxes } = await seen(back);
  const rows = (xml: string | undefined) => xml?.slice(0, xml.indexOf('</sheetData>'));
  expect(rows(sheet)).toBe(rows((await partsOf(bytes)).get('xl/worksheets/sheet1.xml')));
  expect(sheet.replace(/[\s\S]*<\/sheetData>/, '').match(/<\w+/g)).toEqual([
    '<mergeCells',
    '<mergeCell',
    '<conditionalFormatting',
    '<cfRule',
    '<formula',
    '<pageMargins',
    '<legacyDrawing',
  ]);
  expect(sheet).toContain('sqref="A2 B2:B3"');
  expect(comments).toEqual([
    ['A2', `${OURS}重名\n→ 补齐`],
    ['B2', `${OURS}少一位\n→ 补齐\n空号\n→ 补齐`],
    ['B3', `${OURS}少一位\n→ 补齐`],
  ]);
  expect(boxes).toEqual(['1 0', '1 1', '2 1']);
  const workbook = await openWorkbook(back);
  expect(workbook).toMatchObject({ first: 0, sheets: [{ name: "农户's" }, { name: '需改正' }] });
  const list = await readSheet(workbook, 1);
  expect(list.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
    ['行', '列', '原值', '问题', '怎么改', '到这一格'],
    ['2', 'A', '1<2', '重名', '补齐', 'A2'],
    ['2', 'B', '1<2', '少一位', '补齐', 'B2'],
    ['2', 'B', '1<2', '空号', '补齐', 'B2'],
    ['3', 'B', '1<2', '少一位', '补齐', 'B3'],
  ]);
});

test('marked again: the earlier marks are gone, and there is one list', async () => {
  const once = await marked(await plain(), [mark(2, 0), mark(3, 1)]);
  const { sheet, comments, boxes } = await seen(await marked(once, [mark(3, 0)]));
  expect(sheet.match(/sqref="[^"]*"/g)).toEqual(['sqref="A3"']);
  expect(comments).toEqual([['A3', `${OURS}少一位\n→ 补齐`]]);
  expect(boxes).toEqual(['2 0']);
  const none = await marked(once, []);
  expect((await seen(none)).comments).toEqual([]);
  expect((await seen(none)).sheet).not.toContain('conditionalFormatting');
  const workbook = await openWorkbook(none);
  expect(workbook.sheets).toHaveLength(2);
  expect(await readSheet(workbook, 1)).toHaveLength(1);
});

test.each<[string, string, string]>([
  ['bare', '<text><t>问过村里</t></text>', '问过村里'],
  ['in runs', '<text><r><rPr><b/></rPr><t>问过</t></r><r><t>村里</t></r></text>', '问过村里'],
])(
  'what somebody else has written, %s, stays, with ours behind it while it lasts',
  async (_, text, theirs) => {
    const once = await marked(await commented(text), [mark(2, 1), mark(3, 0)]);
    expect((await seen(once)).comments).toEqual([
      ['B2', `${theirs}\n${OURS}少一位\n→ 补齐`],
      ['A3', `${OURS}少一位\n→ 补齐`],
    ]);
    const again = await seen(await marked(once, [mark(2, 1, '空号')]));
    expect(again.comments).toEqual([['B2', `${theirs}\n${OURS}空号\n→ 补齐`]]);
    expect(again.boxes).toEqual(['1 1']);
    // A program that saves the file may join runs.
    const joined = `<text><r><t>问过村里\n${OURS}少一位</t></r></text>`;
    expect((await seen(await marked(await commented(joined), []))).comments).toEqual([['B2', '问过村里']]);
    // LibreOffice forgets who wrote it.
    const nameless = `<text><r><t>${OURS}少一位</t></r></text>`;
    expect(await seen(await marked(await commented(nameless), []))).toMatchObject({
      comments: [],
      boxes: [],
    });
  },
);

test.each<[string, string]>([
  ['csv', '户主,身份证号\n\n张三,011010519491231002X\n'],
  ['html', '<table><tr><td>户主<td>身份证号<tr><td><tr><td>张三<td>011010519491231002X</table>'],
])('of %s the values come back at their places, as xlsx', async (_, text) => {
  const workbook = await openWorkbook(await marked(Buffer.from(text), [mark(3, 1)]));
  expect(workbook.format).toBe('xlsx');
  const rows = await readSheet(workbook);
  expect(rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell?.text)])).toEqual([
    [1, '户主', '身份证号'],
    [3, '张三', '011010519491231002X'],
  ]);
});

test('of an old workbook a sum and a phone come back as numbers, an account as a text: a number would show a power of ten', async () => {
  const texts = ['1200.5', '13812340001', '622803123456', '1.1010519491231E+017'];
  const cells = texts.map((text) => ({ kind: 'number' as const, text }));
  const old = {
    ...{ format: 'xls' as const, sheets: [{ name: '农户', hidden: false }], first: 0 },
    shape: async () => ({ hiddenColumns: [], merges: [] }),
    async *rows() {
      yield { row: 1, hidden: false, cells };
    },
  };
  const back = await buffer(
    await markWorkbook(Buffer.alloc(0), old, 0, { marks: [], mended: [], words: WORDS }),
  );
  const [row] = await readSheet(await openWorkbook(back));
  expect(row?.cells.map((cell) => [cell?.kind, cell?.text])).toEqual(
    texts.map((text, place) => [place < 2 ? 'number' : 'text', text]),
  );
});

test('what cannot be read cannot be marked', async () => {
  const bytes = await plain();
  const workbook = await openWorkbook(bytes);
  const broken = Buffer.from('PK\u0003\u0004');
  const marking = markWorkbook(broken, workbook, 0, { marks: [], mended: [], words: WORDS });
  await expect(marking).rejects.toMatchObject({ refusal: 'damaged' });
});
