/** Text with separators, in the encodings of offices. */
import { openWorkbook, readSheet } from '../../src/sheets/openWorkbook';

async function read(bytes: Buffer | string) {
  const workbook = await openWorkbook(Buffer.from(bytes));
  const rows = await readSheet(workbook);
  return {
    format: workbook.format,
    encoding: workbook.encoding,
    rows: rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell?.text ?? null)]),
  };
}

test.each<[string, string | number[], string, (string | number | null)[][]]>([
  [
    'UTF-8',
    '户主,电话\n张三,13800000004\n',
    'utf-8',
    [
      [1, '户主', '电话'],
      [2, '张三', '13800000004'],
    ],
  ],
  [
    'with a mark',
    '\ufeff户主,电话\r\n张三,',
    'utf-8',
    [
      [1, '户主', '电话'],
      [2, '张三'],
    ],
  ],
  ['GB18030 of 2022: 张三,龴', [0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xfe, 0x59], 'gb18030', [[1, '张三', '龴']]],
  ['UTF-16 of Excel', [0xff, 0xfe, 0x20, 0x5f, 0x09, 0, 0x09, 0x4e], 'utf-16le', [[1, '张', '三']]],
  [
    'semicolons',
    '一;二;3,5\n四;五;6,5',
    'utf-8',
    [
      [1, '一', '二', '3,5'],
      [2, '四', '五', '6,5'],
    ],
  ],
  ['told', 'sep=;\r\n一;二,三\r\n', 'utf-8', [[1, '一', '二,三']]],
  [
    'a title above, without commas',
    '2026年表\n一\t二\t三',
    'utf-8',
    [
      [1, '2026年表'],
      [2, '一', '二', '三'],
    ],
  ],
  [
    'one column',
    '户主\n张三',
    'utf-8',
    [
      [1, '户主'],
      [2, '张三'],
    ],
  ],
  [
    'empty lines count',
    '一,二\n\n,,\n三,四',
    'utf-8',
    [
      [1, '一', '二'],
      [4, '三', '四'],
    ],
  ],
  [
    'a line break in quotes does not',
    '"一\n二",""""\n三,四',
    'utf-8',
    [
      [1, '一\n二', '"'],
      [2, '三', '四'],
    ],
  ],
  [
    'a stray quote',
    '张"三",五\n六,七',
    'utf-8',
    [
      [1, '张"三"', '五'],
      [2, '六', '七'],
    ],
  ],
  ['digits held as text', '="013800000004",=1+1', 'utf-8', [[1, '013800000004', '=1+1']]],
])('%s', async (_, bytes, encoding, rows) => {
  const from = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes);
  expect(await read(from)).toEqual({ format: 'csv', encoding, rows });
});

test.each<[string, Buffer, string]>([
  ['no bytes', Buffer.alloc(0), 'empty'],
  ['bytes that are no text', Buffer.from([1, 0, 2, 0xff, 0xff]), 'notASheet'],
  ['neither UTF-8 nor GB18030', Buffer.from([0x61, 0xff, 0xff, 0x62]), 'notASheet'],
  ['a quote that does not end', Buffer.from('一,"二\n三'), 'damaged'],
])('%s: refused', async (_, bytes, refusal) => {
  await expect(read(bytes)).rejects.toMatchObject({ refusal });
});

test('rows over the limit: how many there may be is said', async () => {
  const workbook = await openWorkbook(Buffer.from('一\n二\n三\n'), { bytes: 100, rows: 2, rowsInMemory: 2 });
  await expect(readSheet(workbook)).rejects.toMatchObject({
    refusal: 'tooManyRows',
    measure: { found: 3, limit: 2 },
  });
});

test('bytes over the limit are refused before anything else', async () => {
  const opened = openWorkbook(Buffer.alloc(101), { bytes: 100, rows: 2, rowsInMemory: 2 });
  await expect(opened).rejects.toMatchObject({ refusal: 'tooLarge', measure: { found: 101, limit: 100 } });
});
