/** Which deliveries are receipts, and what they say: carriers write them each in their own way. */

import { decodeDelivery } from '../../../gateways/smpp/delivery';
import { type Reading, readDelivery } from '../../../gateways/smpp/inbound';
import { encode } from '../../../gateways/smpp/pdu';
import { STANDARD_OPS } from '../../../gateways/smpp/ussd';
import { delivery, ucs2 } from '../../support/smsc/link';

const ARRIVAL = { gateway: 'cm', connection: 'cm#1', id: 'id1', at: 0 };
const READING: Reading = { alphabet: 'gsm7', ussd: STANDARD_OPS, marks: false };
const arrive = (fields: object, more: Partial<Reading> = {}) => {
  const pdu = encode('deliver_sm', 1, delivery(fields));
  return readDelivery(decodeDelivery(pdu), ARRIVAL, { ...READING, ...more });
};

const typical = (stat: string, id = '0221067780', err = '000') =>
  `id:${id} sub:001 dlvrd:001 submit date:2603061000 done date:2603061001 stat:${stat} err:${err} text:`;
const NO_STAT = 'id:7 sub:001 dlvrd:001 submit date:2603061000 done date:2603061001';

const FORMS: [string, string | Buffer, object, string[], string, string?][] = [
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
  ['a space after the colon', 'id: 7 stat: DELIVRD', {}, ['7'], 'delivered'],
  ['no id', 'id: sub:001 stat:DELIVRD', {}, [], 'delivered'],
  ['quoted', 'id:"7" sub:"001" stat:"UNDELIV" err:"011"', {}, ['7'], 'undeliverable', '011'],
  ['in single quotes', "id:'7' stat:'DELIVRD'", {}, ['7'], 'delivered'],
  ['with commas', 'id:7,sub:001,dlvrd:001,stat:DELIVRD,err:000', {}, ['7'], 'delivered', '000'],
  ['with semicolons', 'id:7;stat:EXPIRED;err:001;', {}, ['7'], 'expired', '001'],
  ['other names', 'messageid:7 status:UNDELIV error:5', {}, ['7'], 'undeliverable', '5'],
  ['a state by its number', 'id:7 stat:5', {}, ['7'], 'undeliverable'],
  ['no state, all delivered', `${NO_STAT} err:000 text:`, {}, ['7'], 'delivered', '000'],
  [
    'no state, none delivered',
    `${NO_STAT.replace('dlvrd:001', 'dlvrd:000')} err:027`,
    {},
    ['7'],
    'undeliverable',
    '027',
  ],
  ['no state, and contradictory', `${NO_STAT} err:027`, {}, ['7'], 'unknown', '027'],
  ['a Chinese carrier code', typical('MK:0001', '9'), {}, ['9'], 'undeliverable', 'MK:0001'],
  ['a code in err', typical('UNDELIV', '9', 'MK:0001'), {}, ['9'], 'undeliverable', 'MK:0001'],
  ['a NUL behind its last field', 'id:9 stat:MK:0001\0', {}, ['9'], 'undeliverable', 'MK:0001'],
  ['a code and a NUL in err', 'id:9 stat:UNDELIV err:MK:0001\0\0', {}, ['9'], 'undeliverable', 'MK:0001'],
  [
    'an id that the GSM alphabet reads otherwise',
    typical('DELIVRD', 'a_b@c$[1]'),
    {},
    ['a_b@c$[1]'],
    'delivered',
    '000',
  ],
  ['written in the GSM alphabet', Buffer.from('id:a\x11b stat:DELIVRD'), {}, ['a\x11b', 'a_b'], 'delivered'],
  ['in UCS-2', ucs2(typical('DELIVRD')), { data_coding: 8 }, ['0221067780'], 'delivered', '000'],
  [
    'in UCS-2 with a mark',
    ucs2(`\ufeff${typical('EXPIRED')}`),
    { data_coding: 8 },
    ['0221067780'],
    'expired',
    '000',
  ],
  [
    'in UCS-2 turned round',
    ucs2(typical('DELIVRD')).swap16(),
    { data_coding: 8 },
    ['0221067780'],
    'delivered',
    '000',
  ],
  [
    'in ASCII under the label of UCS-2',
    typical('DELIVRD'),
    { data_coding: 8 },
    ['0221067780'],
    'delivered',
    '000',
  ],
  [
    'the text of the message says other things',
    `${typical('DELIVRD')}id:8 stat:UNDELIV err:9`,
    {},
    ['0221067780'],
    'delivered',
    '000',
  ],
  ['no state but in the text of the message', 'id:7 text:stat:UNDELIV', {}, ['7'], 'unknown'],
  ['TLVs only', '', { receipted_message_id: 'abc\0', message_state: 2 }, ['abc'], 'delivered'],
  [
    'an id with blanks and NULs',
    '',
    { receipted_message_id: ' abc \0\0', message_state: 2 },
    ['abc'],
    'delivered',
  ],
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
  ['a state of no version', '', { receipted_message_id: '7', message_state: 77 }, ['7'], 'unknown'],
  ['comma-separated', '00,0210021543,0210021500,,447', {}, [], 'unknown'],
  ['empty', '', {}, [], 'unknown'],
  [
    'fields longer than any should be',
    typical(`MK:${'9'.repeat(60)}`, 'd'.repeat(80)),
    {},
    ['d'.repeat(64)],
    'undeliverable',
    `MK:${'9'.repeat(29)}`,
  ],
];

