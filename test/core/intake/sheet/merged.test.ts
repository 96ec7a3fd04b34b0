/** What cells that are merged show: what stands in their first, and nothing that stands under them. */
import { inWords } from '../../../../src/core/intake/header';
import { householdsFile } from '../../../../src/core/intake/households';
import { Merged } from '../../../../src/core/intake/sheet/merged';
import type { Merge, SheetRow } from '../../../../src/core/model/desk/sheet';
import { RULES } from '../../../support/rules';

const { fields } = inWords(householdsFile(RULES.limits), RULES.columns);
const COLUMNS = { 0: 'village', 1: 'group', 2: 'head' };

const sheetRow = (row: number, ...cells: (string | null)[]): SheetRow => ({
  row,
  hidden: false,
  cells: cells.map((text) => (text === null ? null : { kind: 'text', text })),
});
const over = (fromColumn: number, fromRow: number, toRow: number, toColumn = fromColumn) => ({
  ...{ fromColumn, toColumn, fromRow, toRow },
});
const filled = (merges: readonly Merge[], ...rows: SheetRow[]) => {
  const merged = new Merged(merges, COLUMNS, fields);
  return rows.map((row) => merged.fill(row).cells.map((cell) => cell?.text ?? null));
};

test('of each row they say what they are; a name is said of one', () => {
  const rows = [
    sheetRow(2, '光明村', '3', '王德福'),
    sheetRow(3, null, '4', '李秀英'),
    sheetRow(4, null, null, null, 'x'),
    sheetRow(5, null, '1', '张三'),
  ];
  const merges = [over(0, 2, 4), over(1, 3, 4), over(2, 3, 4)];
  expect(filled(merges.reverse(), ...rows).map((row) => row.slice(0, 3))).toEqual([
    ['光明村', '3', '王德福'],
    ['光明村', '4', '李秀英'],
    ['光明村', '4', null],
    [null, '1', '张三'],
  ]);
});

test('a merge whose first cell is empty takes nothing of the rows above it', () => {
  const rows = [
    sheetRow(2, '光明村', '3', '王德福'),
    sheetRow(3, null, '3', '李秀英'),
    sheetRow(4, null, '3', '张三'),
  ];
  expect(filled([over(0, 3, 4)], ...rows).map(([village]) => village)).toEqual(['光明村', null, null]);
});

test('what was left under a merge is not shown, and is not read', () => {
  const rows = [
    sheetRow(2, '光明村', '3', '王德福'),
    sheetRow(3, '红旗村', '3', '李秀英'),
    sheetRow(4, null, '3', '张三'),
  ];
  expect(filled([over(0, 2, 4), over(2, 2, 3)], ...rows)).toEqual([
    ['光明村', '3', '王德福'],
    ['光明村', '3', null],
    ['光明村', '3', '张三'],
  ]);
});

test('nor is what stands beside the first cell of one that is wide', () => {
  expect(filled([over(0, 2, 2, 1)], sheetRow(2, '光明村', '3', '王德福'))).toEqual([
    ['光明村', null, '王德福'],
  ]);
  expect(filled([over(0, 2, 3, 1)], sheetRow(2, '光明村'), sheetRow(3, null, '3', '李秀英'))).toEqual([
    ['光明村', null],
    ['光明村', null, '李秀英'],
  ]);
});

test('a row that no merge lies over stays as it is', () => {
  const row = sheetRow(9, '光明村', '3');
  expect(new Merged([over(0, 2, 4)], COLUMNS, fields).fill(row)).toBe(row);
});
