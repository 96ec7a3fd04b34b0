/** How much of what is sent is held at the same time, and what is not read at all. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Gateway, WebHead } from '../../../src/ports';
import { bodyBudget } from '../../../src/web/http/bodyBudget';
import { fakeWeb } from '../support/fakeWeb';

const MIB = 1_048_576;
let stop = async () => {};
afterEach(() => stop());

/** A gateway that lets in who shows `x-token`; `body` is all that it was handed. */
async function served() {
  const bodies: number[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const web = {
    path: '/gateways/ussd',
    admit: ({ headers }: WebHead) =>
      headers['x-token'] === undefined ? { status: 403, type: 'text/plain', body: 'no' } : null,
    answer: async ({ body }: { body: Buffer }) => {
      bodies.push(body.length);
      await held;
      return { status: 200, type: 'text/plain', body: 'CON' };
    },
  };
  const gateway = { name: 'ussd', web } as unknown as Gateway; // the web looks at nothing else
  const { web: server } = await fakeWeb({ gateways: [gateway] });
  const { url } = await server.start();
  const sockets: Socket[] = [];
  stop = async () => {
    for (const socket of sockets) socket.destroy();
    letGo();
    await server.stop();
  };

  /** Says that a body of this length comes, and sends so much of it. */
  function post(path: string, length: number, sent: number, headers = ''): { status: Promise<number> } {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => {});
    socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${length}\r\n${headers}\r\n`);
    socket.write(Buffer.alloc(sent, 'a'));
    const status = once(socket, 'data').then(([chunk]) => Number(String(chunk).split(' ')[1]));
    return { status };
  }
  return { post, bodies, letGo };
}

test('who may not come in is told so before a word of the body was sent', async () => {
  const { post, bodies } = await served();
  expect(await post('/gateways/ussd', MIB, 0).status).toBe(403);
  expect(await post('/api/v1/cases/events', MIB, 0, 'Content-Type: application/json\r\n').status).toBe(404);
  expect(bodies).toEqual([]);
});

test('bodies are held within a bound until they are answered, and what is over it is told to come again', async () => {
  const { post, bodies, letGo } = await served();
  const token = 'X-Token: 1\r\n';
  // Octets of 32 bodies and not one more.
  const held: Promise<number>[] = [];
  for (let count = 1; count <= 32; count++) {
    held.push(post('/gateways/ussd', MIB, MIB, token).status);
    while (bodies.length < count) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await post('/gateways/ussd', 1, 1, token).status).toBe(503);
  expect(await post('/gateways/ussd', MIB, MIB, token).status).toBe(503);
  letGo();
  expect(new Set(await Promise.all(held))).toEqual(new Set([200]));
  expect(await post('/gateways/ussd', 1, 1, token).status).toBe(200);
});

describe('what is set aside for bodies read elsewhere', () => {
  const response = () => {
    const listeners: (() => void)[] = [];
    return {
      once: (_: string, done: () => void) => void listeners.push(done),
      close: () => listeners.map((f) => f()),
    };
  };
  const asks = (headers: Record<string, string>) => ({ headers }) as never;
  test('is what a request says, at most the limit of each, until it is answered', () => {
    const hasRoom = bodyBudget(100, 40);
    const first = response();
    expect(hasRoom(asks({ 'content-length': '40' }), first as never)).toBe(true);
    expect(hasRoom(asks({ 'content-length': '4000' }), response() as never)).toBe(true);
    expect(hasRoom(asks({ 'transfer-encoding': 'chunked' }), response() as never)).toBe(false);
    expect(hasRoom(asks({ 'content-length': '20' }), response() as never)).toBe(true);
    expect(hasRoom(asks({ 'content-length': '1' }), response() as never)).toBe(false);
    expect(hasRoom(asks({}), response() as never)).toBe(true);
    first.close();
    expect(hasRoom(asks({ 'transfer-encoding': 'chunked' }), response() as never)).toBe(true);
  });
});