test.each(
  FORMS.map(([form, text, fields, references, state, code]) => ({
    form,
    text,
    fields,
    references,
    state,
    code,
  })),
)('$form', ({ text, fields, references, state, code }) => {
  const short_message = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const arrived = arrive({ esm_class: 4, ...fields, short_message });
  const receipt = { gateway: 'cm', at: 0, to: ['+8613800000001', '10628'], references, state };
  expect(arrived).toEqual({ kind: 'receipt', marked: true, receipt: code ? { ...receipt, code } : receipt });
});

const TLVS = { receipted_message_id: '7\0', message_state: 2 };
test.each<[string, object, 'marked' | 'looks' | 'message']>([
  ['a final one', { esm_class: 0x04, short_message: Buffer.of() }, 'marked'],
  ['with a header', { esm_class: 0x44, short_message: Buffer.of(0) }, 'marked'],
  ['with a mode', { esm_class: 0x07, short_message: Buffer.of() }, 'marked'],
  ['an intermediate one', { esm_class: 0x20, short_message: Buffer.of() }, 'marked'],
  ['both TLVs', { ...TLVS, short_message: Buffer.of() }, 'marked'],
  ['both TLVs and a text that says nothing', { ...TLVS, short_message: Buffer.from('delivered') }, 'marked'],
  ['the id alone', { receipted_message_id: '7', short_message: Buffer.of() }, 'marked'],
  [
    'the id, and its state in the text',
    { receipted_message_id: '7', short_message: Buffer.from('id:8 stat:DELIVRD') },
    'marked',
  ],
  ['the state, and its id in the text', { message_state: 2, short_message: Buffer.from('id:8') }, 'marked'],
  ['somebody’s text that the carrier gave an id', { receipted_message_id: '7' }, 'message'],
  ['somebody’s text that the carrier gave a state', { message_state: 2 }, 'message'],
  ['nothing but its text', { short_message: Buffer.from(typical('DELIVRD')) }, 'looks'],
  ['a short one', { short_message: Buffer.from('id:7 stat:UNDELIV') }, 'looks'],
  [
    'ASCII under the label of UCS-2',
    { data_coding: 8, short_message: Buffer.from(typical('DELIVRD')) },
    'looks',
  ],
  ['UCS-2 that anybody can type', { data_coding: 8, short_message: ucs2(typical('DELIVRD')) }, 'message'],
  ['a question', {}, 'message'],
  ['a text with its words', { short_message: Buffer.from('id: what is my stat') }, 'message'],
  ['a text of its form', { short_message: Buffer.from('id: 110 stat: good') }, 'message'],
  ['word of a phone', { esm_class: 0x08, short_message: Buffer.from(typical('DELIVRD')) }, 'message'],
])('%s is told as what it is', (_, fields, kind) => {
  const first = arrive(fields);
  expect(first.kind).toBe(kind === 'message' ? 'message' : 'receipt');
  // Where the carrier marks its receipts, a text that looks like one is a text.
  expect(arrive(fields, { marks: true }).kind).toBe(kind === 'marked' ? 'receipt' : 'message');
});
