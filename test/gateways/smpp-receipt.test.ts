import { isReceipt, readReceipt } from '../../gateways/smpp/receipt';

const bare = {
  source_addr_ton: 1,
  source_addr_npi: 1,
  source_addr: '8613800000001',
  dest_addr_ton: 0,
  dest_addr_npi: 0,
  destination_addr: '10628',
  esm_class: 4,
  data_coding: 0,
};
const typical = (stat: string, id = '0221067780', err = '000') =>
  `id:${id} sub:001 dlvrd:001 submit date:2603061000 done date:2603061001 stat:${stat} err:${err} text:`;

test.each([
  ['typical', typical('DELIVRD'), {}, ['0221067780'], 'delivered', '000'],
  ['hexadecimal id', typical('DELIVRD', 'd2d3a04'), {}, ['d2d3a04'], 'delivered', '000'],
  ['expired', typical('EXPIRED'), {}, ['0221067780'], 'expired', '000'],
  ['deleted', typical('DELETED'), {}, ['0221067780'], 'undeliverable', '000'],
  ['undeliverable', typical('UNDELIV', '1', '011'), {}, ['1'], 'undeliverable', '011'],
  ['accepted', typical('ACCEPTD'), {}, ['0221067780'], 'accepted', '000'],
  ['on its way', typical('ENROUTE'), {}, ['0221067780'], 'accepted', '000'],
  ['rejected', typical('REJECTD'), {}, ['0221067780'], 'rejected', '000'],
  ['unknown', typical('UNKNOWN'), {}, ['0221067780'], 'unknown', '000'],
  ['spelt in full, small', 'ID:7 STAT:delivered ERR:0 Text:x', {}, ['7'], 'delivered', '0'],
  ['a space after the colon', 'id: 7 stat: DELIVRD', {}, ['7'], 'delivered', undefined],
  ['no id', 'id: sub:001 stat:DELIVRD', {}, [], 'delivered', undefined],
  ['a Chinese carrier code', typical('MK:0001', '9'), {}, ['9'], 'undeliverable', 'MK:0001'],
  ['TLVs only', '', { receipted_message_id: 'abc\0', message_state: 2 }, ['abc'], 'delivered', undefined],
  [
    'TLVs and text',
    typical('ENROUTE'),
    { receipted_message_id: 'd2d3a04', message_state: 5 },
    ['d2d3a04', '0221067780'],
    'undeliverable',
    '000',
  ],
  [
    'id in the TLV, state in the text',
    typical('DELIVRD', '7'),
    { receipted_message_id: '7' },
    ['7'],
    'delivered',
    '000',
  ],
  [
    'network error',
    'stat:UNDELIV',
    { receipted_message_id: '7', network_error_code: Buffer.from([3, 0, 27]) },
    ['7'],
    'undeliverable',
    '3-27',
  ],
  [
    'a state of no version',
    '',
    { receipted_message_id: '7', message_state: 77 },
    ['7'],
    'unknown',
    undefined,
  ],
  ['comma-separated', '00,0210021543,0210021500,,447', {}, [], 'unknown', undefined],
  ['empty', '', {}, [], 'unknown', undefined],
  [
    'fields longer than any should be',
    typical(`MK:${'9'.repeat(90)}`, 'd'.repeat(90)),
    {},
    ['d'.repeat(64)],
    'undeliverable',
    `MK:${'9'.repeat(29)}`,
  ],
])('%s', (_, text, fields, references, state, code) => {
  expect(readReceipt({ ...bare, ...fields }, text)).toEqual({ references, state, ...(code && { code }) });
});

test.each([
  [0x04, '', true],
  [0x44, '', true],
  [0x07, '', true],
  [0x20, '', true],
  [0x00, typical('DELIVRD'), true],
  [0x00, 'BT', false],
  [0x00, 'id: what is my stat', false],
  [0x08, typical('DELIVRD'), false],
])('esm_class %i with %j: a receipt is %s', (esm_class, text, yes) => {
  expect(isReceipt({ ...bare, esm_class }, text)).toBe(yes);
});
