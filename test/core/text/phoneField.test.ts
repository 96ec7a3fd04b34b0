/** Phones as offices have them in their tables. */
import { canReceive } from '../../../src/core/text/phone';
import { readPhone } from '../../../src/core/text/phoneField';

test.each([
  ['13800000077', '+8613800000077'],
  ['013800000077', '+8613800000077'],
  ['0086 138 0000 0077', '+8613800000077'],
  ['+86-138-0000-0077', '+8613800000077'],
  ['+8613800000077', '+8613800000077'],
  ['8613800000077', '+8613800000077'],
  ['86 013800000077', '+8613800000077'],
  ['１３８００００００７７', '+8613800000077'],
  ['138–0000—0077', '+8613800000077'],
  ['(138) 0000.0077', '+8613800000077'],
  ['\u202a13800000077\u202c', '+8613800000077'],
  [' 138 0000 0077\t', '+8613800000077'],
  ['0595-22345678', '059522345678'],
  ['(0595)22345678转8001', '059522345678'],
  ['+86 595 22345678', '059522345678'],
  ['010-62345678', '01062345678'],
  ['22345678', '22345678'],
  ['12345', '12345'],
  ['400-800-1234', '4008001234'],
  ['+852 9123 4567', '+85291234567'],
  ['0044 7911 123456', '+447911123456'],
  ['', ''],
  ['  ', ''],
])('%j is %j', (written, phone) => {
  expect(readPhone(written)).toEqual({ phone });
});

test.each([
  ['1380000007', /begins as a mobile number, and has 10 digits/],
  ['138000000771', /and has 12 digits/],
  ['01380000007', /and has 10 digits/],
  ['+86 1380000007', /and has 10 digits/],
  ['0086138000000771', /and has 12 digits/],
  ['12800000077', /no phone number that there can be/],
  ['0595', /no phone number that there can be/],
  ['123', /no phone number that there can be/],
  ['1234567890123456789', /no phone number that there can be/],
  ['+1', /no phone number/],
  ['call me', /is no phone number: send its digits/],
  ['1380000007O', /is no phone number: send its digits/],
  ['13800000077/13900000001', /no phone number that there can be|has 22 digits/],
  ['-', /is no phone number/],
])('%j is refused', (written, fault) => {
  expect(readPhone(written)).toEqual({ fault: expect.stringMatching(fault) });
});

test('no text reaches a landline, a service or nothing', () => {
  expect(['059522345678', '12345', '22345678', ''].filter(canReceive)).toEqual([]);
});
