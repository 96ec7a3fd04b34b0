import { isMachine } from '../../../src/core/dialogue/repeat';
import { readText } from '../../../src/core/text/octets';
import { Overloaded } from '../../../src/ports';
import { about } from '../../support/smsc/clock';
import { delivery, failure, outbound, send, startLink, type TestLink, ucs2 } from '../../support/smsc/link';

let link: TestLink;
afterEach(() => link.close());

const up = async (query?: string, faults?: Parameters<typeof startLink>[1]) => {
  link = await startLink(query, faults);
  await link.heard.readies.next();
  return link;
};
const hex = (octets: string) => Buffer.from(octets.replaceAll(' ', ''), 'hex');

test('a message becomes Inbound, and is acknowledged after it is committed', async () => {
  const { smsc, heard, clock } = await up('name=cm');
  let commit = () => {};
  heard.work = () => new Promise((resolve) => (commit = resolve));
  const asked = smsc.ask('deliver_sm', delivery());
  expect(await heard.messages.next()).toEqual({
    id: 'id2',
    gateway: 'cm',
    medium: 'sms',
    from: '+8613800000001',
    to: '10628',
    text: 'BT',
    at: about(clock.now()),
    connection: 'cm#1-id1',
    returnAddress: '1.1.8613800000001',
  });
  await smsc.ask('enquire_link', {});
  expect(smsc.pdus.all.some(({ command }) => command === 'deliver_sm_resp')).toBe(false);
  commit();
  expect(await asked).toBe(0);
});

test('what is refused because too much comes in is answered ESME_RMSGQFUL, without a word in the log for each', async () => {
  const { smsc, heard } = await up();
  heard.work = () => Promise.reject(new Overloaded(2));
  expect(await smsc.ask('deliver_sm', delivery())).toBe(0x14);
  heard.work = () => Promise.resolve();
  expect(await smsc.ask('deliver_sm', delivery())).toBe(0);
});

test('what could not be committed is answered ESME_RX_T_APPN, and the link lives on', async () => {
  const { smsc, heard } = await up();
  heard.work = () => Promise.reject(new Error('the store is full'));
  expect(await smsc.ask('deliver_sm', delivery())).toBe(0x64);
  heard.message = () => {
    throw new TypeError('a fault of the service');
  };
  expect(await smsc.ask('deliver_sm', delivery())).toBe(0x64);
  const part = { esm_class: 0x40, short_message: hex('05 0003 a70201 4254') };
  heard.work = () => Promise.resolve();
  expect(await smsc.ask('deliver_sm', delivery(part))).toBe(0);
});

