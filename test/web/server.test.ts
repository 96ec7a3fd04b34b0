import { get, request as httpRequest } from 'node:http';
import { Server } from 'node:net';
import request from 'supertest';
import { fakeWeb } from './support/fakeWeb';

describe('GET /', () => {
  test('tells whoever has only a phone what to write to, dial and call, and nothing that is not there', async () => {
    const { app } = await fakeWeb({ contacts: { sms: '10628', ussd: '*106#' } });
    const { text } = await request(app).get('/').expect(200);
    for (const way of ['>10628<', '>*106#<', 'tel:12345']) expect(text).toContain(way);
    expect(text).not.toMatch(/href="\/(metrics|readyz|healthz)"/);
    const without = await fakeWeb({ simulator: null });
    const bare = (await request(without.app).get('/').expect(200)).text;
    expect(bare).toContain('tel:12345');
    expect(bare).not.toMatch(/10628|\*106#|\/wap|\/simulator/);
  });

  test('says what this is, in Chinese first, and leads to the simulator', async () => {
    const { app } = await fakeWeb();
    const { text } = await request(app).get('/').expect(200);
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('href="/simulator"');
    const english = await request(app).get('/?lang=en').expect(200);
    expect(english.text).toContain('<html lang="en">');
    expect(english.text).toContain('href="/simulator?lang=en"');
  });

  test('without a simulator it leads to none', async () => {
    const { app } = await fakeWeb({ simulator: null });
    const { text } = await request(app).get('/').expect(200);
    expect(text).not.toContain('/simulator');
  });

  test('its files are kept for a year under a name that changes with them', async () => {
    const { app } = await fakeWeb();
    const { text } = await request(app).get('/');
    const href = /href="(\/assets\/[^"]+\.css)"/.exec(text)?.[1] ?? '';
    const sheet = await request(app).get(href).expect(200);
    expect(sheet.type).toBe('text/css');
    expect(sheet.headers['cache-control']).toContain('immutable');
    const old = await request(app).get('/assets/of-last-year/base.css').expect(200);
    expect(old.headers['cache-control']).toBe('no-cache');
    await request(app).get('/assets/x/page.hbs').expect(404);
    await request(app).get('/assets/x/..%2fpage.hbs').expect(404);
  });
});

describe('health', () => {
  test('GET /healthz', async () => {
    const { app } = await fakeWeb();
    const response = await request(app).get('/healthz').expect(200);
    expect(response.body).toEqual({ status: 'ok' });
  });

  test('GET /readyz when all is well', async () => {
    const { app, waiting } = await fakeWeb();
    const response = await request(app).get('/readyz').expect(200);
    expect(response.body).toEqual({ status: 'ready', checks: [{ name: 'store', ok: true }] });
    expect(waiting()).toBe(0);
  });

  test('GET /readyz when something is not: 503 with the reason', async () => {
    const checks = [
      { name: 'store', ok: false, detail: 'read-only: free the disk' },
      { name: 'queue', ok: true, detail: '' },
    ];
    const { app } = await fakeWeb({ health: async () => ({ checks }), trustsLoopback: true });
    const response = await request(app).get('/readyz').expect(503);
    expect(response.body).toEqual({ status: 'not ready', checks });
  });

  test('GET /readyz tells nobody but those who may look inside what it is: that may name hosts', async () => {
    const metricsToken = 'a-token-of-some-length';
    const checks = [{ name: 'link cm', ok: false, detail: 'connect ECONNREFUSED 10.1.2.3:2775' }];
    const { app } = await fakeWeb({ health: async () => ({ checks }), metricsToken });
    const response = await request(app).get('/readyz').expect(503);
    expect(response.body).toEqual({ status: 'not ready', checks: [{ name: 'link cm', ok: false }] });
    const inside = await request(app).get('/readyz').set('Authorization', `Bearer ${metricsToken}`);
    expect(inside.body.checks).toEqual(checks);
  });

  test('GET /readyz stays ready without what is optional, and says that it is missing', async () => {
    const checks = [{ name: 'routes', ok: false, detail: 'none', optional: true as const }];
    const { app } = await fakeWeb({ health: async () => ({ checks }) });
    const { body } = await request(app).get('/readyz').expect(200);
    expect(body).toEqual({ status: 'ready', checks: [{ name: 'routes', ok: false }] });
  });

  test('GET /readyz is looked into once a second, however many ask', async () => {
    let looked = 0;
    const health = async () => {
      looked += 1;
      return { checks: [{ name: 'store', ok: looked < 2, detail: '' }] };
    };
    const { app, pass } = await fakeWeb({ health });
    const ask = () => request(app).get('/readyz');
    const statuses = (await Promise.all([ask(), ask(), ask()])).map(({ status }) => status);
    expect([...statuses, (await ask()).status]).toEqual([200, 200, 200, 200]);
    expect(looked).toBe(1);
    pass(1_000);
    expect((await ask()).status).toBe(503);
    expect(looked).toBe(2);
  });

  test('GET /readyz when the check throws', async () => {
    const { app } = await fakeWeb({ health: () => Promise.reject(new Error('x')) });
    const response = await request(app).get('/readyz').expect(503);
    expect(response.body.checks).toEqual([{ name: 'health', ok: false }]);
  });

  test('GET /readyz when the check hangs: 503 after five seconds', async () => {
    let asked = () => {};
    const hanging = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { app, pass } = await fakeWeb({
      health: () => {
        asked();
        return new Promise(() => {});
      },
    });
    const response = request(app)
      .get('/readyz')
      .then((answer) => answer);
    await hanging;
    // The time-out is set in the same turn as the question.
    pass(5_000);
    expect((await response).status).toBe(503);
  });
});

