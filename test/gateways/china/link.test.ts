/** What the links to Chinese carriers share: how they are let in, what a status means, and how a text comes in. */
import type { CarrierPeer } from '../../../src/carrier/carrierPeer';
import { CHINESE } from '../../support/peer/china';
import type { Started } from '../../support/peer/started';
import { failure, outbound, send, ucs2 } from '../../support/smsc/link';

const PERSON = { from: '13800000001', to: '10628', hasHeader: false };
const GB18030 = Buffer.from('b0b3bcd2b5c4b2b9ccf9', 'hex');

describe.each(Object.entries(CHINESE))('%s', (_, row) => {
  let link: Started<CarrierPeer>;
  afterEach(() => link.close());

  /** Logged in, on every line. */
  async function up(): Promise<typeof link> {
    link = await row.start('', row.peer());
    await link.heard.readies.next();
    await row.meet(link);
    return link;
  }

  test('with the wrong secret the log-in is refused, and tried again after half a minute', async () => {
    link = await row.start('', row.peer('another'));
    const why = await link.downs.next();
    expect(why).toContain(`the log-in was refused (${row.refused}): check `);
    expect(why).toMatch(/; next try in 30 s$/);
    expect(link.gateway.health().state).toBe('refused');
  });

  test.each(row.logins)('with status %i the log-in fails, and is tried again soon', async (status, says) => {
    const peer = row.peer();
    peer.login = status;
    link = await row.start('', peer);
    expect(await link.downs.next()).toBe(`the log-in failed: ${says}; next try in 1 s`);
  });

  test.each(row.messages)('a message that is answered with %i: %s', async (status, outcome) => {
    const { peer } = await up();
    peer.submit = status;
    expect(await failure(send(link, outbound()))).toBe(outcome);
  });

  test.each([
    ['UCS-2', 8, ucs2('俺家的补贴')],
    ['GB18030', 15, GB18030],
    ['GB18030 under the number of ASCII', 0, GB18030],
  ])('a text in %s, from a number with and without 86', async (_, coding, octets) => {
    const { heard, peer } = await up();
    expect(await peer.bring({ ...PERSON, to: '1062801', octets, coding })).toBe(true);
    expect(await peer.bring({ ...PERSON, from: '8613800000001', octets, coding })).toBe(true);
    expect(heard.messages.all).toMatchObject([
      { text: '俺家的补贴', from: '+8613800000001', to: '1062801' },
      { text: '俺家的补贴', from: '+8613800000001', to: '10628' },
    ]);
  });

  test('a part of a long text', async () => {
    const { heard, peer } = await up();
    const octets = Buffer.concat([Buffer.from('050003a70201', 'hex'), ucs2('俺')]);
    expect(await peer.bring({ ...PERSON, octets, coding: 8, hasHeader: true })).toBe(true);
    expect(heard.parts.all).toMatchObject([
      { alphabet: 'ucs2', octets: ucs2('俺'), part: { reference: 0xa7, width: 8, total: 2, number: 1 } },
    ]);
  });

  test('a delivery that comes again has the id of before, and another text under its name has not, nor one without a name', async () => {
    const { heard, peer } = await up();
    const other = { octets: ucs2('补贴'), coding: 8 };
    const nameless = row.nameless();
    for (const pdu of [row.deliver(7), row.deliver(7), row.deliver(7, other), nameless, nameless]) {
      peer.write(pdu);
      await heard.messages.next();
    }
    const ids = heard.messages.all.map(({ id }) => id);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });
});
