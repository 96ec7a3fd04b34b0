/** A link of CMPP: its log-in, what it writes, and what it makes of what comes. */
import { HEADER } from '../../../gateways/china/shortHeader';
import { CONNECT, type Submit } from '../../../gateways/cmpp/pdu';
import { CmppGateway } from '../../../src/carrier/cmpp';
import { readText } from '../../../src/core/text/octets';
import { type CmppLink, startCmpp } from '../../support/cmpp/link';
import { failure, outbound, send, ucs2 } from '../../support/smsc/link';

let link: CmppLink;
afterEach(() => link.close());

async function up(query = '', peer = new CmppGateway()): Promise<CmppLink> {
  link = await startCmpp(query, peer);
  await link.heard.readies.next();
  return link;
}
const textOf = ({ Msg_Content }: Submit, header = 0) =>
  Buffer.from(Msg_Content.subarray(header)).swap16().toString('utf16le');

describe('the log-in', () => {
  test('says who we are, in 3.0, at the gateways’ time', async () => {
    const { peer, gateway, warnings } = await up();
    const { Source_Addr, Version, Timestamp } = CONNECT.decode(await peer.next('connect'), HEADER, 1);
    expect([Source_Addr, Version]).toEqual(['900001', 0x30]);
    expect(String(Timestamp)).toMatch(/^112309000\d$/); // 01:00 of UTC is 09:00 in China
    expect(gateway.health().detail).toMatch(/^both ways at 127\.0\.0\.1:\d+: up$/);
    expect(warnings).toEqual([]);
  });

  test('of a gateway that speaks 2.0 only is tried again in 2.0, and says so', async () => {
    link = await startCmpp('', new CmppGateway('2.0'));
    expect(await link.downs.next()).toBe(
      'the gateway does not speak CMPP 3.0: it is asked for 2.0; next try in 1 s',
    );
    link.clock.advance(1_000);
    await link.heard.readies.next();
    expect(link.gateway.health().detail).toMatch(/up; the gateway speaks CMPP 2\.0 only$/);
    await send(link, outbound());
    expect(link.peer.segments()).toMatchObject([{ Dest_terminal_Id: ['13800000001'] }]);
  });

  test('of a gateway that lets us in and goes on in 2.0 goes on in 2.0', async () => {
    const peer = new CmppGateway('2.0');
    peer.older = 'goes on';
    await up('', peer);
    await send(link, outbound());
    expect(peer.segments()).toMatchObject([{ Dest_terminal_Id: ['13800000001'], Src_Id: '10628' }]);
    expect(await peer.deliver({})).toBe(0);
  });
});

describe('what goes out', () => {
  test('costs nobody anything, and asks for its receipt', async () => {
    const { peer } = await up('service_id=XXNZ');
    await send(link, outbound({ text: '已到账', lane: 'notice' }));
    expect(peer.segments()).toMatchObject([
      {
        Pk_total: 1,
        Pk_number: 1,
        Registered_Delivery: 1,
        Service_Id: 'XXNZ',
        Fee_UserType: 2,
        FeeType: '01',
        FeeCode: '000000',
        Msg_src: '900001',
        Msg_Fmt: 8,
        TP_udhi: 0,
        ValId_Time: '',
        Src_Id: '10628',
        Dest_terminal_Id: ['13800000001'],
        LinkID: '',
      },
    ]);
    expect(peer.segments().map((segment) => textOf(segment))).toEqual(['已到账']);
  });

  test('plain ASCII goes as ASCII, up to 159 characters', async () => {
    const { peer } = await up();
    await send(link, outbound({ text: 'a'.repeat(159) }));
    await send(link, outbound({ text: 'a'.repeat(160) }));
    expect(peer.segments().map(({ Msg_Fmt, Msg_Content }) => [Msg_Fmt, Msg_Content.length])).toEqual([
      [0, 159],
      [8, 140],
      [8, 140],
      [8, 58],
    ]);
  });

  test.each([
    ['', 1, 6, [67, 66]],
    ['long=udh16', 1, 7, [66, 66, 1]],
    ['long=pk', 0, 0, [67, 66]],
  ])('133 characters by %p', async (query, TP_udhi, header, lengths) => {
    const { peer } = await up(query);
    const text = '惠'.repeat(66) + '农'.repeat(67);
    const { references } = await send(link, outbound({ text }));
    const segments = peer.segments();
    const pieces = segments.map((segment) => textOf(segment, header));
    expect(pieces.join('')).toBe(text);
    expect(pieces.map(({ length }) => length)).toEqual(lengths);
    expect(new Set(references).size).toBe(segments.length);
    for (const [index, segment] of segments.entries()) {
      expect(segment).toMatchObject({ TP_udhi, Pk_total: segments.length, Pk_number: index + 1, Msg_Fmt: 8 });
      if (header > 0) expect(segment.Msg_Content[0]).toBe(header - 1);
    }
  });

  test('goes in GB18030 where the gateway wants it, 140 octets and no character cut', async () => {
    const { peer } = await up('alphabet=gb18030');
    await send(link, outbound({ text: '【乡信】补贴316.50元' }));
    await send(link, outbound({ text: '农'.repeat(71) }));
    await send(link, outbound({ text: '㒲'.repeat(60) })); // four octets each
    const [short, first, second, ...rare] = peer.segments();
    expect(short).toMatchObject({ Msg_Fmt: 15 });
    expect(readText([{ octets: short?.Msg_Content ?? Buffer.alloc(0), alphabet: 'gb18030' }])).toBe(
      '【乡信】补贴316.50元',
    );
    expect([first, second].map((part) => [part?.Msg_Fmt, part?.Msg_Content.length])).toEqual([
      [15, 140],
      [15, 14],
    ]);
    expect(rare.map((part) => [part.Msg_Fmt, part.Msg_Content.length])).toEqual([
      [15, 138],
      [15, 114],
    ]);
  });

  test.each<[string, (text: string) => string]>([
    ['', (text) => `【乡信】${text}`],
    ['signature=back', (text) => `${text}【乡信】`],
    ['signature=carrier', (text) => text],
  ])(
    'with the signature where the gateway wants it, counted wherever it stands: %p',
    async (query, signed) => {
      const { peer } = await up(`${query}&long=pk`);
      for (const length of [66, 67]) await send(link, outbound({ text: `【乡信】${'惠'.repeat(length)}` }));
      const [whole, ...parts] = peer.segments();
      expect(whole && textOf(whole)).toBe(signed('惠'.repeat(66)));
      expect(parts).toHaveLength(2);
      expect(parts.map((part) => textOf(part)).join('')).toBe(signed('惠'.repeat(67)));
    },
  );

  test('leaves from the code that was asked, digits behind the access code included, at most 20', async () => {
    const { peer } = await up('prefix=86');
    await send(link, outbound({ from: '106280107' }));
    expect(peer.segments()).toMatchObject([{ Src_Id: '106280107', Dest_terminal_Id: ['8613800000001'] }]);
    expect(await failure(send(link, outbound({ from: '1'.repeat(21) })))).toBe('rejected address');
  });

  test('says until when it is worth anything, where the operator wants it, in the time of China', async () => {
    const { peer, clock } = await up('validity=absolute&receipts=none');
    await send(link, outbound({ expiresAt: Date.UTC(2026, 10, 23, 17, 30) }));
    await send(link, outbound({ expiresAt: clock.now() + 30_000 }));
    expect(peer.segments()).toMatchObject([
      { ValId_Time: '261124013000032+', Registered_Delivery: 0 },
      { ValId_Time: '' },
    ]);
  });

  test('is written again under its number where no answer came, and counts once', async () => {
    const { peer, clock } = await up('timeout=20');
    peer.submit = 'silent';
    const sending = send(link, outbound());
    const first = await peer.next('submit');
    clock.advance(20_100);
    expect(await peer.next('submit')).toEqual(first);
    peer.submit = 0;
    clock.advance(20_100);
    expect(await peer.next('submit')).toEqual(first);
    expect((await sending).references).toHaveLength(1);
    clock.advance(60_000);
    await send(link, outbound());
    expect(peer.segments()).toHaveLength(4);
  });
});

