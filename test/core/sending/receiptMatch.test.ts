import type { Base } from '../../../src/core/model/message';
import { lookupForms } from '../../../src/core/sending/carrierReference';
import { matchReceipt } from '../../../src/core/sending/receiptMatch';
import { FARMER } from '../../worlds/people';

const part = (message: string, reference: string, to = FARMER) => ({ message, part: 1, reference, to });
const match = (references: string[], sent: ReturnType<typeof part>[], ...known: Base[]) =>
  matchReceipt({ references, to: [FARMER] }, sent, new Set(known));

test.each([
  ['the very one comes before the same without zeros', ['014'], [part('a', '014'), part('b', '14')], 'a'],
  ['the same without zeros comes before another base', ['0014'], [part('a', '14'), part('b', '20')], 'a'],
  ['of two the newest', ['14'], [part('a', '14'), part('b', '14')], 'b'],
  ['the newest of the right person', ['14'], [part('a', '14'), part('b', '14', '+8613800000002')], 'a'],
  ['the id of the TLV comes before that of the text', ['7', '9'], [part('a', '9'), part('b', '7')], 'b'],
  ['with 0x in front', ['0x1F'], [part('a', '1f')], 'a'],
  ['a word', ['MSG-9-z'], [part('a', 'msg-9-Z')], 'a'],
])('%s', (_, references, sent, message) => {
  expect(match(references, sent)).toMatchObject({ message, exact: true });
});

test.each<[string, string, string, Base[], boolean]>([
  ['small, on a link that nothing is known of', '20', '14', [], false],
  ['small, on a link that is known for it', '20', '14', ['hex-dec'], true],
  ['small, on a link that is known for the contrary', '20', '14', ['dec-hex'], false],
  ['as large as accounts hardly count', '1048576', '100000', [], true],
  ['one less', '1048575', 'fffff', [], false],
  ['large, the other way round', 'd2d3a04', '221067780', [], true],
])('in another base, %s', (_, written, stored, known, counts) => {
  const found = match([written], [part('a', stored)], ...known);
  expect(found).toEqual(counts ? expect.objectContaining({ message: 'a', exact: false }) : null);
});

test('an id in both bases shows which the link uses', () => {
  expect(match(['1f', '31'], [part('a', '1f')])).toMatchObject({ exact: true, shows: 'hex-dec' });
  expect(match(['31', '1f'], [part('a', '31')])).toMatchObject({ exact: true, shows: 'dec-hex' });
  expect(match(['1f', '001F'], [part('a', '1f')])).not.toHaveProperty('shows');
});

test('abroad, a number counts with and without its country code', () => {
  const sent = [part('a', '7', '+254722123456')];
  for (const to of ['+254722123456', '254722123456', '00254722123456', '0722123456', '722123456'])
    expect(matchReceipt({ references: ['7'], to: [to] }, sent, new Set())).toMatchObject({ message: 'a' });
  for (const to of ['22123456', '255722123456', '', 'Bank'])
    expect(matchReceipt({ references: ['7'], to: [to] }, sent, new Set())).toBeNull();
});

test('an id of zeros is every message’s: it finds none', () => {
  expect(['', '0', '0000', '0x0'].flatMap(lookupForms)).toEqual([]);
  expect(lookupForms('0010')).toContain('10');
});