describe('GET /metrics', () => {
  const token = 'a-token-of-some-length';
  test('from this machine', async () => {
    const { app } = await fakeWeb({ trustsLoopback: true });
    const response = await request(app).get('/metrics').expect(200);
    expect(response.headers['content-type']).toContain('text/plain');
    expect(response.text).toContain('xiangxin_');
  });

  test('from this machine, where a proxy may be in front: only by the token', async () => {
    const { app } = await fakeWeb();
    await request(app).get('/metrics').expect(403);
    const guarded = await fakeWeb({ metricsToken: token });
    await request(guarded.app).get('/metrics').expect(401);
    await request(guarded.app).get('/metrics').set('Authorization', `Bearer ${token}`).expect(200);
  });

  test.each([
    ['Forwarded', 'for=203.0.113.9'],
    ['Via', '1.1 proxy'],
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-Forwarded-Host', 'localhost'],
    ['X-Forwarded-Proto', 'https'],
    ['X-Real-IP', '203.0.113.9'],
    ['Host', 'county.example'],
    ['Host', '10.0.0.5:8080'],
  ])('%s: %s is not from this machine', async (name, value) => {
    const { app } = await fakeWeb({ trustsLoopback: true });
    await request(app).get('/metrics').set(name, value).expect(403);
  });

  const rows: [name: string, token: string | undefined, headers: Record<string, string>, status: number][] = [
    ['through a proxy, no token set', undefined, { 'X-Forwarded-For': '203.0.113.9' }, 403],
    ['through a proxy, none shown', token, { 'X-Forwarded-For': '203.0.113.9' }, 401],
    [
      'through a proxy, a wrong one',
      token,
      { Forwarded: 'for=203.0.113.9', Authorization: 'Bearer no' },
      401,
    ],
    [
      'through a proxy, the right one',
      token,
      { 'X-Forwarded-For': '203.0.113.9', Authorization: `Bearer ${token}` },
      200,
    ],
  ];
  test.each(rows)('%s', async (_name, metricsToken, headers, status) => {
    const { app } = await fakeWeb({ metricsToken, trustsLoopback: true });
    const response = await request(app).get('/metrics').set(headers);
    expect(response.status).toBe(status);
    expect(response.headers['www-authenticate']).toBe(status === 401 ? 'Bearer realm="metrics"' : undefined);
  });
});

describe('start and stop', () => {
  test('a port that is taken: start says so', async () => {
    const first = await fakeWeb();
    const { url } = await first.web.start();
    const second = await fakeWeb({ port: Number(new URL(url).port) });
    await expect(second.web.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.web.stop();
    await first.web.stop();
  });

  test('a connection that can not be taken in is a line of the log, and no end of the process', async () => {
    const { contexts } = jest.spyOn(Server.prototype, 'listen').mock;
    const { web, log } = await fakeWeb();
    const { url } = await web.start();
    contexts[0]?.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }));
    expect(log.lines.map(({ says }) => says)).toEqual([expect.stringContaining('could not be taken in')]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await web.stop();
    jest.restoreAllMocks();
  });

  test('stop ends the live views, lets an answer in the making go out, and refuses what comes after', async () => {
    let begun = () => {};
    const asked = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let answer = (_: { replies: [] }) => {};
    const { web } = await fakeWeb(
      {},
      {
        message: () => {
          begun();
          return new Promise((resolve) => {
            answer = resolve;
          });
        },
        part: async () => {},
        receipt: async () => {},
        ready: () => {},
      },
    );
    const { url } = await web.start();
    const stream = await new Promise<NodeJS.ReadableStream>((resolve) =>
      get(`${url}/api/simulator/events`, resolve),
    );
    const ended = new Promise<void>((resolve) => stream.on('end', resolve).resume());
    const status = new Promise<number | undefined>((resolve, reject) => {
      const posted = httpRequest(`${url}/api/simulator/sms`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
      });
      posted.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      posted.end('{"from":"13800000001","text":"BT"}');
    });
    await asked;
    const stopped = web.stop();
    await ended;
    answer({ replies: [] });
    expect(await status).toBe(200);
    await stopped;
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});
