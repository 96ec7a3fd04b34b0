/** Lists that go out: what a text begins with never makes a formula of it. */
import { buffer, text } from 'node:stream/consumers';
import { writeCsvList } from '../../src/sheets/lists/csv';
import { writeXlsxList } from '../../src/sheets/lists/xlsx';
import { openWorkbook, readSheet } from '../../src/sheets/openWorkbook';

const ROWS = [
  ["=cmd|' /C calc'!A0", '+8613800000004', 316.5, null],
  ['@SUM(1)', '-1', -2, '<b>&"甲"\u0001_x0041_\n乙'],
];

test('xlsx: texts are texts, numbers numbers, and every character comes back', async () => {
  const workbook = await openWorkbook(
    await buffer(writeXlsxList('来信', { header: ['甲', '乙', '丙', '丁'], rows: ROWS })),
  );
  expect(workbook.sheets).toEqual([{ name: '来信', hidden: false }]);
  const [, ...rows] = await readSheet(workbook);
  expect(rows.map(({ cells }) => cells.map((cell) => cell && [cell.kind, cell.text, cell.formula]))).toEqual([
    [
      ['text', ROWS[0]?.[0], undefined],
      ['text', ROWS[0]?.[1], undefined],
      ['number', '316.5', undefined],
    ],
    [
      ['text', '@SUM(1)', undefined],
      ['text', '-1', undefined],
      ['number', '-2', undefined],
      ['text', ROWS[1]?.[3], undefined],
    ],
  ]);
});

test('xlsx: rows come as they are asked for, and what goes wrong with them the reader is told', async () => {
  async function* failing() {
    yield ['一'];
    throw new Error('the store is gone');
  }
  await expect(buffer(writeXlsxList('一', { header: ['甲'], rows: failing() }))).rejects.toThrow(
    'the store is gone',
  );
});

test('csv: with a mark; what would be worked out is held back by an apostrophe, numbers are not', async () => {
  const written = await buffer(writeCsvList({ header: ['甲', '乙', '丙', '丁'], rows: ROWS }));
  expect(written.toString()).toBe(
    '\ufeff甲,乙,丙,丁\r\n' +
      "'=cmd|' /C calc'!A0,'+8613800000004,316.5,\r\n" +
      '\'@SUM(1),\'-1,-2,"<b>&""甲""\u0001_x0041_\n乙"\r\n',
  );
});

test('csv: what goes wrong with the rows the reader is told', async () => {
  async function* failing() {
    yield ['一'];
    throw new Error('the store is gone');
  }
  await expect(text(writeCsvList({ header: ['甲'], rows: failing() }))).rejects.toThrow('the store is gone');
});
