/** Who comes in: by a name of ours, and from no page of another site. Over real sockets, as an attacker would. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Gateway, WebCall } from '../../../src/ports';
import type { ForeignCall } from '../../../src/web/http/refusal';
import type { WebOptions } from '../../../src/web/server';
import { fakeWeb } from '../support/fakeWeb';

let stop = async () => {};
afterEach(() => stop());

async function served(change: Partial<WebOptions> = {}) {
  const calls: WebCall[] = [];
  const alarms: ForeignCall[] = [];
  const answer = async (call: WebCall) => {
    calls.push(call);
    return { status: 200, type: 'text/plain', body: 'CON' };
  };
  // the web looks at nothing else
  const gateway = { name: 'ussd', web: { path: '/gateways/ussd', answer } } as unknown as Gateway;
  const alarm = (why: ForeignCall) => void alarms.push(why);
  const { web, pass, log } = await fakeWeb({ gateways: [gateway], alarm, ...change });
  const { url } = await web.start();
  stop = () => web.stop();
  const { port } = new URL(url);

  /** Writes the request as it stands and resolves with the status. */
  async function raw(line: string, headers: readonly string[], body = ''): Promise<number> {
    const socket = connect(Number(port), '127.0.0.1');
    const all = [...headers, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close'];
    socket.write(`${line}\r\n${all.join('\r\n')}\r\n\r\n${body}`);
    let said = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
    });
    await once(socket, 'close');
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1]);
  }
  return { port, calls, alarms, raw, pass, log };
}

const PUBLIC = 'https://xx.county.example';
const BEHIND = { publicUrl: PUBLIC, allowedHosts: ['portal.county.example', 'service'] };
/** `$` stands for the port. */
const at = (text: string, port: string) => text.replaceAll('$', port);

