/** USSD on an SMPP link: the words of a dialogue as octets, and a walk through the whole service. */
import { decodeDelivery } from '../../../gateways/smpp/delivery';
import { parseSmppUrl } from '../../../gateways/smpp/options';
import { createSmppGateway } from '../../../gateways/smpp/protocol';
import { type Smsc, startSmsc } from '../../../src/carrier/smsc';
import type { Received } from '../../../src/carrier/smscPdu';
import { delivery, failure, outbound, send, startLink, type TestLink, ucs2 } from '../../support/smsc/link';
import { openTestService, type TestService } from '../../worlds/spokenService';

const INFO = Buffer.from([0x2a, 0x00]);
/** Of the session after it. */
const NEXT_INFO = Buffer.from([0x2b, 0x00]);
/** A request of USSD; a field that is null is left out. */
const ussd = (text: string, changes: object = {}) => {
  const marks = { service_type: 'USSD', destination_addr: '106', its_session_info: INFO };
  const fields = { ...marks, short_message: Buffer.from(text), ...changes };
  return delivery(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)));
};

describe('on the link', () => {
  let link: TestLink;
  afterEach(() => link.close());
  const up = async (query?: string) => {
    link = await startLink(query);
    await link.heard.readies.next();
  };

  test.each<[string, string, object, { text: string; phase: string }]>([
    ['dialled', '*106#', { ussd_service_op: 1 }, { text: '', phase: 'new' }],
    ['dialled deep', '*106*1*2#', { ussd_service_op: 1 }, { text: '1*2', phase: 'new' }],
    [
      'dialled at a code of two numbers',
      '*106*7*2#',
      { ussd_service_op: 1, destination_addr: '*106*7#' },
      { text: '2', phase: 'new' },
    ],
    [
      'dialled at a name',
      '*106*2#',
      { ussd_service_op: 1, destination_addr: 'gov' },
      { text: '2', phase: 'new' },
    ],
    ['answered', '1', { ussd_service_op: 18 }, { text: '1', phase: 'resume' }],
    ['word of a screen', '', { ussd_service_op: 19 }, { text: '', phase: 'close' }],
    ['broken off', '', { ussd_service_op: 18, esm_class: 0x18 }, { text: '', phase: 'close' }],
    ['dialled, without an operation', '*106#', {}, { text: '', phase: 'new' }],
    ['answered, without an operation', '2', {}, { text: '2', phase: 'resume' }],
  ])('%s', async (_, text, changes, step) => {
    await up();
    expect(await link.smsc.ask('deliver_sm', ussd(text, changes))).toBe(0);
    const { text: said, session, medium } = await link.heard.messages.next();
    expect({ text: said, phase: session?.phase, medium }).toEqual({ ...step, medium: 'ussd' });
  });

  test.each<[string, string, string, object]>([
    ['a link of its own needs no mark', 'ussd=on', '*106#', { service_type: '', its_session_info: null }],
    ['a vendor has its own operations', 'ussd=101,102,103,104', '*106#', { ussd_service_op: 101 }],
  ])('%s', async (_, query, text, changes) => {
    await up(query);
    await link.smsc.ask('deliver_sm', ussd(text, changes));
    expect(await link.heard.messages.next()).toMatchObject({ medium: 'ussd', session: { phase: 'new' } });
  });

  test('a text without any mark is an SMS', async () => {
    await up();
    await link.smsc.ask('deliver_sm', delivery());
    const message = await link.heard.messages.next();
    expect(message.medium).toBe('sms');
    expect(message.session).toBeUndefined();
  });

  test('a screen goes back to the session as it came, in one message whatever its length', async () => {
    await up();
    await link.smsc.ask('deliver_sm', ussd('*106#', { ussd_service_op: 1 }));
    const { returnAddress = '', session } = await link.heard.messages.next();
    await send(link, outbound({ returnAddress, from: '*106#', text: '补'.repeat(80) }));
    await send(
      link,
      outbound({ returnAddress: session?.lastAddress ?? '', from: '106', text: 'a'.repeat(182) }),
    );
    const [asking, ending] = [await link.smsc.next('submit_sm'), await link.smsc.next('submit_sm')];
    expect(asking.fields).toMatchObject({
      service_type: 'USSD',
      ussd_service_op: 2,
      its_session_info: INFO,
      source_addr: '*106#',
      source_addr_ton: 0,
      destination_addr: '8613800000001',
      dest_addr_ton: 1,
      esm_class: 0,
      data_coding: 8,
      registered_delivery: 0,
      validity_period: '',
    });
    expect(asking.raw.includes(ucs2('补'.repeat(80)))).toBe(true);
    expect(ending.fields).toMatchObject({ ussd_service_op: 17, its_session_info: INFO, data_coding: 0 });
  });

  test('a session without its TLV gets none back', async () => {
    await up('ussd=1,18,2,17');
    await link.smsc.ask('deliver_sm', ussd('*106#', { its_session_info: null, ussd_service_op: 1 }));
    const { returnAddress = '' } = await link.heard.messages.next();
    await send(link, outbound({ returnAddress, from: '106', text: '1' }));
    const { fields } = await link.smsc.next('submit_sm');
    expect(fields).toMatchObject({ ussd_service_op: 2 });
    expect(fields.its_session_info).toBeUndefined();
  });

  test('what no screen holds is refused before it is written', async () => {
    await up();
    const returnAddress = '1.1.8613800000001|ussd.2.2a00';
    expect(await failure(send(link, outbound({ returnAddress, text: '补'.repeat(128) })))).toBe(
      'rejected too_long',
    );
  });
});

