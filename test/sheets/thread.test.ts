/** Workbooks read in a thread of their own: as on the loop, a piece ahead at most, and ended where they do not end. */
import { openWorkbook, readSheet } from '../../src/sheets/openWorkbook';
import { readInThread } from '../../src/sheets/thread';
import { plainRows, xlsxOf } from '../support/builders/xlsx';

const sheets = readInThread();

test('rows, shape and what is said of the file are as on the loop, however often they are asked for', async () => {
  const first = '<c r="A1" t="inlineStr"><is><t>金额</t></is></c><c r="C1" s="1"><f>B1</f><v>46352</v></c>';
  const rest = plainRows(Array.from({ length: 901 }, (_, i) => [String(i), '', '文'])).replace(
    /^<row r="1">.*?<\/row>/,
    '',
  );
  const rows = `<row r="1" hidden="1">${first}</row>${rest}`;
  const behind = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>';
  const bytes = await xlsxOf({ sheets: [{ rows, behind }], formats: ['yyyy-mm-dd'] });
  const here = await openWorkbook(bytes);
  const all = await readSheet(here);
  expect(all.length).toBe(901);
  await sheets(bytes, async (workbook) => {
    for await (const row of workbook.rows(0)) {
      expect(row).toEqual(all[0]);
      break;
    }
    expect(await workbook.shape(0)).toEqual(await here.shape(0));
    expect(await readSheet(workbook)).toEqual(all);
    const third = all.map(({ cells, ...row }) => ({
      ...row,
      cells: cells.map((cell, i) => (i === 1 ? null : cell)),
    }));
    const asked = [];
    for await (const row of workbook.rows(0, [2])) asked.push(row);
    expect(asked).toEqual(third);
    expect(workbook).toMatchObject({ format: 'xlsx', sheets: here.sheets, first: 0 });
  });
});

test('a file is marked there as on the loop', async () => {
  const bytes = Buffer.from('村,户主姓名\n张庄村,王\n');
  const words = { row: '行', column: '列', value: '现在', reason: '原因', todo: '怎么办', cell: '到这一格' };
  const marks = [{ row: 2, column: 1, value: '王', reason: '太短', todo: '写全' }];
  const here = await openWorkbook(
    Buffer.from(await (await openWorkbook(bytes)).mark(0, { marks, mended: [], words })),
  );
  const there = await openWorkbook(
    Buffer.from(await sheets(bytes, (one) => one.mark(0, { marks, mended: [], words }))),
  );
  expect(there.sheets).toEqual(here.sheets);
  for (const sheet of here.sheets.keys())
    expect(await readSheet(there, sheet)).toEqual(await readSheet(here, sheet));
  expect((await readSheet(there, 1)).at(-1)?.cells.map((cell) => cell?.text)).toContain('写全');
});

test('what is refused there is refused here, with its measure', async () => {
  await expect(sheets(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), readSheet)).rejects.toMatchObject({
    refusal: 'picture',
  });
  const large = Buffer.alloc(33 * 2 ** 20);
  await expect(sheets(large, readSheet)).rejects.toMatchObject({
    refusal: 'tooLarge',
    measure: { found: large.length, limit: 32 * 2 ** 20 },
  });
});

test('a file that is not read in time is ended with its thread', async () => {
  const impatient = readInThread(1);
  await expect(impatient(Buffer.from('a,b\n1,2'), readSheet)).rejects.toMatchObject({ refusal: 'endless' });
});

test('what goes wrong with whoever works on the rows is his', async () => {
  const work = sheets(Buffer.from('a,b\n1,2'), async () => Promise.reject(new Error('the store is away')));
  await expect(work).rejects.toThrow('the store is away');
});
