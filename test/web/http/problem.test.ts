import request from 'supertest';
import { StoreError } from '../../../src/ports';
import { fakeWeb } from '../support/fakeWeb';

const SMS = '/api/simulator/sms';
const JSON_TYPE = 'application/json';

describe('errors of the API are problems (RFC 9457)', () => {
  const body = (text: string) => JSON.stringify({ from: '13800000001', text });
  const rows: [name: string, type: string, body: string, status: number, detail: RegExp][] = [
    ['a body over 1 MiB', JSON_TYPE, body('补'.repeat(400_000)), 413, /1 MiB/],
    ['a form', 'application/x-www-form-urlencoded', 'from=1&text=BT', 415, /application\/json/],
    ['plain text', 'text/plain', 'BT', 415, /application\/json/],
    ['a charset nobody knows', 'application/json; charset=x-none', body('BT'), 415, /UTF-8/],
    ['nothing', JSON_TYPE, '', 400, /position 0 /],
    ['JSON that breaks off', JSON_TYPE, '{"from":', 400, /position 8 \(line 1, column 9\)/],
    ['a comma too many', JSON_TYPE, '{"from":"1",\n}', 400, /position 13 \(line 2, column 1\)/],
    ['a list', JSON_TYPE, '[]', 400, /The body must be of type object/],
    ['no text', JSON_TYPE, '{"from":"13800000001"}', 400, /\/text is missing/],
    [
      'a text that is too long',
      JSON_TYPE,
      body('a'.repeat(100_001)),
      400,
      /\/text is too long: at most 100000/,
    ],
    ['a phone that is none', JSON_TYPE, '{"from":"张三","text":"BT"}', 400, /\/from is no phone number/],
    [
      'a code that is none',
      JSON_TYPE,
      '{"from":"13800000001","to":"x","text":"BT"}',
      400,
      /\/to is no service code/,
    ],
  ];
  test.each(rows)('%s', async (_name, type, sent, status, detail) => {
    const { app } = await fakeWeb();
    const response = await request(app).post(SMS).set('Content-Type', type).send(sent);
    expect(response.status).toBe(status);
    expect(response.type).toBe('application/problem+json');
    const problem = JSON.parse(response.text);
    expect(problem).toMatchObject({ type: 'about:blank', status, detail: expect.stringMatching(detail) });
    expect(response.text).not.toContain('张三');
  });

  test('bad JSON says where, in numbers', async () => {
    const { app } = await fakeWeb();
    const response = await request(app).post(SMS).set('Content-Type', JSON_TYPE).send('{"a":1}x');
    expect(JSON.parse(response.text)).toMatchObject({ position: 7, line: 1, column: 8 });
  });

  test.each(['unavailable', 'full', 'readonly', 'busy'] as const)(
    'a store that is %s: 503, to be sent again',
    async (kind) => {
      const refuse = async () => Promise.reject(new StoreError(kind, 'secret words'));
      const { app, log } = await fakeWeb(
        {},
        { message: refuse, part: refuse, receipt: refuse, ready: () => {} },
      );
      const response = await request(app).post(SMS).send({ from: '13800000001', text: 'BT' });
      expect(response.status).toBe(503);
      expect(response.headers['retry-after']).toBe('5');
      expect(response.text).not.toContain('secret');
      expect(log.lines).toHaveLength(1);
    },
  );

  test('a fault of ours: 500 without its words or its stack', async () => {
    const fail = async () => Promise.reject(new Error('张三 at home'));
    const { app } = await fakeWeb({}, { message: fail, part: fail, receipt: fail, ready: () => {} });
    const response = await request(app).post(SMS).send({ from: '13800000001', text: 'BT' });
    expect(response.status).toBe(500);
    expect(response.text).not.toMatch(/张三|\.ts|at /);
  });

  test('a simulator that was stopped: 503', async () => {
    const { app, simulator } = await fakeWeb();
    await simulator.stop();
    await request(app).post(SMS).send({ from: '13800000001', text: 'BT' }).expect(503);
  });
});

describe('addresses and methods', () => {
  const rows: [method: 'get' | 'post' | 'put' | 'delete', path: string, allow: string][] = [
    ['get', SMS, 'POST, OPTIONS'],
    ['delete', SMS, 'POST, OPTIONS'],
    ['put', '/simulator', 'GET, HEAD, POST, OPTIONS'],
    ['post', '/', 'GET, HEAD, OPTIONS'],
    ['post', '/healthz', 'GET, HEAD, OPTIONS'],
    ['post', '/readyz', 'GET, HEAD, OPTIONS'],
    ['post', '/metrics', 'GET, HEAD, OPTIONS'],
    ['post', '/api/simulator/events', 'GET, HEAD, OPTIONS'],
  ];
  test.each(rows)('%s %s: 405 with the list', async (method, path, allow) => {
    const { app } = await fakeWeb();
    const response = await request(app)[method](path);
    expect([response.status, response.headers.allow]).toEqual([405, allow]);
  });

  test('OPTIONS gives the list', async () => {
    const { app } = await fakeWeb();
    const response = await request(app).options(SMS);
    expect([response.status, response.headers.allow]).toEqual([204, 'POST, OPTIONS']);
  });

  test('nobody home: a page for people, a problem for programs', async () => {
    const { app } = await fakeWeb();
    const page = await request(app).get('/nowhere').expect(404);
    expect(page.type).toBe('text/html');
    expect(page.text).toContain('这里没有网页');
    const english = await request(app).get('/nowhere?lang=en').set('Accept', 'text/html').expect(404);
    expect(english.text).toContain('There is no page here');
    const program = await request(app).get('/nowhere').set('Accept', 'application/json').expect(404);
    expect(program.type).toBe('application/problem+json');
    const api = await request(app).get('/api/nowhere').set('Accept', 'text/html').expect(404);
    expect(api.type).toBe('application/problem+json');
  });

  test('an address that can not be decoded: 400', async () => {
    const { app } = await fakeWeb();
    await request(app).get('/assets/%E0%A4/x').expect(400);
  });

  test('without a simulator there is nothing at its addresses', async () => {
    const { app } = await fakeWeb({ simulator: null });
    await request(app).get('/simulator').expect(404);
    await request(app).post(SMS).send({ from: '13800000001', text: 'BT' }).expect(404);
    await request(app).get('/api/simulator/events').expect(404);
  });

  test('every answer tells the browser what not to do', async () => {
    const { app } = await fakeWeb();
    for (const path of ['/', '/simulator', '/nowhere', '/healthz']) {
      const { headers } = await request(app).get(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });
});
