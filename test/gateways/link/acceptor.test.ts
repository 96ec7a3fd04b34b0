/** The port that a peer dials, whatever keeps it from being listened at. */
import { once } from 'node:events';
import { Server } from 'node:net';
import { Acceptor } from '../../../gateways/link/acceptor';
import { SGIP_WIRE } from '../../../gateways/sgip/pdu';
import { freePort } from '../../support/peer/freePort';
import { FakeClock } from '../../support/smsc/clock';

const AGAIN = 10_000;
const clock = new FakeClock();
const downs: string[] = [];
let acceptor: Acceptor;

afterEach(async () => {
  await acceptor.stop(async () => {});
  jest.restoreAllMocks();
});

test('a port at which nobody else can be taken in is given up and had anew, once, however often it says so', async () => {
  const port = await freePort();
  const servers: readonly Server[] = jest.spyOn(Server.prototype, 'listen').mock.contexts;
  acceptor = new Acceptor({
    host: '127.0.0.1',
    port,
    wire: SGIP_WIRE,
    times: { request: 1_000, tries: 1, keepAlive: 1_000 },
    loginTime: 1_000,
    clock,
    sends: false,
    allows: () => true,
    admit: () => ({ answer: Buffer.alloc(0), refused: null }),
    request: () => {},
    up: () => {},
    down: (why) => downs.push(why),
    cutOff: () => {},
  });
  acceptor.start();
  await once(servers[0] as Server, 'listening');
  expect(acceptor.status.state).toBe('up');

  const full = Object.assign(new Error('accept'), { code: 'EMFILE' });
  servers[0]?.emit('error', full);
  servers[0]?.emit('error', full);
  expect(downs).toEqual(['can not listen (EMFILE); next try in 10 s']);
  expect(acceptor.status).toMatchObject({ state: 'down', detail: downs[0] });

  clock.advance(AGAIN);
  expect(servers).toHaveLength(2);
  await once(servers[1] as Server, 'listening');
  expect(acceptor.status.state).toBe('up');
  expect(servers.map(({ listening }) => listening)).toEqual([false, true]);
});
