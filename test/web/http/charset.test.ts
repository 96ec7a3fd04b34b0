/** Bodies in other charsets: read where they are declared, refused where they are not, never damaged. */
import request from 'supertest';
import { charsetOf, decoded } from '../../../src/web/http/charset';
import { apiWeb, KEY } from '../api/offices';

/** `{"note":"张三丰"}` and the like, as other systems write them. */
const GB = Buffer.from([
  ...Buffer.from('{"text":"'),
  0xd5,
  0xc5,
  0xc8,
  0xfd,
  0xb7,
  0xe1,
  ...Buffer.from('"}'),
]);
const BIG5 = Buffer.from([...Buffer.from('{"text":"'), 0xb1, 0x69, 0xa4, 0x54, ...Buffer.from('"}')]);
const UTF16 = Buffer.from('\ufeff{"text":"张三丰"}', 'utf16le');
const SAYS = '{"text":"张三丰"}';

test.each<[string, Buffer, string, string]>([
  ['UTF-8', Buffer.from(SAYS), 'application/json', SAYS],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${SAYS}`), 'application/json', SAYS],
  ['UTF-8 that says so', Buffer.from(SAYS), 'application/json; charset=UTF-8', SAYS],
  ['GB18030', GB, 'application/json;charset=GB18030', SAYS],
  ['GBK', GB, 'application/json; charset="gbk"', SAYS],
  ['GB2312', GB, 'application/json; charset=gb2312', SAYS],
  [
    'four octets of GB18030',
    Buffer.from([0x95, 0x32, 0x82, 0x36]),
    'application/json; charset=gb18030',
    '𠀀',
  ],
  ['Big5', BIG5, 'application/json; charset=big5', '{"text":"張三"}'],
  ['UTF-16', UTF16, 'application/json; charset=utf-16', SAYS],
])('%s is read', (_name, octets, type, text) => {
  expect(decoded(octets, type)).toBe(text);
});

test.each<[string, Buffer, string, number, RegExp]>([
  ['GB18030 without a word', GB, 'application/json', 400, /is not UTF-8.*charset=gb18030/],
  [
    'GB18030 as UTF-8',
    GB,
    'application/json; charset=utf-8',
    400,
    /is not utf-8, as its Content-Type declares/,
  ],
  ['UTF-16 without a word', Buffer.from('龙', 'utf16le'), 'application/json', 400, /is not UTF-8/],
  ['half a character', Buffer.from([0x7b, 0xe5, 0xbc]), 'application/json', 400, /is not UTF-8/],
  ['half a surrogate pair', Buffer.from([0xed, 0xa0, 0x80]), 'application/json', 400, /is not UTF-8/],
  ['an overlong slash', Buffer.from([0xc0, 0xaf]), 'application/json', 400, /is not UTF-8/],
  ['UTF-8 as GB18030', Buffer.from('张三张三丰'), 'application/json; charset=gb18030', 400, /is not gb18030/],
  [
    'a charset nobody reads',
    Buffer.from(SAYS),
    'application/json; charset=x-none',
    415,
    /x-none is not read: send UTF-8/,
  ],
])('%s is refused', (_name, octets, type, status, detail) => {
  expect(() => decoded(octets, type)).toThrow(detail);
  expect(() => decoded(octets, type)).toThrow(expect.objectContaining({ status }));
});

test.each([
  ['application/json', null],
  ['application/json; charset=GBK', 'gbk'],
  ['application/json;charset="gb18030";x=1', 'gb18030'],
])('%s declares %s', (type, charset) => {
  expect(charsetOf(type)).toBe(charset);
});

test('an office that sends GB18030 without saying so is told, and nothing is taken', async () => {
  const { app } = await apiWeb({ notify: async () => ['accepted'] });
  const post = (type: string) =>
    request(app)
      .post('/api/v1/cases/events')
      .set('X-API-Key', KEY)
      .set('Content-Type', type)
      .serialize((body) => body)
      .send(GB);
  const { status, body } = await post('application/json');
  expect([status, body.detail]).toEqual([400, expect.stringContaining('is not UTF-8')]);
  expect((await post('application/json; charset=gbk')).status).toBe(202);
});
