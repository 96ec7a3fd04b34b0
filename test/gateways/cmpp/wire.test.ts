/** The wire of CMPP: octets that others have published (bigwhite/gocmpp), both ways. */
import { commandOf, encode, HEADER, sequenceOf } from '../../../gateways/china/shortHeader';
import {
  authenticatorIsmg,
  authenticatorSource,
  BODIES_2,
  BODIES_3,
  CMPP_WIRE,
  COMMAND,
  CONNECT,
  responseTo,
  type Submit,
} from '../../../gateways/cmpp/pdu';
import { Malformed } from '../../../gateways/link/protocol';
import { ucs2 } from '../../support/smsc/link';

const hex = (text: string) => Buffer.from(text.replace(/\s+/g, ''), 'hex');
const zeros = (octets: number) => '00'.repeat(octets);
const padded = (text: string, octets: number) =>
  Buffer.concat([Buffer.from(text), Buffer.alloc(octets - text.length)]).toString('hex');

const SOURCE = hex('90d00c1d517abd0b4f65f6bcf8535d16');
const TIME = 1021080510;

describe('CONNECT', () => {
  const published = hex(`00000027 00000001 00000017 393030303031 ${SOURCE.toString('hex')} 21 3cdc73be`);
  const fields = { Source_Addr: '900001', AuthenticatorSource: SOURCE, Version: 0x21, Timestamp: TIME };

  test('is as published, and so is what shows that we know the secret', () => {
    expect(authenticatorSource('900001', '888888', TIME)).toEqual(SOURCE);
    expect(encode(COMMAND.connect, 0x17, CONNECT, fields)).toEqual(published);
    expect(CONNECT.decode(published, HEADER, 1)).toEqual(fields);
  });

  test.each([
    ['2.1', BODIES_2, '0000001e 80000001 00000017 00 6c0b846e25bab6daa4ed1c466e0f4bd8 21', 0x21],
    ['3.0', BODIES_3, '00000021 80000001 00000017 00000000 7942977274098cf210ab0c16c367bc8d 30', 0x30],
  ])('its answer in %s is as published', (_, { connectResponse }, octets, Version) => {
    const status = hex(octets).subarray(HEADER, -17);
    const AuthenticatorISMG = authenticatorIsmg(status, SOURCE, '888888');
    const answer = { Status: 0, AuthenticatorISMG, Version };
    expect(encode(0x80000001, 0x17, connectResponse, answer)).toEqual(hex(octets));
    expect(connectResponse.decode(hex(octets), HEADER, 1)).toEqual(answer);
  });
});

const SUBMIT: Submit = {
  Msg_Id: Buffer.alloc(8),
  Pk_total: 1,
  Pk_number: 1,
  Registered_Delivery: 1,
  Msg_level: 1,
  Service_Id: 'test',
  Fee_UserType: 2,
  Fee_terminal_Id: '13500002696',
  Fee_terminal_type: 0,
  TP_pId: 0,
  TP_udhi: 0,
  Msg_Fmt: 8,
  Msg_src: '900001',
  FeeType: '02',
  FeeCode: '10',
  ValId_Time: '151105131555101+',
  At_Time: '',
  Src_Id: '900001',
  Dest_terminal_Id: ['13500002696'],
  Dest_terminal_type: 0,
  Msg_Content: ucs2('测试gocmpp submit'),
  LinkID: '',
};

/** The published octets, whose paddings are written as their number; `phone`: octets of a number. */
const submitOctets = (length: string, phone: number, is3: boolean) =>
  hex(`${length} 00000004 00000017 ${zeros(8)} 01 01 01 01 ${padded('test', 10)} 02
    ${padded('13500002696', phone)} ${is3 ? '00' : ''} 00 00 08 393030303031 3032 313000000000
    3135313130353133313535353130312b00 ${zeros(17)} ${padded('900001', 21)}
    01 ${padded('13500002696', phone)} ${is3 ? '00' : ''} 1e
    6d4b8bd50067006f0063006d007000700020007300750062006d00690074 ${zeros(is3 ? 20 : 8)}`);

