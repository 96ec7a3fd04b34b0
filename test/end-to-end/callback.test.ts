/** The callback of USSD over HTTP as it is set up: shut without a secret, but on a demo to programs of its machine. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARRIERS } from '../../gateways';
import { type Environment, readConfig } from '../../src/config';
import { MIGRATIONS } from '../../src/files/root';
import { type Running, start } from '../../src/main/start';
import { migrate, openStore } from '../../src/store';
import { DATA_KEY } from '../support/engines';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-callback-'));
let service: Running | null = null;
let made = 0;
afterEach(async () => {
  await service?.stop();
  service = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TOKEN = 'sixteen-letters-or-more';
const DIALLED = new URLSearchParams({
  sessionId: '1',
  phoneNumber: '+8613800000001',
  serviceCode: '*106#',
  text: '1',
});

/** `real`: the store holds a household that nobody invented. */
async function served(env: Environment, real = false): Promise<string> {
  const url = `file:${join(folder, `${++made}.db`)}`;
  if (real) {
    await migrate(url, MIGRATIONS);
    const store = await openStore({ url, dataKey: DATA_KEY });
    const account = { account: '6200000000000000', bank: '农商行' };
    const household = { id: 'h1', village: 'v1', group: 1, head: '王德福', members: 3, ...account };
    await store.load({ households: [household] });
    await store.close();
  }
  const dataKey = DATA_KEY.toString('base64');
  const own = { PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: url, DATA_KEY: dataKey, ...env };
  const config = readConfig(own, CARRIERS);
  service = await start(config);
  return service.url;
}

const dial = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/gateways/ussd`, { method: 'POST', body: DIALLED, headers });

test('a demo answers a program of its machine, and nothing that a page or a proxy brings', async () => {
  const url = await served({});
  const answered = await dial(url);
  expect([answered.status, (await answered.text()).slice(0, 4)]).toEqual([200, 'CON ']);
  expect((await dial(url, { Origin: 'http://attacker.example' })).status).toBe(403);
  expect((await dial(url, { 'X-Forwarded-For': '203.0.113.9' })).status).toBe(403);
  expect((await fetch(`${url}/gateways/ussd?${DIALLED}`)).status).toBe(405);
});

test('a page of another site does nothing, and the supervisors hear of it', async () => {
  const url = await served({});
  const { port } = new URL(url);
  const foreign = { Origin: 'http://attacker.example', 'Content-Type': 'text/plain' };
  const body = '{"from":"13800000001","text":"换手机号 13900000555"}';
  const posted = await fetch(`${url}/api/simulator/sms`, { method: 'POST', headers: foreign, body });
  expect(posted.status).toBe(403);
  const asked = await fetch(`${url}/api/simulator/sms`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Host: `127.0.0.1:${port}` },
    body: '{"from":"13900000009","text":"帮助"}',
  });
  expect(asked.status).toBe(200);
  const figures = await (await fetch(`${url}/metrics`)).text();
  expect(figures).toMatch(/xiangxin_alarms_total\{outcome="web\.foreignPage"\} 1/);
});

test.each<[string, Environment, boolean]>([
  ['production', { NODE_ENV: 'production' }, false],
  ['a store that holds others than invented people', {}, true],
])('%s: shut without a secret, open with it', async (_, env, real) => {
  const url = await served(env, real);
  expect((await dial(url)).status).toBe(403);
  expect((await dial(url, { 'X-USSD-Token': TOKEN })).status).toBe(403);
  await service?.stop();
  const guarded = await served({ ...env, USSD_TOKEN: TOKEN }, real);
  expect((await dial(guarded)).status).toBe(403);
  expect((await dial(guarded, { 'X-USSD-Token': TOKEN })).status).toBe(200);
  expect((await fetch(`${guarded}/simulator`)).status).toBe(404);
});

test('in production figures are shown to whoever has the token, and not to this machine', async () => {
  const url = await served({ NODE_ENV: 'production', METRICS_TOKEN: TOKEN });
  expect((await fetch(`${url}/metrics`)).status).toBe(401);
  const headers = { Authorization: `Bearer ${TOKEN}` };
  expect((await fetch(`${url}/metrics`, { headers })).status).toBe(200);
});