describe('what comes in', () => {
  const bring = (text: string, changes = {}) =>
    link.peer.deliver({ Msg_Fmt: 8, Msg_Content: ucs2(text), ...changes });

  test('an answer carries the LinkID of the question', async () => {
    const { heard, peer } = await up();
    await bring('BT', { LinkID: '20261123000017' });
    const [{ returnAddress } = {}] = heard.messages.all;
    await send(link, outbound({ ...(returnAddress && { returnAddress }) }));
    expect(peer.segments()).toMatchObject([{ LinkID: '20261123000017' }]);
  });

  test.each([
    ['8610628', '10628'],
    ['+86106281', '106281'],
    ['008612345', '12345'],
    ['10628', '10628'],
    ['86010628', '86010628'],
  ])('what was written to %s is answered from %s', async (Dest_Id, code) => {
    const { heard } = await up();
    await bring('BT', { Dest_Id });
    expect(heard.messages.all).toMatchObject([{ to: code }]);
  });

  test.each([
    ['DELIVRD', 'delivered', undefined],
    ['EXPIRED', 'expired', 'EXPIRED'],
    ['UNDELIV', 'undeliverable', 'UNDELIV'],
    ['REJECTD', 'rejected', 'REJECTD'],
    ['ACCEPTD', 'accepted', 'ACCEPTD'],
    ['UNKNOWN', 'unknown', 'UNKNOWN'],
    ['MK:0001', 'undeliverable', 'MK:0001'],
    ['MI:0024', 'expired', 'MI:0024'],
    ['MN:0001', 'rejected', 'MN:0001'],
    ['MBBLACK', 'undeliverable', 'MBBLACK'],
    ['', 'unknown', undefined],
  ])('a report %p: %s', async (stat, state, code) => {
    const { heard, peer } = await up();
    const { references } = await send(link, outbound());
    expect(BigInt(references[0] ?? '')).toBe(0xb2b9da8000010001n); // more than a double holds
    await peer.report(references[0] ?? '', stat);
    await peer.report(references[0] ?? '', stat, { short: true });
    for (const receipt of heard.receipts.all) {
      expect(receipt).toMatchObject({ references, state, to: ['+8613800000001'], ids: 'same' });
      expect(receipt.code).toBe(code);
    }
    expect(heard.receipts.all).toHaveLength(2);
  });

  test('a report that is cut is refused, and is nobody’s text', async () => {
    const { heard } = await up();
    expect(await bring('', { Registered_Delivery: 1, Msg_Content: Buffer.alloc(30) })).toBe(4);
    expect(heard.messages.all).toEqual([]);
  });
});
