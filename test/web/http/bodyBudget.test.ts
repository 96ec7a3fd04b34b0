/** How much of what is sent is held at the same time, and what is not read at all. */
import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { connect, Socket } from 'node:net';
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

describe('bodies that are read elsewhere', () => {
  function coming(hasRoom: ReturnType<typeof bodyBudget>, headers: Record<string, string>) {
    const request = new IncomingMessage(new Socket());
    Object.assign(request.headers, headers);
    const response = new ServerResponse(request);
    const isIn = hasRoom(request, response);
    return { request, response, isIn, send: (octets: number) => void request.push(Buffer.alloc(octets)) };
  }
  const CHUNKED = { 'transfer-encoding': 'chunked' };

  test('count for what came, of each at most so much, until they are answered', () => {
    const hasRoom = bodyBudget(100, 60);
    const silent = coming(hasRoom, { 'content-length': '4000' });
    const first = coming(hasRoom, CHUNKED);
    first.send(50);
    first.send(50);
    const second = coming(hasRoom, { 'content-length': '40' });
    second.send(40);
    expect([silent.isIn, first.isIn, second.isIn]).toEqual([true, true, true]);
    expect(coming(hasRoom, CHUNKED).isIn).toBe(false);
    expect(coming(hasRoom, { 'content-length': '1' }).isIn).toBe(false);
    expect(coming(hasRoom, {}).isIn).toBe(true);
    first.response.emit('close');
    first.send(50);
    expect(coming(hasRoom, CHUNKED).isIn).toBe(true);
  });

  test('what goes over it on the way is ended, and read as it came where it does not', async () => {
    const hasRoom = bodyBudget(100, 100);
    const [one, other] = [coming(hasRoom, CHUNKED), coming(hasRoom, CHUNKED)];
    one.send(60);
    other.send(60);
    expect([one.request.destroyed, other.request.destroyed]).toEqual([false, true]);
    one.request.push(null);
    expect((await one.request.toArray()).map(({ length }) => length)).toEqual([60]);
  });
});

test('whoever says that a lot comes and sends nothing keeps nobody out', async () => {
  const { post } = await served();
  const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
  for (let n = 0; n < 70; n++) void post('/simulator', MIB, 1, form).status.catch(() => {});
  expect(await post('/healthz', 4, 4).status).toBe(405);
});