test.each([
  ['default alphabet', '', { data_coding: 0, short_message: hex('6100621102') }, 'a@b_$'],
  ['default alphabet is Latin-1', 'alphabet=latin1', { short_message: hex('4154 40e9') }, 'AT@é'],
  ['IA5', '', { data_coding: 1, short_message: Buffer.from('a@b_$') }, 'a@b_$'],
  ['Latin-1', '', { data_coding: 3, short_message: hex('e9') }, 'é'],
  ['UCS-2', '', { data_coding: 8, short_message: ucs2('补贴😀') }, '补贴😀'],
  ['UCS-2 with half a unit too much', '', { data_coding: 8, short_message: hex('8865 8d34 00') }, '补贴'],
  ['UCS-2 with a byte order mark', '', { data_coding: 8, short_message: hex('feff 8865') }, '补'],
  ['UCS-2, message class 0', '', { data_coding: 0x18, short_message: ucs2('补贴') }, '补贴'],
  ['default alphabet, message class', '', { data_coding: 0xf0, short_message: hex('610062') }, 'a@b'],
  ['default alphabet with a NUL behind', '', { data_coding: 0, short_message: hex('3100') }, '1'],
  ['default alphabet with NULs behind', '', { data_coding: 0, short_message: hex('42540000') }, 'BT'],
  ['Latin-1 with a NUL behind', '', { data_coding: 3, short_message: hex('e900') }, 'é'],
  ['UCS-2 with a NUL behind', '', { data_coding: 8, short_message: hex('8865 8d34 0000') }, '补贴'],
  ['GBK with a NUL behind', '', { data_coding: 15, short_message: hex('b2b9 00') }, '补'],
  ['UTF-8 under the default', '', { short_message: Buffer.from('查补贴') }, '查补贴'],
  ['UTF-8 with its mark', '', { short_message: hex('efbbbf e8a1a5') }, '补'],
  ['GB18030 under the default', '', { short_message: hex('b2e9 b2b9 ccf9') }, '查补贴'],
  ['GB18030 that could be UTF-8', '', { short_message: hex('d2bb') }, '一'],
  ['GB18030 under IA5', '', { data_coding: 1, short_message: hex('b2e9 4254') }, '查BT'],
  ['UTF-8 under Latin-1', '', { data_coding: 3, short_message: Buffer.from('补贴') }, '补贴'],
  ['UTF-8 on an ASCII link', 'alphabet=ascii', { short_message: Buffer.from('补贴😀') }, '补贴😀'],
  ['UCS-2 under the default, marked', '', { short_message: hex('feff 8865 8d34') }, '补贴'],
  ['UCS-2 turned round, marked', '', { data_coding: 8, short_message: hex('fffe 6588 348d') }, '补贴'],
  ['ASCII under UCS-2', '', { data_coding: 8, short_message: Buffer.from('1') }, '1'],
  ['UTF-8 as the link’s default', 'alphabet=utf8', { short_message: hex('c3a9') }, 'é'],
  ['GB18030 as the link’s default', 'alphabet=gb18030', { short_message: hex('c3a9') }, '茅'],
  ['UCS-2 as the link’s default', 'alphabet=ucs2', { short_message: ucs2('1') }, '1'],
  ['GBK', '', { data_coding: 15, short_message: hex('b2b9 ccf9') }, '补贴'],
  ['octets that are UTF-8', '', { data_coding: 4, short_message: Buffer.from('补贴') }, '补贴'],
  ['octets that are GBK', '', { data_coding: 4, short_message: hex('b2b9 ccf9') }, '补贴'],
  ['empty', '', { short_message: hex('') }, ''],
  [
    'message_payload',
    '',
    { data_coding: 8, short_message: hex(''), message_payload: ucs2('补贴'.repeat(200)) },
    '补贴'.repeat(200),
  ],
  [
    'a header that is no concatenation',
    '',
    { esm_class: 0x40, short_message: hex('06 0504 23f0 0000 4254') },
    'BT',
  ],
  ['a header longer than the message', '', { esm_class: 0x40, short_message: hex('42') }, 'B'],
  ['a set of one', '', { esm_class: 0x40, short_message: hex('05 0003 070101 4254') }, 'BT'],
  [
    'a place in the 16-bit form of a set of one',
    '',
    { esm_class: 0x40, short_message: hex('06 0804 00070101 4254') },
    'BT',
  ],
  ['one sar_ field without the others', '', { sar_msg_ref_num: 7 }, 'BT'],
])('reads %s', async (_, query, fields, text) => {
  const { smsc, heard } = await up(query);
  expect(await smsc.ask('deliver_sm', delivery(fields))).toBe(0);
  expect(heard.messages.all.map((message) => message.text)).toEqual([text]);
});

test('numbers of optional fields count whatever their width', async () => {
  const { smsc, heard } = await up();
  const body = '00 0101 3836313338303030303030303100 0000 31303632 3800 00 0000 0000 0000 0000 02 4254';
  const wide = '020c 0004 000001f4 020e 0002 0003 020f 0001 02';
  const octets = hex(body + wide);
  const head = hex('00000000 00000005 00000000 00000007');
  head.writeUInt32BE(16 + octets.length);
  smsc.write(Buffer.concat([head, octets]));
  expect(await smsc.next('deliver_sm_resp')).toMatchObject({ status: 0 });
  expect(heard.parts.all).toMatchObject([{ part: { reference: 500, total: 3, number: 2 } }]);
});

