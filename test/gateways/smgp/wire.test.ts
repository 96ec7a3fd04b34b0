/** The wire of SMGP: octets that others have published, and every field at its place. */
import { bare, encode, HEADER, sequenceOf } from '../../../gateways/china/shortHeader';
import { Malformed } from '../../../gateways/link/protocol';
import {
  authenticatorClient,
  authenticatorServer,
  COMMAND,
  DELIVER,
  LOGIN,
  responseTo,
  SMGP_WIRE,
  SUBMIT,
  TAG,
} from '../../../gateways/smgp/pdu';
import { deliverFields } from '../../../src/carrier/smgp';

const hex = (text: string) => Buffer.from(text.replace(/\s+/g, ''), 'hex');
const zeros = (octets: number) => '00'.repeat(octets);
const padded = (text: string, octets: number) =>
  Buffer.concat([Buffer.from(text), Buffer.alloc(octets - text.length)]).toString('hex');

test('Login: the time as a number (0301000000 is 11F0E540), and what shows that we know the secret', () => {
  const AuthenticatorClient = authenticatorClient('12345678', 'secret', 301_000_000);
  const fields = {
    ClientID: '12345678',
    AuthenticatorClient,
    LoginMode: 2,
    TimeStamp: 301_000_000,
    ClientVersion: 0x30,
  };
  const pdu = encode(COMMAND.login, 1, LOGIN, fields);
  expect(pdu).toEqual(
    hex(`0000002a 00000001 00000001 3132333435363738 ${AuthenticatorClient.toString('hex')} 02 11f0e540 30`),
  );
  expect(LOGIN.decode(pdu, HEADER, 10)).toEqual(fields);
  // md5 of: 12345678, seven zeros, secret, 0301000000
  expect(AuthenticatorClient.toString('hex')).toBe('95898c46dedbcf393dcd4c2a861481e9');
  expect(authenticatorServer(Buffer.alloc(4), AuthenticatorClient, 'secret').toString('hex')).toBe(
    '778071b4bb5722eda0905422b00fb6a8',
  );
});

test('Submit: 114 octets, 21 for each number, the text, and parameters behind it', () => {
  const fields = {
    MsgType: 6,
    NeedReport: 1,
    Priority: 3,
    ServiceID: 'XXNZ',
    FeeType: '00',
    FeeCode: '000000',
    FixedFee: '000000',
    MsgFormat: 15,
    ValidTime: '',
    AtTime: '',
    SrcTermID: '10628',
    ChargeTermID: '',
    DestTermID: ['13800000001'],
    MsgContent: hex('b2b9ccf9'),
    Reserve: '',
    parameters: new Map([
      [TAG.PkTotal, hex('02')],
      [TAG.PkNumber, hex('01')],
    ]),
  };
  const pdu = encode(COMMAND.submit, 0x17, SUBMIT, fields);
  expect(pdu).toEqual(
    hex(`000000a1 00000002 00000017 06 01 03 ${padded('XXNZ', 10)} 3030 303030303030 303030303030 0f ${zeros(17)}
      ${zeros(17)} ${padded('10628', 21)} ${zeros(21)} 01 ${padded('13800000001', 21)} 04 b2b9ccf9 ${zeros(8)}
      0009 0001 02 000a 0001 01`),
  );
  expect(pdu).toHaveLength(HEADER + 114 + 21 + 4 + 10);
  expect(SUBMIT.decode(pdu, HEADER, 10)).toEqual(fields);
});

describe('Deliver', () => {
  const fields = deliverFields({ parameters: new Map([[TAG.LinkID, hex(padded('17', 20))]]) });
  const pdu = encode(COMMAND.deliver, 5, DELIVER, fields);

  test('has every field at its place', () => {
    expect(pdu).toEqual(
      hex(`00000073 00000003 00000005 01006101161700000000 00 00 ${padded('20261123090000', 14)}
        ${padded('13800000001', 21)} ${padded('10628', 21)} 02 4254 ${zeros(8)} 0003 0014 ${padded('17', 20)}`),
    );
    expect(DELIVER.decode(pdu, HEADER, 10)).toEqual(fields);
  });

  test('is answered by its MsgID, from its first octets', () => {
    const answer = hex('0000001a 80000003 00000005 01006101161700000000 00000000');
    expect(responseTo(pdu.subarray(0, HEADER + 10), 0)).toEqual(answer);
    expect(sequenceOf(answer)).toBe(5);
  });

  test.each([
    [1, 'a parameter that is cut is none', null],
    [32, 'the reserved octets may be missing', null],
    [33, 'but not the text', 'MsgContent runs past the end'],
    [200, 'nor anything in front of it', 'MsgID is cut'],
  ])('without its last %i octets: %s', (count, _, wrong) => {
    const read = () => DELIVER.decode(pdu.subarray(0, Math.max(HEADER, pdu.length - count)), HEADER, 10);
    if (wrong === null)
      expect(read()).toMatchObject({ MsgContent: Buffer.from('BT'), parameters: new Map() });
    else expect(read).toThrow(new Malformed(10, wrong));
  });
});

test('Active_Test and Exit are headers, and so are their answers', () => {
  const question = SMGP_WIRE.keepAlive?.(7) ?? Buffer.alloc(0);
  expect(question).toEqual(hex('0000000c 00000004 00000007'));
  expect(responseTo(question, 0)).toEqual(hex('0000000c 80000004 00000007'));
  expect(responseTo(bare(COMMAND.exit, 9), 0)).toEqual(hex('0000000c 80000006 00000009'));
});
