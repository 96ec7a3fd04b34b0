import { decodeGsm7, encodeGsm7, gsm7Length } from '../../../src/core/text/gsm7';

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

test.each([
  ['', ''],
  ['a@b_$', '6100621102'],
  ['[]{}^\\~|€\f', '1b3c1b3e1b281b291b141b2f1b3d1b401b651b0a'],
  ['BT 2026', '42542032303236'],
  ['ΔΦΓΛΩΠΨΣΘΞ', '1012131415161718191a'],
  ['\n\r£¥èéùìòÇØøÅå', '0a0d0103040506070809' + '0b0c0e0f'],
  ['ÆæßÉ¤¡ÄÖÑÜ§¿äöñüà', '1c1d1e1f24405b5c5d5e5f607b7c7d7e7f'],
])('%j is written %s and read back', (text, octets) => {
  expect(hex(encodeGsm7(text))).toBe(octets);
  expect(decodeGsm7(encodeGsm7(text))).toBe(text);
  expect(gsm7Length(text)).toBe(octets.length / 2);
});

test.each(['ç', '`', '您', '😀', '\u001b', '\t', '‘'])('%j is not in the alphabet', (character) => {
  expect(gsm7Length(`a${character}`)).toBe(-1);
});

test('what the alphabet lacks is written as a question mark, never as 0x00 which reads @', () => {
  expect(hex(encodeGsm7('aç'))).toBe('613f');
});

test.each([
  ['1b41', 'A', 'unknown escape'],
  ['611b', 'a ', 'escape at the end'],
  ['1b1b61', ' a', 'escaped escape'],
  ['61ff', 'a\ufffd', 'octet above 0x7F'],
])('%s reads %j: %s', (octets, text) => {
  expect(decodeGsm7(Buffer.from(octets, 'hex'))).toBe(text);
});