test('a name of digits is nobody’s number', async () => {
  const { smsc, heard } = await up();
  for (const source_addr of ['13800000001', '+8613800000001', '8613800000001', 'Bank'])
    await smsc.ask('deliver_sm', delivery({ source_addr, source_addr_ton: 5, source_addr_npi: 0 }));
  expect(heard.messages.all.map(isMachine)).toEqual([true, true, true, true]);
  expect(heard.messages.all.map(({ from }) => from)).not.toContain('+8613800000001');
});

test('data_sm is a delivery too', async () => {
  const { smsc, heard } = await up();
  const fields = {
    source_addr: '8613800000001',
    destination_addr: '10628',
    message_payload: Buffer.from('BT'),
  };
  expect(await smsc.ask('data_sm', fields)).toBe(0);
  expect(heard.messages.all.map(({ text }) => text)).toEqual(['BT']);
});

test.each([
  [
    '8-bit header',
    { esm_class: 0x40, short_message: hex('05 0003 a70201 4254') },
    { width: 8, reference: 0xa7, total: 2, number: 1 },
  ],
  [
    '16-bit header',
    { esm_class: 0x40, short_message: hex('06 0804 01a70202 4254') },
    { width: 16, reference: 0x1a7, total: 2, number: 2 },
  ],
  [
    'header with more in it',
    { esm_class: 0x40, short_message: hex('0b 0504 23f00000 0003 a70201 4254') },
    { width: 8, reference: 0xa7, total: 2, number: 1 },
  ],
  [
    'sar_ fields',
    { sar_msg_ref_num: 500, sar_total_segments: 3, sar_segment_seqnum: 2 },
    { width: 16, reference: 500, total: 3, number: 2 },
  ],
])('a part by %s is handed on as one', async (_, fields, part) => {
  const { smsc, heard } = await up();
  expect(await smsc.ask('deliver_sm', delivery(fields))).toBe(0);
  expect(heard.parts.all).toMatchObject([{ from: '+8613800000001', part }]);
  expect(heard.parts.all.map((piece) => readText([piece]))).toEqual(['BT']);
});

test('two people with the same reference at the same code stay two', async () => {
  const { smsc, heard } = await up();
  for (const source_addr of ['8613800000001', '8613800000002']) {
    await smsc.ask(
      'deliver_sm',
      delivery({ source_addr, esm_class: 0x40, short_message: hex('05 0003 070202 41') }),
    );
  }
  expect(heard.parts.all.map(({ from, part }) => `${from} ${part.reference}`)).toEqual([
    '+8613800000001 7',
    '+8613800000002 7',
  ]);
});

const body = async () => (await link.smsc.next('submit_sm')).raw.toString('hex').slice(32);

test.each([
  [
    'plain text to a phone',
    '',
    {},
    '00 0000 313036323800 0101 3836313338303030303030303100 00 00 00 00 00 02 00 00 00 02 4254',
  ],
  [
    'Chinese',
    '',
    { text: '查询' },
    '00 0000 313036323800 0101 3836313338303030303030303100 00 00 00 00 00 02 00 08 00 04 67e58be2',
  ],
  [
    'a way back, as it was written',
    '',
    { returnAddress: '0.0.13800000001' },
    '00 0000 313036323800 0000 313338303030303030303100 00 00 00 00 00 02 00 00 00 02 4254',
  ],
  [
    'an alert',
    '',
    { lane: 'alert' },
    '00 0000 313036323800 0101 3836313338303030303030303100 00 00 01 00 00 01 00 00 00 02 4254',
  ],
  [
    'all receipts',
    'receipts=all',
    {},
    '00 0000 313036323800 0101 3836313338303030303030303100 00 00 00 00 00 01 00 00 00 02 4254',
  ],
  [
    'no receipts',
    'receipts=none',
    {},
    '00 0000 313036323800 0101 3836313338303030303030303100 00 00 00 00 00 00 00 00 00 02 4254',
  ],
  [
    'a service number',
    '',
    { to: '10086' },
    '00 0000 313036323800 0001 313030383600 00 00 00 00 00 02 00 00 00 02 4254',
  ],
  [
    '@ on a Latin-1 link',
    'alphabet=latin1',
    { text: '@' },
    '00 0000 313036323800 0101 3836313338303030303030303100 00 00 00 00 00 02 00 00 00 01 40',
  ],
  [
    'Greek on an ASCII link',
    'alphabet=ascii',
    { text: 'Δ' },
    '00 0000 313036323800 0101 3836313338303030303030303100 00 00 00 00 00 02 00 08 00 02 0394',
  ],
] as const)('writes %s', async (_, query, changes, octets) => {
  await up(query);
  await send(link, outbound(changes));
  expect(await body()).toBe(octets.replaceAll(' ', ''));
});

