/** A link of SGIP: its two lines, what it writes, and what it makes of what comes. */
import { BIND, COMMAND, HEADER, type Submit, sequenceNumberOf } from '../../../gateways/sgip/pdu';
import { SgipGateway } from '../../../src/carrier/sgip';
import { readText } from '../../../src/core/text/octets';
import { type SgipLink, startSgip } from '../../support/sgip/link';
import { failure, outbound, send, ucs2 } from '../../support/smsc/link';

let link: SgipLink;
afterEach(() => link.close());

/** Both lines are up. */
async function up(query = '', peer = new SgipGateway()): Promise<SgipLink> {
  link = await startSgip(query, peer);
  await link.heard.readies.next();
  expect(await peer.meet(link.listen)).toBe(0);
  return link;
}
const textOf = ({ MessageContent, MessageCoding }: Submit, header = 0) =>
  readText([
    { octets: MessageContent.subarray(header), alphabet: MessageCoding === 15 ? 'gb18030' : 'ucs2' },
  ]);

describe('the lines', () => {
  test('ours says who we are under a number of our node, at the gateways’ time', async () => {
    const { peer, gateway } = await up();
    const bind = await peer.next('bind');
    const fields = { LoginType: 1, LoginName: 'unicom', LoginPassword: 'secret' };
    expect(BIND.decode(bind, HEADER, 5)).toMatchObject(fields);
    const number = sequenceNumberOf(bind);
    expect(number.readUInt32BE(0)).toBe(3_041_012_345);
    expect(String(number.readUInt32BE(4))).toMatch(/^112309000\d$/); // 01:00 of UTC is 09:00 in China
    expect(gateway.health()).toMatchObject({ state: 'up' });
  });

  test.each([
    [
      'a wrong password',
      { LoginPassword: 'guessed' },
      1,
      'its name or password is not that of gateway_account',
    ],
    ['a wrong name', { LoginName: 'somebody' }, 1, 'its name or password is not that of gateway_account'],
    ['the log-in of an enterprise', { LoginType: 1 }, 4, 'its LoginType is 1, not 2'],
  ])('the gateway’s: %s is not let in, and health says why until one is', async (_, changes, result, why) => {
    link = await startSgip();
    const { gateway, heard, listen, peer } = link;
    await heard.readies.next();
    const closed = peer.closes.next();
    expect(await peer.meet(listen, changes)).toBe(result);
    await closed;
    const waits = `: up; delivering at port ${listen}: 0 connected; 127.0.0.1 dialled and was not let in: ${why}`;
    expect(gateway.health()).toMatchObject({ state: 'up', detail: expect.stringContaining(waits) });
    expect(await peer.meet(listen)).toBe(0);
    expect(gateway.health().detail).toMatch(/: up; delivering at port \d+: 1 connected$/);
    expect(await peer.ask(COMMAND.bind, BIND, BIND.decode(await peer.next('bind'), HEADER, 5))).toBe(2);
  });

  test('the gateway’s: from a stranger’s address nobody is answered', async () => {
    link = await startSgip('from=192.0.2.0/24');
    await link.heard.readies.next();
    const closed = link.peer.closes.next();
    await link.peer.dial(link.listen);
    await closed;
    expect(link.peer.pdus.all.filter((pdu) => pdu.readUInt32BE(4) >= 0x80000000)).toEqual([]);
  });

  test('the gateway’s: it says good-bye, and comes again; ours stays', async () => {
    const { peer, gateway, heard } = await up();
    await peer.deliver({});
    const closed = peer.closes.next();
    await peer.askPdu((sequence) => {
      const pdu = Buffer.alloc(HEADER);
      pdu.writeUInt32BE(HEADER, 0);
      pdu.writeUInt32BE(COMMAND.unbind, 4);
      sequence.copy(pdu, 8);
      return pdu;
    });
    await closed;
    expect(gateway.health().state).toBe('up');
    await send(link, outbound());
    expect(await peer.meet(link.listen)).toBe(0);
    await peer.deliver({});
    peer.sockets.at(-1)?.destroy();
    await peer.closes.next();
    expect(await peer.meet(link.listen)).toBe(0);
    await peer.deliver({});
    const [first, second, third] = heard.messages.all.map(({ connection }) => connection);
    // Only what was cut off is delivered again: the same text over the second connection is another one.
    expect([first === second, second === third]).toEqual([true, false]);
  });

  test('two of ours never give two messages one name', async () => {
    link = await startSgip('connections=2&window=1');
    const { heard, peer } = link;
    await heard.readies.next();
    await heard.readies.next();
    const sends = await Promise.all(['a', 'b', 'c', 'd'].map((text) => send(link, outbound({ text }))));
    const counters = sends.map(({ references: [reference = ''] }) => reference.slice(16));
    expect(new Set(counters).size).toBe(4);
    expect(peer.sockets).toHaveLength(2);
  });
});

