/** Mended cells go into a worksheet where they stand; what is not theirs stays octet by octet, however the sheet is cut. */
import type { MendedCell } from '../../src/core/model/desk/sheet';
import { CellWriter } from '../../src/sheets/mark/cellWriter';

const at = (row: number, column: number, text: string): MendedCell => ({ row, column, text });
const ROWS =
  '<sheetData><row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="C1" s="2"><v>31.5</v></c></row>' +
  '<row r="2"/><row r="4"><c r="A4" s="1" t="str"><f>B4&amp;"村"</f><v>甲村</v></c><c r="B4" s="3"/></row></sheetData>';

/** Number formats by style; the first is the general one. */
const FORMATS = [undefined, 'yyyy/m/d', '#,##0.00', '0.00E+00', '0'];

/** Pushed in pieces of so many octets. */
function written(rows: string, mended: readonly MendedCell[], size: number): string {
  const writer = new CellWriter(mended, FORMATS);
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

describe('what a number would not be shown as is written as a text', () => {
  const cell = (style: string, value: string) => `<c r="A1"${style}>${value}</c>`;
  const mended = (style: string, text: string) =>
    written(`<sheetData><row r="1">${cell(style, '<v>46096</v>')}</row></sheetData>`, [at(1, 0, text)], 4096);

  test.each<[string, string, string]>([
    ['digits of a day, which would be #### in a format of days', ' s="1"', '20260315'],
    ['a day as it is typed', ' s="1"', '2026-03-15'],
    ['a phone in a format with a power of ten', ' s="3"', '13812340001'],
    ['an account of 12 digits in the general format', '', '622803123456'],
    ['an identity number', ' s="4"', '411627195105265497'],
  ])('%s', (_, style, text) => {
    expect(mended(style, text)).toContain(`<c r="A1"${style} ${inline(text)}`);
  });

  test.each<[string, string, string]>([
    ['a sum', ' s="2"', '1200.5'],
    ['a phone in the general format', '', '13812340001'],
    ['15 digits in a format of digits', ' s="4"', '622803123456789'],
  ])('%s stays a number', (_, style, text) => {
    expect(mended(style, text)).toContain(cell(style, `<v>${text}</v>`));
  });
});

test('a row of many chunks is searched for its end once, and not from its start with each', () => {
  const { indexOf } = String.prototype;
  const { exec } = RegExp.prototype;
  let searched = 0;
  const text = jest.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, ...args) {
    searched += this.length;
    return indexOf.apply(this, args);
  });
  const pattern = jest.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, within) {
    searched += within.length;
    return exec.call(this, within);
  });
  // Nothing in it is a cell, so that nothing else is searched for.
  const rows = `<sheetData><row r="1">${'<d><v>1</v></d>'.repeat(100_000)}</row></sheetData>`;
  try {
    written(rows, [at(1, 0, '甲')], 16_384);
  } finally {
    text.mockRestore();
    pattern.mockRestore();
  }
  expect(searched).toBeLessThan(rows.length * 3);
});
