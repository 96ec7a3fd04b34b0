/** Mended cells go into a worksheet where they stand; what is not theirs stays octet by octet, however the sheet is cut. */
import type { MendedCell } from '../../src/core/model/desk/sheet';
import { CellWriter } from '../../src/sheets/mark/cellWriter';

const at = (row: number, column: number, text: string): MendedCell => ({ row, column, text });
const ROWS =
  '<sheetData><row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="C1" s="2"><v>31.5</v></c></row>' +
  '<row r="2"/><row r="4"><c r="A4" s="1" t="str"><f>B4&amp;"村"</f><v>甲村</v></c><c r="B4" s="3"/></row></sheetData>';

/** Pushed in pieces of so many octets. */
function written(rows: string, mended: readonly MendedCell[], size: number): string {
  const writer = new CellWriter(mended);
  const bytes = Buffer.from(rows);
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += size)
    pieces.push(writer.push(bytes.subarray(from, from + size)));
  return Buffer.concat([...pieces, writer.end()]).toString();
}

const inline = (text: string) => `t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;

describe.each([1, 7, 4096])('in pieces of %d', (size) => {
  test.each<[string, MendedCell[], string, string]>([
    ['nothing', [], '', ''],
    [
      'a shared text',
      [at(1, 0, '张<三>')],
      '<c r="A1" t="s"><v>0</v></c>',
      `<c r="A1" ${inline('张&lt;三&gt;')}`,
    ],
    [
      'a number, which goes on being one',
      [at(1, 2, '883.04')],
      '<c r="C1" s="2"><v>31.5</v></c>',
      '<c r="C1" s="2"><v>883.04</v></c>',
    ],
    [
      'digits that no number holds',
      [at(1, 2, '411627195105265497')],
      '<c r="C1" s="2"><v>31.5</v></c>',
      `<c r="C1" s="2" ${inline('411627195105265497')}`,
    ],
    [
      'a number whose nought in front counts',
      [at(1, 2, '0627')],
      '<c r="C1" s="2"><v>31.5</v></c>',
      `<c r="C1" s="2" ${inline('0627')}`,
    ],
    [
      'a cell that was not there',
      [at(1, 1, '河湾村')],
      '<c r="C1" s="2">',
      `<c r="B1" ${inline('河湾村')}<c r="C1" s="2">`,
    ],
    [
      'one behind all others',
      [at(1, 5, '6217')],
      '<v>31.5</v></c></row>',
      `<v>31.5</v></c><c r="F1" ${inline('6217')}</row>`,
    ],
    ['an empty one', [at(4, 1, '李庄')], '<c r="B4" s="3"/>', `<c r="B4" s="3" ${inline('李庄')}`],
    ['what is emptied', [at(1, 0, '')], '<c r="A1" t="s"><v>0</v></c>', '<c r="A1"/>'],
    ['a formula, which stays', [at(4, 0, '乙村')], '', ''],
    ['rows that are not there, or hold nothing', [at(2, 0, '甲'), at(9, 0, '甲')], '', ''],
  ])('%s', (_name, mended, before, after) => {
    expect(written(ROWS, mended, size)).toBe(ROWS.replace(before, () => after));
  });

  test('with a prefix, and without names of cells and rows', () => {
    const rows =
      '<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="s"><x:v>0</x:v></x:c></x:row></x:sheetData>';
    expect(written(rows, [at(1, 1, '甲')], size)).toContain(
      '<x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c></x:row>',
    );
  });
});
