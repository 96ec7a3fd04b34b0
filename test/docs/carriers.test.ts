/** The day's traffic in docs/carriers.md against the code: what we are said to write is what we write. */

import { PROTOCOLS } from '../../gateways';
import { bare, encode, HEADER } from '../../gateways/china/shortHeader';
import { parseCmppUrl } from '../../gateways/cmpp/options';
import { planSubmits } from '../../gateways/cmpp/outbound';
import {
  authenticatorIsmg,
  authenticatorSource,
  BODIES_3,
  CMPP_WIRE,
  COMMAND,
  CONNECT,
  responseTo,
} from '../../gateways/cmpp/pdu';
import { readDelivery as readSgip } from '../../gateways/sgip/inbound';
import { parseSgipUrl } from '../../gateways/sgip/options';
import { planSubmits as planSgip } from '../../gateways/sgip/outbound';
import {
  BIND,
  encode as encodeSgip,
  COMMAND as SGIP,
  HEADER as SGIP_HEADER,
  SUBMIT as SGIP_SUBMIT,
  sequenceNumber,
  responseTo as sgipResponse,
} from '../../gateways/sgip/pdu';
import { readDelivery } from '../../gateways/smgp/inbound';
import { parseSmgpUrl } from '../../gateways/smgp/options';
import { planSubmits as planSmgp } from '../../gateways/smgp/outbound';
import {
  authenticatorClient,
  authenticatorServer,
  LOGIN,
  LOGIN_RESP,
  COMMAND as SMGP,
  SMGP_WIRE,
  SUBMIT,
  responseTo as smgpResponse,
  TAKEN,
} from '../../gateways/smgp/pdu';
import { textOf } from '../support/imports';
import { outbound } from '../support/smsc/link';

const DOCUMENT = textOf('docs/carriers.md');
/** The day of a protocol: each PDU by the words it stands under, and the address of the link. */
function dayOf(protocol: string) {
  const [, block = ''] = new RegExp(`\`\`\`${protocol}\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT) ?? [];
  const [, url = ''] = new RegExp(`\`(${protocol}://[^\`:]+:secret@[^\`]+)\``).exec(DOCUMENT) ?? [];
  const pdus = block
    .split(/\n(?=\S)/)
    .map((lines) => {
      const [title = '', ...octets] = lines.trimEnd().split('\n');
      const written = octets.map((line) => /^\s*((?:(?:00×\d+|[0-9a-f]{2,})(?: |$))+)/.exec(line)?.[1]);
      const hex = written.join(' ').replace(/00×(\d+)/g, (_, count) => '00'.repeat(Number(count)));
      return [title, Buffer.from(hex.replaceAll(' ', ''), 'hex')] as const;
    })
    .filter(([title]) => title !== '');
  return { pdus, url };
}

const cmpp = dayOf('cmpp');
const smgp = dayOf('smgp');
const sgip = dayOf('sgip');

test('operators are told how a link of each protocol is written', () => {
  const schemes = PROTOCOLS.flatMap((protocol) => protocol.schemes);
  expect(schemes.filter((scheme) => !DOCUMENT.includes(`${scheme}://`))).toEqual([]);
});

test.each([...cmpp.pdus, ...smgp.pdus, ...sgip.pdus])('%s: is as long as it says', (_, pdu) => {
  expect(pdu).toHaveLength(pdu.readUInt32BE(0));
});

