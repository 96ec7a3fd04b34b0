/** The wire of SGIP: every field at its place, and how sequence numbers go round. */

import { Malformed } from '../../../gateways/link/protocol';
import {
  BIND,
  bare,
  COMMAND,
  DELIVER,
  encode,
  HEADER,
  REPORT,
  responseTo,
  SGIP_WIRE,
  SUBMIT,
  sequenceNumber,
} from '../../../gateways/sgip/pdu';
import { deliverFields } from '../../../src/carrier/sgip';

const hex = (text: string) => Buffer.from(text.replace(/\s+/g, ''), 'hex');
const zeros = (octets: number) => '00'.repeat(octets);
const padded = (text: string, octets: number) =>
  Buffer.concat([Buffer.from(text), Buffer.alloc(octets - text.length)]).toString('hex');

/** Node 3041012345, 23 November at 09:00:00, the seventh. */
const SEQUENCE = sequenceNumber(3_041_012_345, 1_123_090_000, 7);
const WRITTEN = 'b5422a79 42f0fe50 00000007';

test('Bind: 61 octets, from us 1 and from the gateway 2', () => {
  const fields = { LoginType: 1, LoginName: 'unicom', LoginPassword: 'secret', Reserve: '' };
  const pdu = encode(COMMAND.bind, SEQUENCE, BIND, fields);
  const octets = `0000003d 00000001 ${WRITTEN} 01 ${padded('unicom', 16)} ${padded('secret', 16)} ${zeros(8)}`;
  expect(pdu).toEqual(hex(octets));
  expect(BIND.decode(pdu, HEADER, 5)).toEqual(fields);
  expect(SGIP_WIRE.sequenceOf(pdu)).toBe(7);
});

test('Submit: 123 octets, 21 for each number, and the text behind a length of four', () => {
  const fields = {
    SPNumber: '10628',
    ChargeNumber: '0'.repeat(21),
    UserNumber: ['8613800000001'],
    CorpId: '12345',
    ServiceType: 'XXNZ',
    FeeType: 1,
    FeeValue: '0',
    GivenValue: '0',
    AgentFlag: 0,
    MorelatetoMTFlag: 2,
    Priority: 9,
    ExpireTime: '261124013000032+',
    ScheduleTime: '',
    ReportFlag: 1,
    TP_pid: 0,
    TP_udhi: 0,
    MessageCoding: 8,
    MessageType: 0,
    MessageContent: hex('88658d34'),
    Reserve: '',
  };
  const pdu = encode(COMMAND.submit, SEQUENCE, SUBMIT, fields);
  expect(pdu).toEqual(
    hex(`000000a8 00000003 ${WRITTEN} ${padded('10628', 21)} ${'30'.repeat(21)} 01 ${padded('8613800000001', 21)}
      3132333435 ${padded('XXNZ', 10)} 01 ${padded('0', 6)} ${padded('0', 6)} 00 02 09
      3236313132343031333030303033322b ${zeros(16)} 01 00 00 08 00 00000004 88658d34 ${zeros(8)}`),
  );
  expect(SUBMIT.decode(pdu, HEADER, 5)).toEqual(fields);
});

test('Report: the sequence number of what it speaks of, whole', () => {
  const fields = {
    SubmitSequenceNumber: SEQUENCE,
    ReportType: 0,
    UserNumber: '8613800000001',
    State: 2,
    ErrorCode: 29,
    Reserve: '',
  };
  const pdu = encode(COMMAND.report, SEQUENCE, REPORT, fields);
  expect(pdu).toEqual(
    hex(`00000040 00000005 ${WRITTEN} ${WRITTEN} 00 ${padded('8613800000001', 21)} 02 1d ${zeros(8)}`),
  );
  expect(REPORT.decode(pdu, HEADER, 5)).toEqual(fields);
});

describe('Deliver', () => {
  const fields = deliverFields({ Reserve: 'link1234' });
  const pdu = encode(COMMAND.deliver, SEQUENCE, DELIVER, fields);

  test('has every field at its place', () => {
    expect(pdu).toEqual(
      hex(`0000004f 00000004 ${WRITTEN} ${padded('8613800000001', 21)} ${padded('10628', 21)} 00 00 00
        00000002 4254 ${padded('link1234', 8)}`),
    );
    expect(DELIVER.decode(pdu, HEADER, 5)).toEqual(fields);
  });

  test('is answered under its number, from its header', () => {
    expect(responseTo(pdu.subarray(0, HEADER), 11)).toEqual(
      hex(`0000001d 80000004 ${WRITTEN} 0b ${zeros(8)}`),
    );
  });

  test.each([
    [8, 'the reserved octets may be missing', null],
    [9, 'but not the text', 'MessageContent runs past the end'],
    [200, 'nor anything in front of it', 'UserNumber is cut'],
  ])('without its last %i octets: %s', (count, _, wrong) => {
    const read = () => DELIVER.decode(pdu.subarray(0, Math.max(HEADER, pdu.length - count)), HEADER, 5);
    if (wrong === null) expect(read().MessageContent).toEqual(fields.MessageContent);
    else expect(read).toThrow(new Malformed(5, wrong));
  });
});

test('Unbind is a header, and so is its answer', () => {
  const unbind = bare(COMMAND.unbind, SEQUENCE);
  expect(unbind).toEqual(hex(`00000014 00000002 ${WRITTEN}`));
  expect(responseTo(unbind, 0)).toEqual(hex(`00000014 80000002 ${WRITTEN}`));
});