describe('the name', () => {
  test.each<[string, number]>([
    ['Host: 127.0.0.1:$', 200],
    ['Host: localhost:$', 200],
    ['Host: LOCALHOST', 200],
    ['Host: localhost.', 200],
    ['Host: [::1]:$', 200],
    ['Host: xx.county.example', 200],
    ['Host: portal.county.example:8443', 200],
    ['Host: service:8080', 200],
    ['Host: rebound.attacker.example:$', 421],
    ['Host: localhost.attacker.example', 421],
    ['Host: 127.0.0.1.attacker.example', 421],
    ['Host: county.example', 421],
    ['Host: 192.0.2.1', 421],
    ['Host: 0.0.0.0:$', 421],
    ['Host: 127.1:$', 421],
    ['Host: 2130706433:$', 421],
    ['Host: attacker.example@localhost:$', 421],
    ['Host: localhost:$:80', 421],
    ['Host: localhost/', 421],
    ['Host: localhost, attacker.example', 421],
    ['Host: ', 421],
    ['Host: localhost:$\r\nHost: attacker.example', 421],
    ['Host: attacker.example\r\nX-Forwarded-Host: localhost', 421],
  ])('%s: %i', async (host, status) => {
    const { raw, port, calls } = await served(BEHIND);
    for (const line of ['GET / HTTP/1.1', 'GET /wap HTTP/1.1', 'GET /api/v1/docs HTTP/1.1']) {
      const expected = status === 200 && line !== 'GET / HTTP/1.1' ? 404 : status;
      expect(await raw(line, [at(host, port)])).toBe(expected);
    }
    const posted = await raw('POST /gateways/ussd HTTP/1.1', [at(host, port)], 'text=1');
    expect(posted).toBe(status);
    expect(calls).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each<[string, number]>([
    ['GET http://localhost:8080/ HTTP/1.1', 200],
    ['GET http://attacker.example/ HTTP/1.1', 421],
    ['GET http://attacker.example/gateways/ussd HTTP/1.1', 421],
    ['GET http://localhost@attacker.example/ HTTP/1.1', 421],
    ['GET HTTP://XX.county.example?x HTTP/1.1', 200],
  ])('in the address of a proxy’s request it counts before the header: %s: %i', async (line, status) => {
    const { raw } = await served(BEHIND);
    expect(await raw(line, ['Host: localhost'])).toBe(status);
  });

  test('a request of HTTP/1.0 need not name us', async () => {
    const { raw } = await served();
    expect(await raw('GET / HTTP/1.0', [])).toBe(200);
  });

  test.each(['10.244.1.5:8080', '192.168.1.10', '[2001:db8::5]:8080'])(
    'a probe of an orchestrator calls by any address, and only for health: %s',
    async (host) => {
      const { raw } = await served();
      expect(await raw('GET /healthz HTTP/1.1', [`Host: ${host}`])).toBe(200);
      expect(await raw('GET /readyz?x HTTP/1.1', [`Host: ${host}`])).toBe(200);
      expect(await raw('GET /metrics HTTP/1.1', [`Host: ${host}`])).toBe(421);
      expect(await raw('GET /healthz HTTP/1.1', ['Host: attacker.example'])).toBe(421);
    },
  );

  test('the address that a request came to is ours', async () => {
    const { raw, port } = await served();
    expect(await raw('GET / HTTP/1.1', [`Host: 127.0.0.1:${port}`])).toBe(200);
    expect(await raw('GET / HTTP/1.1', [`Host: 127.0.0.2:${port}`])).toBe(421);
  });
});

describe('a page of another site', () => {
  const FOREIGN: [string, string[]][] = [
    ['a form', ['Origin: http://attacker.example', 'Content-Type: application/x-www-form-urlencoded']],
    ['a form as text', ['Origin: http://attacker.example', 'Content-Type: text/plain']],
    ['another port of this machine', ['Origin: http://localhost:3000', 'Sec-Fetch-Site: same-site']],
    ['another port, of an older browser', ['Origin: http://localhost:3000']],
    ['the same name by another port', ['Origin: http://127.0.0.1']],
    ['a file, or a frame in a sandbox', ['Origin: null']],
    ['the same, with the word of the browser', ['Origin: null', 'Sec-Fetch-Site: cross-site']],
    ['a fetch that reads nothing', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors']],
    ['a form, where no origin is told', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate']],
    ['a name that begins like ours', ['Origin: https://xx.county.example.attacker.example']],
    ['a name that ends like ours', ['Origin: https://attacker-xx.county.example']],
    ['our name without TLS', ['Origin: http://xx.county.example']],
    ['an old browser that tells the page only', ['Referer: http://attacker.example/page']],
    ['an origin that is none', ['Origin: attacker']],
  ];
  test.each(FOREIGN)('%s does nothing anywhere', async (_, headers) => {
    const { raw, port, calls, alarms } = await served(BEHIND);
    const host = `Host: 127.0.0.1:${port}`;
    for (const path of ['/gateways/ussd', '/simulator', '/api/simulator/sms', '/api/v1/cases/events', '/x']) {
      expect(await raw(`POST ${path} HTTP/1.1`, [host, ...headers], '{}')).toBe(403);
    }
    expect(calls).toEqual([]);
    expect(alarms).toEqual(['foreignPage']);
  });

  test.each<[string, string[]]>([
    ['an image', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image']],
    ['a link', ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document']],
    ['a fetch', ['Origin: http://attacker.example', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: cors']],
  ])('%s to what is called by machines does nothing', async (_, headers) => {
    const { raw, calls, alarms } = await served();
    expect(await raw('GET /gateways/ussd?text=1 HTTP/1.1', ['Host: localhost', ...headers])).toBe(403);
    expect(calls).toEqual([]);
    expect(alarms).toEqual(['foreignPage']);
  });

  test('may lead here, and neither frame nor embed nor read anything', async () => {
    const { raw, alarms } = await served();
    const site = ['Host: localhost', 'Sec-Fetch-Site: cross-site'];
    const get = (...more: string[]) => raw('GET / HTTP/1.1', [...site, ...more]);
    expect(await get('Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document')).toBe(200);
    expect(await get('Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe')).toBe(403);
    expect(await get('Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image')).toBe(403);
    expect(await get('Sec-Fetch-Mode: cors', 'Origin: http://attacker.example')).toBe(403);
    expect(alarms).toEqual([]);
  });

  test.each<[string, string, string[]]>([
    ['a program', 'localhost', []],
    ['our page', 'localhost:$', ['Origin: http://localhost:$', 'Sec-Fetch-Site: same-origin']],
    ['our page, in a browser that says less', '127.0.0.1:$', ['Origin: http://127.0.0.1:$']],
    ['our page that hides its origin', 'localhost:$', ['Origin: null', 'Sec-Fetch-Site: same-origin']],
    ['our page behind TLS', 'xx.county.example', ['Origin: https://xx.county.example']],
    ['the same, its proxy calling by address', '127.0.0.1:$', ['Origin: https://xx.county.example']],
    ['by another name of ours', '127.0.0.1:$', ['Origin: https://portal.county.example']],
    ['the address bar', 'localhost:$', ['Sec-Fetch-Site: none']],
    ['an old phone', 'xx.county.example', ['Referer: https://xx.county.example/wap/zh/']],
  ])('%s is let in', async (_, host, headers) => {
    const { raw, port, calls, alarms } = await served(BEHIND);
    const all = [`Host: ${host}`, ...headers].map((one) => at(one, port));
    expect(await raw('POST /gateways/ussd HTTP/1.1', all, 'text=1')).toBe(200);
    expect(calls).toHaveLength(1);
    expect(alarms).toEqual([]);
  });
});

describe('what a gateway is told of who calls', () => {
  test.each<[string, string[], boolean]>([
    ['a program here', [], true],
    ['a program that says what it is', ['User-Agent: curl/8.5.0', 'Accept-Language: *'], true],
    ['a proxy', ['X-Forwarded-For: 127.0.0.1'], false],
    ['a proxy of another kind', ['Via: 1.1 nginx'], false],
    ['a browser', ['User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:50.0)'], false],
    ['a browser of today', ['Sec-Fetch-Site: none'], false],
  ])('%s', async (_, headers, local) => {
    const { raw, calls } = await served();
    await raw('POST /gateways/ussd HTTP/1.1', ['Host: localhost', ...headers], 'text=1');
    expect(calls.map((call) => call.local)).toEqual([local]);
  });

  test('a plain proxy that keeps the name it was called by speaks for somebody else', async () => {
    const { raw, calls } = await served(BEHIND);
    await raw('POST /gateways/ussd HTTP/1.1', ['Host: xx.county.example'], 'text=1');
    expect(calls.map((call) => call.local)).toEqual([false]);
  });

  test('headers that came more than once', async () => {
    const { raw, calls } = await served();
    await raw('POST /gateways/ussd HTTP/1.1', ['Host: localhost', 'X-MSISDN: 1', 'X-A: 1', 'x-msisdn: 2']);
    expect(calls[0]).toMatchObject({ repeated: ['x-msisdn'] });
  });
});

test('paths that only look like a callback are none', async () => {
  const { raw, calls } = await served();
  for (const path of [
    '//gateways/ussd',
    '/./gateways/ussd',
    '/%67ateways/ussd',
    '/gateways%2fussd',
    '/GATEWAYS/ussd',
  ]) {
    expect(await raw(`POST ${path} HTTP/1.1`, ['Host: localhost'], 'text=1')).toBe(404);
  }
  expect(calls).toEqual([]);
});

test('a thousand tries are one line and one alarm a minute, and no secret of an address is in it', async () => {
  const { raw, alarms, pass, log } = await served();
  const foreign = ['Host: localhost', 'Origin: http://attacker.example'];
  for (let n = 0; n < 5; n++) await raw('POST /wap/0123456789abcdef0123456789abcdef/say HTTP/1.1', foreign);
  expect(alarms).toEqual(['foreignPage']);
  pass(60_000);
  await raw('POST /wap/0123456789abcdef0123456789abcdef/say HTTP/1.1', foreign);
  expect(alarms).toEqual(['foreignPage', 'foreignPage']);
  expect(log.lines.map(({ facts }) => facts)).toEqual(
    Array(2).fill({ why: 'foreignPage', method: 'POST', path: '/wap' }),
  );
});

test('scanners that call an address raise no alarm, a name does', async () => {
  const { raw, alarms } = await served();
  await raw('GET / HTTP/1.1', ['Host: 192.0.2.1']);
  expect(alarms).toEqual([]);
});

test('a name that was pointed at this address raises an alarm', async () => {
  const { raw, alarms } = await served();
  await raw('GET / HTTP/1.1', ['Host: attacker.example']);
  expect(alarms).toEqual(['foreignName']);
});

test('every answer says what a browser must not do with it', async () => {
  const { port } = await served();
  for (const path of ['/', '/gateways/ussd', '/healthz', '/api/v1/x', '/nowhere']) {
    const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test.each([
  [PUBLIC, 'max-age=31536000'],
  ['http://xx.county.example', null],
])('reached by %s browsers are told to keep to TLS: %s', async (publicUrl, expected) => {
  const { port } = await served({ publicUrl });
  for (const path of ['/', '/gateways/ussd', '/healthz', '/api/v1/x']) {
    const { headers } = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(headers.get('strict-transport-security')).toBe(expected);
  }
});
