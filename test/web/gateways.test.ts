/** Calls that belong to a gateway: what it is handed, and what becomes of its faults. */
import { request as httpRequest } from 'node:http';
import { type Gateway, Overloaded, StoreError, type WebAnswer, type WebCall } from '../../src/ports';
import { fakeWeb } from './support/fakeWeb';

const TEXT = 'text/plain; charset=utf-8';
let close = async () => {};
afterEach(() => close());

async function served(answer: (call: WebCall) => Promise<WebAnswer>) {
  const calls: WebCall[] = [];
  const gateway = {
    name: 'ussd',
    web: {
      path: '/gateways/ussd',
      answer: (call: WebCall) => {
        calls.push(call);
        return answer(call);
      },
    },
    // the web looks at nothing else
  } as unknown as Gateway;
  const { web, log } = await fakeWeb({ gateways: [gateway] });
  const { url } = await web.start();
  close = () => web.stop();
  return { url, calls, log };
}

const ok = async (): Promise<WebAnswer> => ({ status: 200, type: TEXT, body: 'CON 你好' });

test('a gateway gets method, path and query, headers, octets and peer as they came', async () => {
  const { url, calls } = await served(ok);
  const body = Buffer.from([0x61, 0x3d, 0xb2, 0xe9]);
  const response = await fetch(`${url}/gateways/ussd/at?token=a%20b`, {
    method: 'POST',
    headers: { 'X-Thing': 'One', 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(TEXT);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe('CON 你好');
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ method: 'POST', url: '/gateways/ussd/at?token=a%20b', body });
  expect(calls[0]?.headers).toMatchObject({ 'x-thing': 'One' });
  expect(calls[0]?.peer).toContain('127.0.0.1');
});

test.each(['/gateways/ussd2', '/gateways', '/', '/healthz'])('%s is none of its business', async (path) => {
  const { url, calls } = await served(ok);
  await fetch(url + path);
  expect(calls).toEqual([]);
});

test('a body of 1 MiB comes whole; one octet more gets 413, announced or not', async () => {
  const { url, calls } = await served(ok);
  const post = (body: Buffer) => fetch(`${url}/gateways/ussd`, { method: 'POST', body });
  expect((await post(Buffer.alloc(1_048_576))).status).toBe(200);
  expect((await post(Buffer.alloc(1_048_577))).status).toBe(413);
  expect(await postInChunks(`${url}/gateways/ussd`, 17, 65_536)).toBe(413);
  expect(calls.map(({ body }) => body.length)).toEqual([1_048_576]);
});

test('a compressed body gets 415', async () => {
  const { url, calls } = await served(ok);
  const headers = { 'Content-Encoding': 'gzip' };
  expect((await fetch(`${url}/gateways/ussd`, { method: 'POST', headers, body: 'x' })).status).toBe(415);
  expect(calls).toEqual([]);
});

test.each([
  [new StoreError('unavailable', 'no database'), 503, '5', 1],
  [new Overloaded(2), 429, '2', 0],
  [new Error('a fault'), 500, null, 1],
])('%s is told without its words', async (error, status, retryAfter, logged) => {
  const { url, log } = await served(() => Promise.reject(error));
  const response = await fetch(`${url}/gateways/ussd`, { method: 'POST', body: 'text=1' });
  expect(response.status).toBe(status);
  expect(response.headers.get('retry-after')).toBe(retryAfter);
  expect(await response.text()).not.toContain(error.message);
  expect(log.lines).toHaveLength(logged);
});

test('two gateways at one path are refused', async () => {
  const gateway = { name: 'a', web: { path: '/gateways/ussd', answer: ok } } as unknown as Gateway;
  await expect(fakeWeb({ gateways: [gateway, { ...gateway, name: 'b' }] })).rejects.toThrow(
    'the gateway b is called at /gateways/ussd, as another is',
  );
});

/** Posts without a Content-Length, as long as it is taken; resolves with the status. */
function postInChunks(url: string, count: number, size: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    for (let i = 0; i < count; i++) request.write(Buffer.alloc(size));
    request.end();
  });
}