test('asks for as long as the message is worth', async () => {
  await up();
  await send(link, outbound({ expiresAt: link.clock.now() + 25 * 3_600_000 + 61_900 }));
  expect((await link.smsc.next('submit_sm')).fields.validity_period).toBe('000001010101000R');
});

test.each([
  ['validity=off', ''],
  ['validity=absolute', '261123021500000+'],
])('with %s as %j', async (query, written) => {
  await up(query);
  await send(link, outbound({ expiresAt: Date.UTC(2026, 10, 23, 2, 15) }));
  expect((await link.smsc.next('submit_sm')).fields.validity_period).toBe(written);
});

test('a carrier that refuses validity_period gets its messages without, from the first one on', async () => {
  await up('', { submit: (_, { fields }) => (fields.validity_period === '' ? 0 : 0x62) });
  const expiresAt = link.clock.now() + 3_600_000;
  await expect(send(link, outbound({ expiresAt, text: '您'.repeat(71) }))).resolves.toMatchObject({
    references: { length: 2 },
  });
  await send(link, outbound({ expiresAt }));
  const periods = link.smsc.pdus.all.filter(({ command }) => command === 'submit_sm');
  expect(periods.map(({ fields }) => fields.validity_period !== '')).toEqual([true, false, false, false]);
});

test.each([
  ['udh16', ['06080480010201', '06080480010202']],
  ['udh8', ['050003010201', '050003010202']],
])('long=%s: parts in order under one reference', async (long, headers) => {
  const { smsc } = await up(`long=${long}`);
  const sent = await send(link, outbound({ text: '您'.repeat(71) }));
  expect(sent.references).toHaveLength(2);
  for (const header of headers) {
    const { fields } = await smsc.next('submit_sm');
    const octets = fields.short_message as Buffer; // the codec's type of this field
    expect(fields.esm_class).toBe(0x40);
    expect(octets.toString('hex', 0, header.length / 2)).toBe(header);
  }
});

test('long=sar and long=payload use their fields and no header', async () => {
  const { smsc } = await up('long=sar');
  await send(link, outbound({ text: '您'.repeat(71) }));
  expect((await smsc.next('submit_sm')).fields).toMatchObject({
    esm_class: 0,
    sar_total_segments: 2,
    sar_segment_seqnum: 1,
  });
  expect((await smsc.next('submit_sm')).fields).toMatchObject({ sar_segment_seqnum: 2 });
  await link.close();
  await up('long=payload');
  await send(link, outbound({ text: '您'.repeat(71) }));
  const { fields } = await link.smsc.next('submit_sm');
  expect(fields).toMatchObject({ esm_class: 0, message_payload: ucs2('您'.repeat(71)) });
});

test.each([
  ['3.3', 0x33, 'sar', true],
  ['3.3', 0x33, 'payload', true],
  ['3.4', 0x34, 'sar', false],
  ['no version', null, 'payload', false],
])('to a peer that says %s (%p) with long=%s: headers are %p', async (_, version, long, headers) => {
  const { smsc, gateway } = await up(`long=${long}`, { version });
  await send(link, outbound({ text: 'a'.repeat(161) }));
  const { fields } = await smsc.next('submit_sm');
  expect(fields.esm_class === 0x40).toBe(headers);
  expect(fields.sar_msg_ref_num !== undefined || fields.message_payload !== undefined).toBe(!headers);
  expect(gateway.health().detail.includes('before 3.4')).toBe(headers);
});