describe.each([
  ['2.0', BODIES_2, submitOctets('000000bd', 21, false), '00000015 80000004 00000017 b2b9da8000010000 00'],
  [
    '3.0',
    BODIES_3,
    submitOctets('000000e1', 32, true),
    '00000018 80000004 00000017 b2b9da8000010000 00000000',
  ],
])('SUBMIT of %s', (_, bodies, published, answer) => {
  test('is as published', () => {
    expect(published).toHaveLength(published.readUInt32BE(0));
    expect(encode(COMMAND.submit, 0x17, bodies.submit, SUBMIT)).toEqual(published);
    expect(bodies.submit.decode(published, HEADER, 4)).toEqual(SUBMIT);
  });

  test('its answer is as published', () => {
    const fields = { Msg_Id: hex('b2b9da8000010000'), Result: 0 };
    expect(encode(0x80000004, 0x17, bodies.submitResponse, fields)).toEqual(hex(answer));
    expect(bodies.submitResponse.decode(hex(answer), HEADER, 4)).toEqual(fields);
  });
});

const MO = '54686973206973206120746573 74204d4f2e';

describe.each([
  [
    '2.0',
    BODIES_2,
    hex(`00000067 00000005 00000005 b525628000010000 ${padded('900001', 21)} ${zeros(10)} 00 00 00
      ${padded('13412340000', 21)} 00 12 ${MO} ${zeros(8)}`),
    '00000015 80000005 00000005 b525628000010000 00',
  ],
  [
    '3.0',
    BODIES_3,
    hex(`0000007f 00000005 00000001 b4c5530000010000 ${padded('900001', 21)} ${zeros(10)} 00 00 00
      ${padded('13412340000', 32)} 00 00 12 ${MO} ${zeros(20)}`),
    '00000018 80000005 00000001 b4c5530000010000 00000000',
  ],
])('DELIVER of %s', (_, bodies, published, answer) => {
  const fields = {
    Msg_Id: published.subarray(HEADER, HEADER + 8),
    Dest_Id: '900001',
    Service_Id: '',
    TP_pid: 0,
    TP_udhi: 0,
    Msg_Fmt: 0,
    Src_terminal_Id: '13412340000',
    Src_terminal_type: 0,
    Registered_Delivery: 0,
    Msg_Content: Buffer.from('This is a test MO.'),
    LinkID: '',
  };

  test('is as published', () => {
    expect(encode(COMMAND.deliver, sequenceOf(published), bodies.deliver, fields)).toEqual(published);
    expect(bodies.deliver.decode(published, HEADER, 4)).toEqual(fields);
  });

  test('is answered as published, from its first octets', () => {
    expect(responseTo(published.subarray(0, HEADER + 8), 0, bodies)).toEqual(hex(answer));
  });

  test.each([
    [1, 'the reserved octets may be missing', null],
    [bodies === BODIES_3 ? 20 : 8, 'all of them too', null],
    [bodies === BODIES_3 ? 21 : 9, 'but not the text', 'Msg_Content runs past the end'],
    [200, 'nor anything in front of it', 'Msg_Id is cut'],
  ])('without its last %i octets: %s', (count, _, wrong) => {
    const cut = published.subarray(0, Math.max(HEADER, published.length - count));
    const read = () => bodies.deliver.decode(cut, HEADER, 4);
    if (wrong === null) expect(read().Msg_Content).toEqual(fields.Msg_Content);
    else expect(read).toThrow(new Malformed(4, wrong));
  });
});

test('a report of 60 octets is as published', () => {
  const published = hex(`b4c5530000010000 44454c49565244 31353131313230393535 31353131313230393537
    ${padded('13412340000', 21)} 12345678`);
  const fields = {
    Msg_Id: hex('b4c5530000010000'),
    Stat: 'DELIVRD',
    Submit_time: '1511120955',
    Done_time: '1511120957',
    Dest_terminal_Id: '13412340000',
    SMSC_sequence: 0x12345678,
  };
  expect(published).toHaveLength(60);
  expect(BODIES_2.report.encode(fields, 0)).toEqual(published);
  expect(BODIES_2.report.decode(published, 0, 4)).toEqual(fields);
  expect(BODIES_3.report.encode(fields, 0)).toHaveLength(71);
});

test('ACTIVE_TEST is a header, and its answer has an octet more; TERMINATE has none', () => {
  const question = CMPP_WIRE.keepAlive?.(7) ?? Buffer.alloc(0);
  expect(question).toEqual(hex('0000000c 00000008 00000007'));
  expect(responseTo(question, 0, BODIES_3)).toEqual(hex('0000000d 80000008 00000007 00'));
  expect(responseTo(hex('0000000c 00000002 00000009'), 0, BODIES_3)).toEqual(
    hex('0000000c 80000002 00000009'),
  );
  expect(commandOf(question)).toBe(COMMAND.activeTest);
});