describe('what goes out', () => {
  test('costs nobody anything, and asks for its report', async () => {
    const { peer } = await up('service_type=XXNZ');
    await send(link, outbound({ text: '已到账', lane: 'notice' }));
    expect(peer.segments()).toEqual([
      {
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
        Priority: 0,
        ExpireTime: '',
        ScheduleTime: '',
        ReportFlag: 1,
        TP_pid: 0,
        TP_udhi: 0,
        MessageCoding: 8,
        MessageType: 0,
        MessageContent: ucs2('已到账'),
        Reserve: '',
      },
    ]);
  });

  test.each([
    ['', 6, [67, 66], 8],
    ['alphabet=gb18030&long=udh16', 7, [66, 66, 1], 15],
  ])('133 characters by %p', async (query, header, lengths, coding) => {
    const { peer } = await up(query);
    const text = '惠'.repeat(66) + '农'.repeat(67);
    const { references } = await send(link, outbound({ text }));
    const segments = peer.segments();
    const pieces = segments.map((segment) => textOf(segment, header));
    expect(pieces.join('')).toBe(text);
    expect(pieces.map(({ length }) => length)).toEqual(lengths);
    expect(new Set(references).size).toBe(segments.length);
    for (const { TP_udhi, MessageCoding } of segments) expect([TP_udhi, MessageCoding]).toEqual([1, coding]);
  });

  test('an answer says what it answers, in the time that the operator wants, and asks for no report', async () => {
    const { peer } = await up('validity=absolute&receipts=none');
    const expiresAt = Date.UTC(2026, 10, 23, 17, 30);
    await send(link, outbound({ lane: 'reply', returnAddress: 'link1234', expiresAt }));
    const said = { MorelatetoMTFlag: 0, ReportFlag: 2, Reserve: 'link1234', ExpireTime: '261124013000032+' };
    expect(peer.segments()).toMatchObject([said]);
  });

  test('"illegal log-in" to a message ends the session, and the line is dialled again', async () => {
    const { peer, downs } = await up();
    peer.submit = 1;
    expect(await failure(send(link, outbound()))).toMatch(/^misconfigured/);
    await downs.next();
  });
});

describe('what comes in', () => {
  test('an answer carries what the question carried', async () => {
    const { heard, peer } = await up();
    await peer.deliver({ Reserve: 'link1234' });
    expect(heard.messages.all).toMatchObject([{ returnAddress: 'link1234' }]);
  });

  test.each([
    [0, 0, 'delivered', undefined],
    [1, 0, 'accepted', undefined],
    [2, 29, 'undeliverable', 'SGIP:29'],
    [7, 0, 'unknown', undefined],
  ])('a report of state %i, error %i: %s', async (state, error, told, code) => {
    const { heard, peer } = await up();
    const { references } = await send(link, outbound());
    expect(references[0]).toMatch(/^b5422a79[0-9a-f]{16}$/);
    await peer.report(references[0] ?? '', state, error);
    const receipt = { references, state: told, ids: 'same', to: ['+8613800000001'] };
    expect(heard.receipts.all).toMatchObject([receipt]);
    expect(heard.receipts.all[0]?.code).toBe(code);
  });
});