test('a 6-part Chinese notice goes in six parts', async () => {
  await up();
  expect((await send(link, outbound({ lane: 'notice', text: '您'.repeat(396) }))).references).toHaveLength(6);
});

test.each([
  [0x58, 'throttled ESME_RTHROTTLED'],
  [0x14, 'busy ESME_RMSGQFUL'],
  [0x08, 'busy ESME_RSYSERR'],
  [0x64, 'busy ESME_RX_T_APPN'],
  [0x45, 'retry ESME_RSUBMITFAIL'],
  [0xff, 'retry ESME_RUNKNOWNERR'],
  [0x41a, 'retry 0x0000041a'],
  [0x04, 'misconfigured ESME_RINVBNDSTS'],
  [0x0b, 'rejected ESME_RINVDSTADR'],
  [0x0a, 'rejected ESME_RINVSRCADR'],
  [0x61, 'rejected ESME_RINVSCHED'],
  [0x500, 'rejected 0x00000500'],
])('status %i of a submit: %s', async (status, outcome) => {
  await up('', { submit: () => status });
  expect(await failure(send(link, outbound()))).toBe(outcome);
});

test.each([
  ['a text of more than 255 parts', { text: '您'.repeat(16_831) }, 'rejected too_long'],
  ['an address of 21 digits', { to: `+${'1'.repeat(21)}` }, 'rejected address'],
  ['a message whose time is over', { expiresAt: 0 }, 'rejected expired'],
])('%s is refused before sending', async (_, changes, outcome) => {
  await up();
  expect(await failure(send(link, outbound(changes)))).toBe(outcome);
  expect(await link.smsc.ask('enquire_link', {})).toBe(0);
  expect(link.smsc.pdus.all.some(({ command }) => command === 'submit_sm')).toBe(false);
});

test('throttling pauses the link, twice as long each time, and goes on by itself', async () => {
  const { smsc, clock } = await up('', { submit: (n) => (n < 2 ? 0x58 : 0) });
  expect(await failure(send(link, outbound()))).toContain('throttled');
  const second = failure(send(link, outbound()));
  clock.advance(900);
  await smsc.ask('enquire_link', {});
  expect(smsc.pdus.all.filter(({ command }) => command === 'submit_sm')).toHaveLength(1);
  clock.advance(100);
  expect(await second).toContain('throttled');
  const third = send(link, outbound());
  clock.advance(1_900);
  await smsc.ask('enquire_link', {});
  expect(smsc.pdus.all.filter(({ command }) => command === 'submit_sm')).toHaveLength(2);
  clock.advance(100);
  await third;
});

test.each([-3_600_000, 3_600_000])(
  'a pause takes its time, though the clock is set by %i ms meanwhile',
  async (ms) => {
    const { smsc, clock } = await up('', { submit: (n) => (n < 1 ? 0x58 : 0) });
    expect(await failure(send(link, outbound()))).toContain('throttled');
    const second = send(link, outbound({ expiresAt: clock.now() + 86_400_000 }));
    clock.set(ms);
    clock.advance(900);
    await smsc.ask('enquire_link', {});
    expect(smsc.pdus.all.filter(({ command }) => command === 'submit_sm')).toHaveLength(1);
    clock.advance(100);
    await second;
  },
);

test('a later part that the carrier is too busy for is sent again, and not the first one', async () => {
  const { smsc, clock } = await up('', { submit: (n) => (n === 1 ? 0x14 : 0) });
  const sending = send(link, outbound({ text: '您'.repeat(71) }));
  await smsc.next('submit_sm');
  await smsc.next('submit_sm');
  await smsc.ask('enquire_link', {});
  clock.advance(1_000);
  expect((await sending).references).toEqual(['221067780', '221067782']);
});

test('when a later part is refused the message may have gone', async () => {
  await up('', { submit: (n) => (n === 1 ? 0x0b : 0) });
  expect(await failure(send(link, outbound({ text: '您'.repeat(71) })))).toBe('unknown ESME_RINVDSTADR');
});
