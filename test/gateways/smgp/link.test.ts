/** A link of SMGP: its log-in, what it writes, and what it makes of what comes. */
import { HEADER } from '../../../gateways/china/shortHeader';
import { LOGIN, type Submit, TAG } from '../../../gateways/smgp/pdu';
import { idOf, SmgpGateway } from '../../../src/carrier/smgp';
import { readText } from '../../../src/core/text/octets';
import { type SmgpLink, startSmgp } from '../../support/smgp/link';
import { failure, outbound, send, ucs2 } from '../../support/smsc/link';

let link: SmgpLink;
afterEach(() => link.close());

async function up(query = '', peer = new SmgpGateway()): Promise<SmgpLink> {
  link = await startSmgp(query, peer);
  await link.heard.readies.next();
  return link;
}
const textOf = ({ MsgContent, MsgFormat }: Submit, header = 0) =>
  readText([{ octets: MsgContent.subarray(header), alphabet: MsgFormat === 15 ? 'gb18030' : 'ucs2' }]);

describe('the log-in', () => {
  test('says who we are, for both ways, at the gateways’ time', async () => {
    const { peer, gateway, warnings } = await up();
    const { ClientID, LoginMode, TimeStamp } = LOGIN.decode(await peer.next('login'), HEADER, 10);
    expect([ClientID, LoginMode]).toEqual(['12345678', 2]);
    expect(String(TimeStamp)).toMatch(/^112309000\d$/); // 01:00 of UTC is 09:00 in China
    expect(gateway.health().detail).toMatch(/^both ways at 127\.0\.0\.1:\d+: up$/);
    expect(warnings).toEqual([]);
  });

  test('says on each of a pair what it is for, and messages leave by the one that sends', async () => {
    const { peer } = await up('bind=pair');
    const modes = [await peer.next('login'), await peer.next('login')].map(
      (login) => LOGIN.decode(login, HEADER, 10).LoginMode,
    );
    expect(modes.sort()).toEqual([0, 1]);
    await send(link, outbound({ text: '已到账' }));
    expect(peer.segments()).toHaveLength(1);
  });
});

describe('what goes out', () => {
  test('costs nobody anything, asks for its receipt, and is GB18030', async () => {
    const { peer } = await up('service_id=XXNZ');
    await send(link, outbound({ text: '已到账', lane: 'notice' }));
    expect(peer.segments()).toEqual([
      {
        MsgType: 6,
        NeedReport: 1,
        Priority: 0,
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
        MsgContent: Buffer.from('d2d1b5bdd5cb', 'hex'),
        Reserve: '',
        parameters: new Map(),
      },
    ]);
  });

  test('plain ASCII goes as ASCII up to 140 octets; an alert first', async () => {
    const { peer } = await up();
    await send(link, outbound({ text: 'a'.repeat(140), lane: 'alert' }));
    await send(link, outbound({ text: 'a'.repeat(141) }));
    expect(peer.segments().map(({ MsgFormat, Priority }) => [MsgFormat, Priority])).toEqual([
      [0, 3],
      [15, 0],
      [15, 0],
    ]);
  });

  test.each([
    ['', 1, 6, [67, 66]],
    ['alphabet=ucs2&long=udh16', 1, 7, [66, 66, 1]],
    ['long=pk', undefined, 0, [67, 66]],
  ])('133 characters by %p', async (query, udhi, header, lengths) => {
    const { peer } = await up(query);
    const text = '惠'.repeat(66) + '农'.repeat(67);
    const { references } = await send(link, outbound({ text }));
    const segments = peer.segments();
    const pieces = segments.map((segment) => textOf(segment, header));
    expect(pieces.join('')).toBe(text);
    expect(pieces.map(({ length }) => length)).toEqual(lengths);
    expect(new Set(references).size).toBe(segments.length);
    for (const [index, { parameters, MsgContent }] of segments.entries()) {
      expect(parameters.get(TAG.TP_udhi)?.[0]).toBe(udhi);
      expect(parameters.get(TAG.PkTotal)?.[0]).toBe(segments.length);
      expect(parameters.get(TAG.PkNumber)?.[0]).toBe(index + 1);
      expect(MsgContent.length).toBeLessThanOrEqual(140);
    }
  });

  test('says whose it is where the gateway wants it, and behind 86', async () => {
    const { peer } = await up('msg_src=12345678&prefix=86&validity=absolute&receipts=none');
    await send(link, outbound({ expiresAt: Date.UTC(2026, 10, 23, 17, 30) }));
    const [sent] = peer.segments();
    expect(sent).toMatchObject({
      DestTermID: ['8613800000001'],
      ValidTime: '261124013000032+',
      NeedReport: 0,
    });
    expect(sent?.parameters.get(TAG.MsgSrc)?.toString()).toBe('12345678');
    expect(await failure(send(link, outbound({ from: '1'.repeat(21) })))).toBe('rejected address');
  });
});

