import request from 'supertest';
import { apiKey, apiWeb, KEY } from './offices';

const events = '/api/v1/cases/events';
const notify = async () => ['accepted' as const];
const EVENT = {
  id: 'e1',
  type: 'accepted',
  at: '2026-11-23T09:00:00+08:00',
  case: { number: 'QZ20261123-0001' },
};

describe('who may call', () => {
  test.each([
    ['a bearer', { Authorization: `Bearer ${KEY}` }, 202],
    ['a header of its own', { 'X-API-Key': KEY }, 202],
    ['no key', {}, 401],
    ['another scheme', { Authorization: `Basic ${KEY}` }, 401],
    ['no dot', { 'X-API-Key': 'abc' }, 401],
    ['an unknown id', { 'X-API-Key': `ffffffffffff.${'A'.repeat(43)}` }, 401],
    ['a wrong secret', { 'X-API-Key': `${KEY.slice(0, -1)}B` }, 401],
  ])('%s: %j → %i', async (_name, headers, status) => {
    const { app } = await apiWeb({ notify });
    const response = await request(app).post(events).set(headers).send(EVENT).expect(status);
    if (status === 202) return;
    expect(response.type).toBe('application/problem+json');
    expect(response.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(response.text).not.toContain('A'.repeat(43));
  });

  test('a key without the scope: 403 that names it', async () => {
    const { app } = await apiWeb({ notify }, { keys: [apiKey({ scopes: ['messages:read'] })] });
    const { body } = await request(app).post(events).set('X-API-Key', KEY).send(EVENT).expect(403);
    expect(body).toMatchObject({ status: 403, scope: 'cases:write' });
  });

  test('a revoked key is refused as soon as what was remembered of it is old', async () => {
    const { app, keys, asked, pass } = await apiWeb({ notify });
    const post = () => request(app).post(events).set('X-API-Key', KEY).send(EVENT);
    await post().expect(202);
    await post().expect(202);
    expect(asked).toHaveLength(1);
    keys.splice(0, 1, apiKey({ revokedAt: 1 }));
    pass(200);
    const { body } = await post().expect(401);
    expect(body.detail).toMatch(/revoked/);
  });

  test.each([-3_600_000, 3_600_000])('a clock that is set by %i ms prolongs no key', async (ms) => {
    const { app, keys, pass, set } = await apiWeb({ notify });
    const post = () => request(app).post(events).set('X-API-Key', KEY).send(EVENT);
    await post().expect(202);
    keys.splice(0, 1, apiKey({ revokedAt: 1 }));
    set(ms);
    pass(200);
    await post().expect(401);
  });

  test('a clock that is set forward gives no more calls, one that is set back takes none', async () => {
    const { app, pass, set } = await apiWeb({ notify }, { keys: [apiKey({ perMinute: 2 })] });
    const post = () => request(app).post(events).set('X-API-Key', KEY).send(EVENT);
    await post().expect(202);
    await post().expect(202);
    set(3_600_000);
    await post().expect(429);
    set(-7_200_000);
    pass(30_000);
    await post().expect(202);
  });

  test('while residents are refused the offices wait: 429 with the time to wait', async () => {
    const { app, asked } = await apiWeb({ notify }, { overloaded: true });
    const { body, headers } = await request(app).post(events).set('X-API-Key', KEY).send(EVENT).expect(429);
    expect(headers['retry-after']).toBe('2');
    expect(body).toMatchObject({ status: 429 });
    expect(asked).toEqual([]);
  });

  test('too many calls: 429 with the time to wait, and then again', async () => {
    const { app, pass } = await apiWeb({ notify }, { keys: [apiKey({ perMinute: 2 })] });
    const post = () => request(app).post(events).set('X-API-Key', KEY).send(EVENT);
    await post().expect(202);
    await post().expect(202);
    const refused = await post().expect(429);
    expect(refused.headers['retry-after']).toBe('30');
    pass(30_000);
    await post().expect(202);
    await post().expect(429);
  });

  test('a look-up that fails is asked again', async () => {
    const { app, keys } = await apiWeb({ notify });
    let fail = true;
    Object.defineProperty(keys, 'find', {
      value: () => {
        if (!fail) return apiKey();
        fail = false;
        throw new Error('down');
      },
    });
    await request(app).post(events).set('X-API-Key', KEY).send(EVENT).expect(500);
    await request(app).post(events).set('X-API-Key', KEY).send(EVENT).expect(202);
  });

  test('whoever has no key learns nothing of the body', async () => {
    const { app } = await apiWeb();
    await request(app).post(events).type('json').send('{').expect(401);
  });
});

describe('what is read', () => {
  test.each([
    ['text', 'text/plain', 'hello', 415],
    ['broken JSON', 'application/json', '{"id":', 400],
    ['over 1 MiB', 'application/json', `"${'x'.repeat(1_048_576)}"`, 413],
  ])('%s', async (_name, type, body, status) => {
    const { app } = await apiWeb();
    const response = await request(app)
      .post(events)
      .set('X-API-Key', KEY)
      .type(type)
      .send(body)
      .expect(status);
    expect(response.type).toBe('application/problem+json');
    if (status === 400) expect(response.body.position).toBe(6);
  });

  test('another method: 405 with the list', async () => {
    const { app } = await apiWeb();
    const { headers } = await request(app).get(events).expect(405);
    expect(headers.allow).toBe('POST, OPTIONS');
  });
});