test('of CMPP is what is written, and what it is answered with', () => {
  const [connect, welcome, deliver, taken, submit, sent, report, told, question, answer, bye, gone] =
    cmpp.pdus.map(([, pdu]) => pdu);
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
  const [planned] = planSubmits(
    outbound({ text: '【乡信】粮补316.50元已到账' }),
    parseCmppUrl(cmpp.url),
    0,
    0,
  );
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

test('of SMGP is what is written, and what it is answered with', () => {
  const [login, welcome, deliver, taken, submit, sent, report, told, question, answer, bye, gone] =
    smgp.pdus.map(([, pdu]) => pdu);
  const TimeStamp = 306085959;
  const AuthenticatorClient = authenticatorClient('12345678', 'secret', TimeStamp);
  const fields = { ClientID: '12345678', AuthenticatorClient, LoginMode: 2, TimeStamp, ClientVersion: 0x30 };
  expect(login).toEqual(encode(SMGP.login, 1, LOGIN, fields));
  const AuthenticatorServer = authenticatorServer(Buffer.alloc(4), AuthenticatorClient, 'secret');
  const entry = { Status: 0, AuthenticatorServer, ServerVersion: 0x30 };
  expect(welcome).toEqual(encode(0x80000001, 1, LOGIN_RESP, entry));

  if (!deliver || !submit || !sent || !report || !question || !bye) throw new Error('the day is not whole');
  const arrival = { id: 'one', at: 0, gateway: 'ct', connection: 'ct-1' };
  expect(readDelivery(deliver, arrival)).toMatchObject({ message: { text: '补贴', from: '+8613300000001' } });
  expect(taken).toEqual(smgpResponse(deliver, 0));
  const answered = outbound({ text: '【乡信】粮补316.50元已到账', to: '+8613300000001' });
  const [planned] = planSmgp(answered, parseSmgpUrl(smgp.url), 0, 0);
  expect(planned && encode(SMGP.submit, 2, SUBMIT, planned)).toEqual(submit);
  const { MsgID } = TAKEN.decode(sent, HEADER, 1);
  const receipt = { references: [MsgID.toString('hex')], state: 'delivered' };
  expect(readDelivery(report, arrival)).toMatchObject({ kind: 'receipt', receipt });
  expect(told).toEqual(smgpResponse(report, 0));

  expect(question).toEqual(SMGP_WIRE.keepAlive?.(3));
  expect(answer).toEqual(smgpResponse(question, 0));
  expect(bye).toEqual(bare(SMGP.exit, 4));
  expect(gone).toEqual(smgpResponse(bye, 0));
});

test('of SGIP is what is written, and what it is answered with', () => {
  const [bind, welcome, dialled, letIn, deliver, taken, submit, sent, report, told, bye, gone] =
    sgip.pdus.map(([, pdu]) => pdu);
  if (!bind || !dialled || !deliver || !submit || !sent || !report || !bye)
    throw new Error('the day is not whole');
  const number = (time: number, counter: number) => sequenceNumber(3_041_012_345, time, counter);
  const entry = { LoginName: 'unicom', LoginPassword: 'secret', Reserve: '' };
  expect(bind).toEqual(encodeSgip(SGIP.bind, number(306_085_959, 1), BIND, { LoginType: 1, ...entry }));
  expect(welcome).toEqual(sgipResponse(bind, 0));
  expect(BIND.decode(dialled, SGIP_HEADER, 5)).toEqual({ LoginType: 2, ...entry });
  expect(letIn).toEqual(sgipResponse(dialled, 0));

  const arrival = { id: 'one', at: 0, gateway: 'cu', connection: 'cu-1' };
  expect(readSgip(deliver, arrival)).toMatchObject({ message: { text: '补贴', from: '+8613000000001' } });
  expect(taken).toEqual(sgipResponse(deliver, 0));
  const answered = outbound({ text: '【乡信】粮补316.50元已到账', to: '+8613000000001' });
  const [planned] = planSgip(answered, parseSgipUrl(sgip.url), 0, 0);
  expect(planned && encodeSgip(SGIP.submit, number(306_090_001, 2), SGIP_SUBMIT, planned)).toEqual(submit);
  expect(sent).toEqual(sgipResponse(submit, 0));
  const receipt = { references: [submit.toString('hex', 8, SGIP_HEADER)], state: 'delivered' };
  expect(readSgip(report, arrival)).toMatchObject({ kind: 'receipt', receipt });
  expect(told).toEqual(sgipResponse(report, 0));
  expect(gone).toEqual(sgipResponse(bye, 0));
});
