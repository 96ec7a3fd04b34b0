/** Files that are no workbook, are locked, broken, or made to do harm: each is refused for what it is. */
import type { SheetRefusal } from '../../src/core/model/desk/sheet';
import { openWorkbook, readSheet } from '../../src/sheets/openWorkbook';
import { plainRows, xlsxOf } from '../support/builders/xlsx';
import { zipped } from '../support/builders/zipped';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const holding = (name: string) =>
  Buffer.concat([OLE, Buffer.alloc(1000), Buffer.from(name, 'utf16le'), Buffer.alloc(1000)]);
const small = () => xlsxOf({ sheets: [{ rows: plainRows([['一'], ['二']]) }] });
const sheetOf = (part: string) =>
  xlsxOf({ sheets: [{ rows: '' }], parts: { 'xl/worksheets/sheet1.xml': part } });
/** A text of one character, which shrinks to nothing. */
const swollen = (bytes: number) => '0'.repeat(bytes);
const MIB = 2 ** 20;

test.each<[string, () => Buffer | Promise<Buffer>, SheetRefusal]>([
  ['a PNG', () => Buffer.from('89504e470d0a1a0a0000', 'hex'), 'picture'],
  ['a JPEG', () => Buffer.from('ffd8ffe000104a464946', 'hex'), 'picture'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'pdf'],
  [
    'a text of Word',
    () => zipped({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }),
    'wordDocument',
  ],
  ['an old text of Word', () => holding('WordDocument'), 'wordDocument'],
  [
    'a text of LibreOffice',
    () => zipped({ mimetype: 'application/vnd.oasis.opendocument.text' }),
    'wordDocument',
  ],
  ['a workbook with a password', () => holding('EncryptedPackage'), 'password'],
  [
    'an ods with a password',
    () =>
      zipped({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'META-INF/manifest.xml': '<manifest:encryption-data/>',
        'content.xml': 'locked',
      }),
    'password',
  ],
  ['another zip', () => zipped({ 'photo.jpg': 'x' }), 'notASheet'],
  ['other XML', () => Buffer.from('<?xml version="1.0"?><rss/>'), 'notASheet'],
  ['something that holds files', () => holding('Something'), 'notASheet'],
  ['a page without a table', () => Buffer.from('<html><body>没有数据</body></html>'), 'empty'],
  ['a workbook cut off on its way', async () => (await small()).subarray(0, 1200), 'damaged'],
  [
    'a workbook without its workbook',
    () => zipped({ '[Content_Types].xml': '<Types/>', 'xl/a.xml': '<a/>' }),
    'damaged',
  ],
  ['a workbook without sheets', () => xlsxOf({ sheets: [] }), 'empty'],
  ['a sheet that is not well-formed', () => sheetOf('<worksheet><sheetData><row></sheetData>'), 'damaged'],
  ['a sheet that ends too soon', () => sheetOf('<worksheet><sheetData><row r="1"/>'), 'damaged'],
  [
    'a sheet that is no UTF-8',
    async () =>
      xlsxOf({
        sheets: [{ rows: plainRows([['一']]) }],
        parts: { 'xl/worksheets/sheet1.xml': Buffer.from([0x3c, 0x61, 0x3e, 0xff]) },
      }),
    'damaged',
  ],
  [
    'a shared text that is not there',
    () => xlsxOf({ sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }], strings: [] }),
    'damaged',
  ],
  ['rows that count backwards', () => xlsxOf({ sheets: [{ rows: '<row r="3"/><row r="2"/>' }] }), 'damaged'],
  [
    'a column that Excel has not',
    () => xlsxOf({ sheets: [{ rows: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }] }),
    'damaged',
  ],
  [
    'entities that grow',
    () =>
      sheetOf(
        '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>',
      ),
    'damaged',
  ],
  ['a sheet that swells a thousandfold', () => sheetOf(swollen(3 * MIB)), 'bomb'],
  [
    'two thousand entries',
    () => zipped({ ...Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`xl/${i}`, ''])) }),
    'bomb',
  ],
  [
    'a cell of more than a MiB',
    () =>
      xlsxOf({
        sheets: [{ rows: `<row r="1"><c t="inlineStr"><is><t>${noise(MIB + 1)}</t></is></c></row>` }],
      }),
    'bomb',
  ],
  ['a text that never ends', () => sheetOf(`<worksheet><sheetData><row><c><v>${noise(3 * MIB)}`), 'bomb'],
])('%s', async (_, make, refusal) => {
  const bytes = await make();
  const read = async () => readSheet(await openWorkbook(bytes));
  await expect(read()).rejects.toMatchObject({ name: 'SheetRefused', refusal });
});

test('what says it is small and is not is stopped while it is inflated', async () => {
  const bytes = await small();
  const name = 'xl/worksheets/sheet1.xml';
  const entry = bytes.lastIndexOf(name) - 46;
  bytes.writeUInt32LE(10, entry + 24);
  const read = async () => readSheet(await openWorkbook(bytes));
  await expect(read()).rejects.toMatchObject({ refusal: 'damaged' });
});

/** Digits that do not shrink much. */
function noise(length: number): string {
  let seed = 1;
  let text = '';
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += seed;
  }
  return text.slice(0, length);
}
