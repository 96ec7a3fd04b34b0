/** Keys and webhooks by the pages alone: bound to an office, their secrets shown once, ended, paused, called again. */
import { hashOf } from '../../../src/web/api/key/apiKey';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { FOREIGN, OWN, SAMPLES } from './support/samples';

const VILLAGE = OWN.split('/').at(-2) ?? '';
const HEADERS = { Cookie: 'desk=token-of-admin-0000', Accept: 'text/html' };
const WEBHOOK = SAMPLES.webhook?.own ?? '';
const CALL = SAMPLES.call?.own ?? '';
let desk: ListeningDesk;
beforeAll(async () => {
  const at = atDesk({ login: 'admin', grants: [grant('administrator', OWN)] });
  desk = await listenDesk({ 'token-of-admin-0000': at });
});
afterAll(() => desk.stop());

async function ask(path: string, form?: Record<string, string | string[]>) {
  const body = new URLSearchParams({ csrf: 'csrf-of-admin' });
  for (const [name, value] of Object.entries(form ?? {}))
    for (const one of [value].flat()) body.append(name, one);
  const init = form ? { method: 'POST', body } : {};
  const answer = await fetch(`${desk.url}/console${path}`, { ...init, headers: HEADERS, redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') };
}

const once = (text: string) => /class="once">([^<]+)</.exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
const KEY = { name: '双河镇财务系统', place: `area:${VILLAGE}`, scopes: ['payments:write', 'payments:read'] };
const HOOK = { url: 'https://93.184.216.34/told', place: `area:${VILLAGE}`, events: ['ticket.asked'] };

test('a key is made for one office, shown once, and ended', async () => {
  const { status, text } = await ask('/keys/new', KEY);
  const [id = '', secret = ''] = once(text).split('.');
  expect([status, secret.length]).toEqual([200, 43]);
  expect(await desk.core.store.keys.find(id)).toMatchObject({
    ...{ name: '双河镇财务系统', scopes: ['payments:read', 'payments:write'], hash: hashOf(secret) },
    ...{ area: VILLAGE, department: null, revokedAt: null },
  });
  const list = (await ask('/keys')).text;
  expect(list).toContain('双河镇财务系统');
  expect(list).not.toContain(secret);
  expect(list).not.toContain(SAMPLES.key?.foreign);
  expect((await ask(`/keys/${id}/end`, {})).to).toBe('/console/keys?done=keyEnded');
  expect((await desk.core.store.keys.find(id))?.revokedAt).not.toBeNull();
});

test.each<[string, object, object, string]>([
  ['/keys/new', KEY, { name: '' }, '请填写'],
  ['/keys/new', KEY, { scopes: [] }, '至少选一样'],
  ['/keys/new', KEY, { place: `area:${FOREIGN.split('/').at(-2)}` }, '不在您管的范围'],
  ['/keys/new', KEY, { place: 'area:' }, '不在您管的范围'],
  ['/webhooks/new', HOOK, { url: 'http://10.0.0.5/' }, '这个网址不能通知'],
  ['/webhooks/new', HOOK, { url: 'https://127.0.0.1/' }, '这个网址不能通知'],
  ['/webhooks/new', HOOK, { url: 'ftp' }, '这个网址不能通知'],
  ['/webhooks/new', HOOK, { events: [] }, '至少选一样'],
])('%s %j with %j says: %s', async (path, form, wrong, says) => {
  const { status, text } = await ask(path, { ...form, ...wrong });
  expect([status, text.includes(says)]).toEqual([422, true]);
});

test('a webhook is added with its secret, which is changed, and its calls wait while it is paused', async () => {
  const added = await ask('/webhooks/new', HOOK);
  expect(once(added.text)).toMatch(/^whsec_/);
  const all = () => desk.core.store.webhooks.all();
  const made = (await all()).find(({ url }) => url === HOOK.url);
  expect(made).toMatchObject({ events: ['ticket.asked'], area: VILLAGE, department: null, by: 'admin' });
  const page = `/webhooks/${made?.id}`;
  const rotated = once((await ask(`${page}/rotate`, {})).text);
  expect(rotated).not.toBe(once(added.text));
  expect((await all()).find(({ id }) => id === made?.id)?.secret).toBe(rotated);
  await ask(`${page}/state`, { state: 'off' });
  expect((await ask(page)).text).toContain('已暂停');
  await ask(`${page}/state`, { state: 'on' });
  expect((await all()).find(({ id }) => id === made?.id)?.disabledAt).toBeNull();
});

test('a call is seen with its answer, and made again', async () => {
  await ask(`/webhooks/${WEBHOOK}/state`, { state: 'off' });
  const list = (await ask(`/webhooks/${WEBHOOK}`)).text;
  expect([list.includes('应答 200'), list.includes('试过')]).toEqual([true, false]);
  const tried = {
    event: 'visit.booked',
    body: '{}',
    at: 1,
    dueAt: null,
    state: 'failed',
    outcome: '503',
  } as const;
  await desk.core.store.commit([
    { kind: 'webhookCall', call: { ...tried, id: 'call-tried', webhook: WEBHOOK, attempts: 8 } },
  ]);
  expect((await ask(`/webhooks/${WEBHOOK}`)).text).toContain('试过 8 次');
  expect((await ask(`/webhooks/${WEBHOOK}/calls/${CALL}/replay`, {})).status).toBe(303);
  expect(await desk.core.store.webhooks.call(CALL)).toMatchObject({ state: 'owed', attempts: 0 });
  expect((await ask(`/webhooks/${WEBHOOK}/calls/${SAMPLES.call?.foreign}/replay`, {})).status).toBe(404);
});
