/** The day's traffic in docs/carriers.md against the code: what we are said to write is what we write. */
import { parseCmppUrl } from '../../gateways/cmpp/options';
import { planSubmits } from '../../gateways/cmpp/outbound';
import {
  authenticatorIsmg,
  authenticatorSource,
  BODIES_3,
  bare,
  CMPP_WIRE,
  COMMAND,
  CONNECT,
  encode,
  HEADER,
  responseTo,
} from '../../gateways/cmpp/pdu';
import { textOf } from '../support/imports';
import { outbound } from '../support/smsc/link';

const DOCUMENT = textOf('docs/carriers.md');
const [, block = ''] = /```cmpp\n([\s\S]*?)```/.exec(DOCUMENT) ?? [];
const [, url = ''] = /`(cmpp:\/\/900001:secret@[^`]+)`/.exec(DOCUMENT) ?? [];

/** Each PDU by the words it stands under. */
const pdus = block
  .split(/\n(?=\S)/)
  .map((lines) => {
    const [title = '', ...octets] = lines.trimEnd().split('\n');
    const written = octets.map((line) => /^\s*((?:(?:00×\d+|[0-9a-f]{2,})(?: |$))+)/.exec(line)?.[1]);
    const hex = written.join(' ').replace(/00×(\d+)/g, (_, count) => '00'.repeat(Number(count)));
    return [title, Buffer.from(hex.replaceAll(' ', ''), 'hex')] as const;
  })
  .filter(([title]) => title !== '');

test.each(pdus)('%s: is as long as it says', (_, pdu) => {
  expect(pdu).toHaveLength(pdu.readUInt32BE(0));
});

test('is what is written, and what it is answered with', () => {
  const [connect, welcome, deliver, taken, submit, sent, report, told, question, answer, bye, gone] =
    pdus.map(([, pdu]) => pdu);
  const Timestamp = 306085959;
  const source = authenticatorSource('900001', 'secret', Timestamp);
  const login = { Source_Addr: '900001', AuthenticatorSource: source, Version: 0x30, Timestamp };
  expect(connect).toEqual(encode(COMMAND.connect, 1, CONNECT, login));
  const AuthenticatorISMG = authenticatorIsmg(Buffer.alloc(4), source, 'secret');
  const entry = { Status: 0, AuthenticatorISMG, Version: 0x30 };
  expect(welcome).toEqual(encode(0x80000001, 1, BODIES_3.connectResponse, entry));

  if (!deliver || !submit || !sent || !report || !question || !bye) throw new Error('the day is not whole');
  const asked = BODIES_3.deliver.decode(deliver, HEADER, 1);
  expect(asked).toMatchObject({ Dest_Id: '10628', Src_terminal_Id: '13800000001', Msg_Fmt: 8 });
  expect(taken).toEqual(responseTo(deliver, 0, BODIES_3));
  const [planned] = planSubmits(outbound({ text: '【乡信】粮补316.50元已到账' }), parseCmppUrl(url), 0, 0);
  expect(planned && encode(COMMAND.submit, 2, BODIES_3.submit, planned)).toEqual(submit);
  const { Msg_Id } = BODIES_3.submitResponse.decode(sent, HEADER, 1);

  const { Msg_Content, Registered_Delivery } = BODIES_3.deliver.decode(report, HEADER, 1);
  expect(Registered_Delivery).toBe(1);
  const said = { Msg_Id, Stat: 'DELIVRD', Dest_terminal_Id: '13800000001' };
  expect(BODIES_3.report.decode(Msg_Content, 0, 1)).toMatchObject(said);
  expect(told).toEqual(responseTo(report, 0, BODIES_3));

  expect(question).toEqual(CMPP_WIRE.keepAlive?.(3));
  expect(answer).toEqual(responseTo(question, 0, BODIES_3));
  expect(bye).toEqual(bare(COMMAND.terminate, 4));
  expect(gone).toEqual(responseTo(bye, 0, BODIES_3));
});