test('the octets of a dialled code are read as they are known', () => {
  const body =
    '5553534400' +
    '0101' +
    '3836313338303030303030303100' +
    '0000' +
    '31303600' +
    '000000' +
    '0000' +
    '00000000' +
    '05' +
    '2a31323323';
  const tlvs = '0501000101' + '138300022a00';
  const length = (16 + (body.length + tlvs.length) / 2).toString(16).padStart(8, '0');
  const pdu = Buffer.from(`${length}000000050000000000000007${body}${tlvs}`, 'hex');
  const read = decodeDelivery(pdu);
  const { service_type } = read;
  expect([service_type, read.tlvs.number('ussd_service_op'), read.tlvs.octets('its_session_info')]).toEqual([
    'USSD',
    1,
    INFO,
  ]);
});

test.each(['', 'off', '1,2,3', '1,2,3,256', '1,2,3,4,5', '-1,2,3,4'])('ussd=%s is refused', (value) => {
  expect(() => parseSmppUrl(`smpp://a:b@127.0.0.1?ussd=${value}`)).toThrow(
    'ussd must be on, or four operations as 1,18,2,17',
  );
});

describe('a walk through the whole service', () => {
  let smsc: Smsc;
  let service: TestService;
  beforeEach(async () => {
    smsc = await startSmsc();
    const url = `smpp://esme:secret@127.0.0.1:${smsc.port}?name=cm&source=10628`;
    service = await openTestService({
      now: Date.UTC(2026, 10, 23, 2),
      carriers: (tools) => [createSmppGateway(parseSmppUrl(url), tools)],
    });
    await smsc.next('bind_transceiver');
  });
  afterEach(async () => {
    const closed = service.close();
    await smsc.stop();
    await closed;
  });

  async function say(text: string, op: number, session = INFO): Promise<Received> {
    const tlvs = { ussd_service_op: op, its_session_info: session };
    expect(await smsc.ask('deliver_sm', ussd(text, tlvs))).toBe(0);
    return smsc.next('submit_sm');
  }
  const screen = ({ fields }: Received) =>
    Buffer.from(fields.short_message as Buffer)
      .swap16()
      .toString('utf16le');

  test('dial, choose, and say good-bye', async () => {
    const menu = await say('*106#', 1);
    expect(menu.fields.ussd_service_op).toBe(2);
    expect(screen(menu)).toMatch(/\n1 补贴/);
    const list = await say('1', 18);
    expect(screen(list)).toMatch(/^王\*户/);
    expect(list.fields).toMatchObject({ ussd_service_op: 2, its_session_info: INFO, source_addr: '106' });
    const bye = await say('TD', 18);
    expect(bye.fields.ussd_service_op).toBe(17);
  });

  test('a session that the link lost goes on in the next one, and each screen fits', async () => {
    await say('*106#', 1);
    const one = await say('1', 18);
    const more = await say('9', 18);
    expect(screen(more)).not.toBe(screen(one));
    const again = await say('*106#', 1, NEXT_INFO);
    expect(screen(again)).toBe(screen(more));
    expect(again.fields.its_session_info).toEqual(NEXT_INFO);
    for (const { fields } of [one, more, again])
      expect((fields.short_message as Buffer).length).toBeLessThanOrEqual(160);
  });
});
