/** WAP push, octet by octet, and which messages go so. */
import { parseSmppUrl } from '../../../gateways/smpp/options';
import { planSubmits } from '../../../gateways/smpp/outbound';
import { pushParts, serviceIndication } from '../../../gateways/smpp/push';
import type { Outbound } from '../../../src/core/model/message';
import { outbound } from '../../support/builders/changes';

const LINK = 'smpp://a:b@h?source=10628';
const plan = (url: string, changes: Partial<Outbound>) =>
  planSubmits(outbound('m1', changes), parseSmppUrl(url), 0xa7f3, 0);
const PUSHING = `${LINK}&push=http://wap.example.cn/c/8F3K`;

test('the published example', () => {
  expect(serviceIndication('http://wap.example.cn/c/8F3K', '办件已受理').toString('hex').toUpperCase()).toBe(
    'DC0601AE02056A0045C60C037761702E6578616D706C652E636E2F632F3846334B000103E58A9EE4BBB6E5B7B2E58F97E79086000101',
  );
});

test.each([
  ['http://www.a.cn/', 0x0d],
  ['https://a.cn/', 0x0e],
  ['https://www.a.cn/', 0x0f],
  ['a.cn', 0x0b],
])('%s begins with %i', (url, token) => {
  expect(serviceIndication(url, 'x')[10]).toBe(token);
});

test('a notice goes to the port of pushes, as octets', () => {
  const [submit, ...more] = plan(PUSHING, { lane: 'notice', text: '办件已受理' });
  expect(more).toEqual([]);
  expect(submit).toMatchObject({ esm_class: 0x40, data_coding: 4 });
  expect(submit?.short_message.subarray(0, 7).toString('hex')).toBe('0605040b8423f0');
  expect(submit?.short_message).toHaveLength(61);
});

test('a longer one in parts that make it whole again', () => {
  const text = '您的施工许可已受理,12月2日前办结。'.repeat(5);
  const parts = plan(PUSHING, { lane: 'bulk', text }).map(({ short_message }) => short_message);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map((part) => part.subarray(0, 12).toString('hex'))).toEqual(
    parts.map((_, index) => `0b05040b8423f00003f30${parts.length}0${index + 1}`),
  );
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(140);
  const push = Buffer.concat(parts.map((part) => part.subarray(12)));
  expect(push.equals(serviceIndication('http://wap.example.cn/c/8F3K', text))).toBe(true);
});

test.each<[string, string, Partial<Outbound>]>([
  ['an answer', PUSHING, { lane: 'reply' }],
  ['an alert', PUSHING, { lane: 'alert' }],
  ['a notice on a link without pushes', LINK, { lane: 'notice' }],
])('%s stays a text', (_, url, changes) => {
  expect(plan(url, { ...changes, text: '办件已受理' })[0]).toMatchObject({ esm_class: 0, data_coding: 8 });
});

test('a text beyond four parts stays a text', () => {
  expect(pushParts({ lane: 'notice', text: '天'.repeat(200) }, 'http://a.cn', 1)).toBeNull();
});

test.each(['ftp://a.cn', 'nonsense', `http://a.cn/${'x'.repeat(80)}`])('push=%s is refused', (push) => {
  expect(() => parseSmppUrl(`${LINK}&push=${encodeURIComponent(push)}`)).toThrow(/push must be/);
});
