/** Calls to addresses that others have named: none inside, unless it is allowed. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallOut, isCallable, signature } from '../../src/net/callOut';

const LOOPBACK = ['127.0.0.0/8'];
let server: Server;
let port: number;
const heard: { path: string | undefined; headers: IncomingMessage['headers']; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      heard.push({ path: request.url, headers: request.headers, body });
      if (request.url === '/never') return;
      const status = Number(request.url?.slice(1)) || 204;
      response.writeHead(status, { location: '/secret' }).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  heard.length = 0;
});

test('what is allowed is called, with the headers and the body as they are', async () => {
  const call = createCallOut({ allowed: LOOPBACK });
  expect(await call(`http://127.0.0.1:${port}/204`, { 'webhook-id': '1' }, '{"乡":1}')).toBe(204);
  expect(await call(`http://localhost:${port}/500`, {}, '{}')).toBe(500);
  expect(heard).toMatchObject([{ body: '{"乡":1}', headers: { 'webhook-id': '1' } }, { body: '{}' }]);
});

test('a redirect is an answer, and followed nowhere', async () => {
  expect(await createCallOut({ allowed: LOOPBACK })(`http://127.0.0.1:${port}/302`, {}, '{}')).toBe(302);
  expect(heard.map(({ path }) => path)).toEqual(['/302']);
});

test.each([
  'http://127.0.0.1',
  'http://localhost',
  'https://localhost',
  'http://[::1]',
  'http://[::ffff:127.0.0.1]',
  'http://2130706433',
  'http://0x7f.1',
  'http://0.0.0.0',
])('%s is not reached where nothing is allowed', async (address) => {
  expect(await createCallOut({ allowed: [] })(`${address}:${port}/204`, {}, '{}')).toBe('address');
  expect(heard).toEqual([]);
});

test.each([
  '10.0.0.1',
  '172.16.9.9',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '[fd00::1]',
  '[fe80::1]',
  '[64:ff9b::a00:1]',
])('%s is inside', async (host) => {
  expect(await createCallOut({ allowed: LOOPBACK })(`https://${host}/`, {}, '{}')).toBe('address');
});

test.each<[string, boolean]>([
  ['https://93.184.216.34/', true],
  ['https://[::ffff:93.184.216.34]/', true],
  ['https://[2606:2800:21f:cb07::1]/', true],
  ['https://oa.example.gov.cn/', true],
  ['https://10.0.0.1/', false],
  ['https://[::ffff:10.0.0.1]/', false],
  ['https://[::ffff:a00:1]/', false],
  ['http://oa.example.gov.cn/', false],
])('%s may be the address of a webhook where nothing inside is allowed: %s', (url, may) => {
  expect(isCallable(url, [])).toBe(may);
});

test('what went wrong is said in a word', async () => {
  const call = createCallOut({ allowed: LOOPBACK, patience: 50 });
  expect(await call(`http://127.0.0.1:${port}/never`, {}, '{}')).toBe('timeout');
  expect(await call('http://127.0.0.1:1/', {}, '{}')).toBe('refused');
});

test.each([
  ['https://oa.example.gov.cn/x', [], true],
  ['http://oa.example.gov.cn/x', [], false],
  ['http://10.1.2.3/x', ['10.0.0.0/8'], true],
  ['https://10.1.2.3/x', [], false],
  ['https://localhost/x', [], false],
  ['https://user:pass@oa.example.gov.cn/', [], false],
  ['file:///etc/passwd', [], false],
  ['no address', [], false],
])('%s with %j may be kept: %p', (url, allowed, may) => expect(isCallable(url, allowed)).toBe(may));

/** The example of the specification (standardwebhooks.com). */
test('the signature is that of Standard Webhooks', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const signed = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
  expect(signature(secret, signed)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});