describe('what comes in', () => {
  test('parts that the gateway numbers itself, under one MsgID', async () => {
    const { heard, peer } = await up();
    const numbered = (number: number) => ({
      MsgID: idOf(321),
      MsgFormat: 8,
      MsgContent: ucs2('俺家'[number - 1] ?? ''),
      parameters: new Map([
        [TAG.PkTotal, Buffer.from([2])],
        [TAG.PkNumber, Buffer.from([number])],
      ]),
    });
    for (const number of [2, 1]) expect(await peer.deliver(numbered(number))).toBe(0);
    const part = { reference: 0x0321, width: 16, total: 2 };
    expect(heard.parts.all).toMatchObject([
      { octets: ucs2('家'), part: { ...part, number: 2 } },
      { octets: ucs2('俺'), part: { ...part, number: 1 } },
    ]);
    expect(new Set(heard.parts.all.map(({ id }) => id)).size).toBe(2);
  });

  test('an answer carries the LinkID of the question', async () => {
    const { heard, peer } = await up();
    const LinkID = Buffer.from('20261123000017'.padEnd(20, '\0'));
    await peer.deliver({ parameters: new Map([[TAG.LinkID, LinkID]]) });
    const [{ returnAddress } = {}] = heard.messages.all;
    await send(link, outbound({ ...(returnAddress && { returnAddress }) }));
    expect(peer.segments()[0]?.parameters.get(TAG.LinkID)).toEqual(LinkID);
  });

  test.each([
    ['DELIVRD', '000', 'delivered', undefined],
    ['EXPIRED', '007', 'expired', '007'],
    ['UNDELIV', '005', 'undeliverable', '005'],
    ['REJECTD', '010', 'rejected', '010'],
    ['ACCEPTD', '000', 'accepted', '000'],
    ['MK:0001', '001', 'undeliverable', 'MK:0001'],
    ['VENDOR1', '999', 'undeliverable', '999'],
  ])('a report %p, err %s: %s', async (stat, err, state, code) => {
    const { heard, peer } = await up();
    const { references } = await send(link, outbound());
    expect(references).toEqual(['01006101161700000001']);
    await peer.report(references[0] ?? '', stat, err);
    expect(heard.receipts.all).toMatchObject([
      { references, state, ids: 'same', to: ['+8613800000001', expect.anything()] },
    ]);
    expect(heard.receipts.all[0]?.code).toBe(code);
  });

  test('a report whose ten octets are of any value, whose words run together, whose id is written out, or which is UCS-2', async () => {
    const { heard, peer } = await up();
    const id = Buffer.from('3a0d2000204e00ff7374', 'hex'); // a colon, an end of line, a blank, zeros, "st"
    const run = Buffer.from(
      'sSub:001sDlvrd:000sSubmit_Date:2611230900sDone_Date:2611230901sStat:UNDELIVsErr:013sText:000',
    );
    await peer.reportIn(Buffer.concat([Buffer.from('id:'), id, run]));
    await peer.reportIn(
      Buffer.from('id:01006101161700000001 sub:001 dlvrd:001 stat:DELIVRD err:000 text:id:9'),
    );
    await peer.reportIn(Buffer.from('id:01006101161700000002 stat:EXPIRED err:001', 'utf16le').swap16());
    expect(heard.receipts.all).toMatchObject([
      { references: ['3a0d2000204e00ff7374'], state: 'undeliverable', code: '013' },
      { references: ['01006101161700000001'], state: 'delivered' },
      { references: ['01006101161700000002'], state: 'expired', code: '001' },
    ]);
  });

  test('a report that names no message is refused, and is nobody’s text', async () => {
    const { heard, peer } = await up();
    expect(await peer.reportIn(Buffer.from('stat:DELIVRD'))).toBe(10);
    expect(await peer.reportIn(Buffer.from('id:12345'))).toBe(10);
    expect(heard.messages.all).toEqual([]);
  });
});
