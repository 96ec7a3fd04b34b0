/** The service over CMPP: a farmer asks, reads the answer, and word of it comes back under an id of 64 bits. */
import type { CmppGateway } from '../../src/carrier/cmpp';
import { ucs2 } from '../support/smsc/link';
import { type LinkedTo, linkedByCmpp } from './linked';

/** As the watch looks again for the messages of receipts that came early. */
const WATCH = 5_000;
/** The id of the first segment, as the gateway counts: more than a double holds. */
const FIRST = String(0xb2b9da8000010001n);
const BESIDE = String(0xb2b9da8000010002n);
const QUESTION = { Msg_Fmt: 8, Msg_Content: ucs2('补贴') };

let link: LinkedTo<CmppGateway>;
beforeEach(async () => {
  link = await linkedByCmpp();
});
afterEach(() => link.close());

test('a question is answered from the code that it went to, once', async () => {
  const { peer, next } = link;
  const Msg_Id = Buffer.from('33240000002d0001', 'hex');
  expect(await peer.deliver({ ...QUESTION, Msg_Id, Dest_Id: '1062801' })).toBe(0);
  await next('settled');
  expect(await peer.deliver({ ...QUESTION, Msg_Id, Dest_Id: '1062801' })).toBe(0);
  expect(peer.segments()).toMatchObject([
    { Src_Id: '1062801', Dest_terminal_Id: ['13800000001'], Msg_Fmt: 8 },
  ]);
});

test.each([
  ['the report', [[FIRST, 'DELIVRD']], 'delivered'],
  [
    'the report twice',
    [
      [FIRST, 'DELIVRD'],
      [FIRST, 'DELIVRD'],
    ],
    'delivered',
  ],
  ['a failure by a code', [[FIRST, 'MK:0001']], 'undeliverable'],
  ['word that it is on its way', [[FIRST, 'ACCEPTD']], 'accepted'],
  ['the report of the next id, which is nobody’s', [[BESIDE, 'DELIVRD']], 'sent'],
])('%s', async (_, reports, state) => {
  const { peer, next, states } = link;
  await peer.deliver(QUESTION);
  await next('settled');
  for (const [id = '', stat] of reports) expect(await peer.report(id, stat)).toBe(0);
  expect(await states()).toEqual([state]);
});

test('a report before the answer to its SUBMIT, and one after a restart', async () => {
  const { peer, clock, next, states, restart } = link;
  peer.submit = 'hold';
  await peer.deliver(QUESTION);
  await peer.next('submit');
  expect(await peer.report(FIRST, 'ACCEPTD')).toBe(0);
  peer.release();
  await next('settled');
  clock.advance(WATCH);
  await restart();
  expect(await peer.report(FIRST)).toBe(0);
  expect(await states()).toEqual(['delivered']);
});
