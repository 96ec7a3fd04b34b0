import { bareCode, isDialled, partDialled } from '../../../src/core/text/serviceCode';

const CODES = ['*106#', '*106*9#', '#12#'];

test.each([
  ['*106#', { code: '*106#', behind: '' }],
  ['*106*1*2#', { code: '*106#', behind: '1*2' }],
  ['106*1', { code: '*106#', behind: '1' }],
  ['*106*9#', { code: '*106*9#', behind: '' }],
  ['*106*9*3#', { code: '*106*9#', behind: '3' }],
  ['*106*99#', { code: '*106#', behind: '99' }],
  ['#12*4#', { code: '#12#', behind: '4' }],
  ['*1061#', null],
  ['*10#', null],
  ['', null],
])('%s', (dialled, parted) => {
  expect(partDialled(CODES, dialled)).toEqual(parted);
});

test.each([
  ['*106#', true],
  ['*106*1#', true],
  ['#12#', true],
  ['1', false],
  ['1*2', false],
  ['*106', false],
  ['', false],
])('dialled as a whole: %s', (text, whole) => {
  expect(isDialled(text)).toBe(whole);
});

test('a code without its frame', () => {
  expect(['*106#', '**21#', '106'].map(bareCode)).toEqual(['106', '21', '106']);
});
