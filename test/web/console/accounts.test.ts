/** Letting a colleague in by the pages alone, and what nobody may. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayGovern } from '../../../src/core/desk/may';
import { placeOf } from '../../../src/core/desk/places';
import { AUDIT_ACTIONS } from '../../../src/core/model/audit';
import { addAccount } from '../../../src/service/desk/accounts';
import { TEMPLATES } from '../support/fakeWeb';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN, SAMPLES } from './support/samples';

const VILLAGE = OWN.split('/').at(-2) ?? '';
const HEADERS = { Cookie: 'desk=token-of-admin-0000', Accept: 'text/html' };
let desk: ListeningDesk;
beforeAll(async () => {
  const at = atDesk({ login: 'admin', grants: [grant('administrator', OWN)] });
  const whole = atDesk({ login: 'watcher', grants: [grant('supervisor', '')] });
  desk = await listenDesk({ 'token-of-admin-0000': at, 'token-of-watcher-00': whole });
});
afterAll(() => desk.stop());

async function ask(path: string, form?: Record<string, string>, headers: Record<string, string> = HEADERS) {
  const body = form && new URLSearchParams({ csrf: 'csrf-of-admin', ...form });
  const init = body ? { method: 'POST', body } : {};
  const answer = await fetch(`${desk.url}/console${path}`, { ...init, headers, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
}
const kept = (login: string) => desk.core.store.desk.accountByLogin(login);
const NEW = { name: '赵核对', login: 'zhao', phone: '', role: 'villageChecker', place: `area:${VILLAGE}` };

test('a new account begins with a link that is shown once, and what was done is on record', async () => {
  const { status, text } = await ask('/accounts/new', NEW);
  expect([status, /\/console\/start\/([0-9a-z]{4}-){3}[0-9a-z]{4}/.test(text)]).toEqual([200, true]);
  const account = await kept('zhao');
  expect(account).toMatchObject({ name: '赵核对', password: null, by: 'admin' });
  expect(account?.grants).toEqual([{ role: 'villageChecker', area: VILLAGE, department: null, path: OWN }]);
  expect((await ask('/accounts')).text).toContain('赵核对');
  const page = { after: null, limit: 1, newestFirst: true };
  const { rows } = await desk.core.store.audit.entries({ areas: null, subject: account?.id }, page);
  expect(rows).toMatchObject([{ actor: 'admin', action: 'account.add' }]);
});

test('the next one is added from there, in the same place', async () => {
  const { text } = await ask('/accounts/new', { ...NEW, login: 'zhou' });
  const next = /href="\/console(\/accounts\/new\?place[^"]+)">再加一个账号</.exec(text)?.[1] ?? '';
  const form = await ask(next.replaceAll('&#x3D;', '='));
  expect(form.text).toContain(`<option value="area:${VILLAGE}" selected>`);
});

test.each([
  [{ login: 'zhao' }, '已经有人用了'],
  [{ login: '赵' }, '只能用小写字母'],
  [{ phone: '12345' }, '不像手机号'],
  [{ role: '' }, '请填写'],
  [{ place: '' }, '请填写'],
  [{ role: 'departmentClerk' }, '部门的角色要选一个部门'],
  [{ place: 'area:' }, '不在您管的范围'],
  [{ place: 'area:990123101202' }, '不在您管的范围'],
  [{ place: 'area:nowhere' }, '不在您管的范围'],
])('%j is not taken, and all that was typed stays', async (wrong, says) => {
  const { status, text } = await ask('/accounts/new', { ...NEW, login: 'qian', ...wrong });
  expect(status).toBe(422);
  expect(text).toContain(says);
  expect(text).toContain('value="赵核对"');
  expect(await kept('qian')).toBeNull();
});

test('an account is changed, shut out with its sessions, and let in again', async () => {
  const id = SAMPLES.account?.own ?? '';
  const path = `/accounts/${id}`;
  const stand = /name="stand" value="([^"]+)"/.exec((await ask(path)).text)?.[1] ?? '';
  expect((await ask(path, { name: '李改名', phone: '13800000008', stand })).status).toBe(303);
  const second = await ask(path, { name: '李二改', phone: '', stand });
  expect([second.status, second.text.includes('value="李二改"')]).toEqual([409, true]);
  expect(second.text).toMatch(/admin .* 已经改过这里[\s\S]*现在存的：李改名/);
  expect((await ask(`${path}/grants`, { role: 'liaison', place: `area:${VILLAGE}` })).status).toBe(303);
  expect((await ask(`${path}/grants`, { role: 'liaison', place: 'area:990123101202' })).status).toBe(422);
  await ask(`${path}/grants/end`, { role: 'entryClerk', place: `area:${VILLAGE}` });
  expect(await desk.core.store.desk.account(id)).toMatchObject({
    name: '李改名',
    phone: '+8613800000008',
    grants: [{ role: 'liaison', area: VILLAGE }],
  });
  await ask(`${path}/state`, { state: 'disabled' });
  expect(await desk.core.store.desk.account(id)).toMatchObject({ state: 'disabled' });
  expect((await ask(path)).text).toContain('恢复这个账号');
  await ask(`${path}/state`, { state: 'active' });
  expect((await ask(`${path}/reset`, {})).text).toContain('/console/start/');
});

test('one that reaches further is not there, and nobody takes his own rights away', async () => {
  const tools = { ...desk.core, clock: { now: Date.now }, chance: { id: () => 'wide', secret: () => 'x' } };
  const everywhere = { role: 'liaison', area: '', department: null } as const;
  const here = { role: 'liaison', area: VILLAGE, department: null } as const;
  const facts = { login: 'wide', name: '宽', phone: null, by: 'test' };
  await addAccount({ ...facts, grants: [here, everywhere] }, tools);
  expect((await ask('/accounts/wide')).status).toBe(404);
  expect((await ask('/accounts/wide/reset', {})).status).toBe(404);
  expect((await ask('/accounts')).text).not.toContain('宽');
  const own = { ...tools, chance: { id: () => 'admin', secret: () => 'y' } };
  await addAccount({ ...facts, login: 'self', grants: [here] }, own);
  for (const path of ['reset', 'state', 'grants/end'])
    expect((await ask(`/accounts/admin/${path}`, {})).status).toBe(422);
});

test('a department of no area is granted by whoever governs everything, and by nobody else', () => {
  const department = { id: 'NYJ', name: '农业农村局', area: '' };
  const place = placeOf({ area: null, department: 'NYJ' }, { areas: [], departments: [department] });
  if (!place) throw new Error('there is no such place');
  const by = (path: string) =>
    mayGovern({ id: 'admin', grants: [{ ...grant('administrator', path), path }] }, [place]);
  expect([by(''), by(OWN)]).toEqual(['yes', 'foreign']);
});

describe('the audit', () => {
  const WATCHER = { ...HEADERS, Cookie: 'desk=token-of-watcher-00' };
  const verify = (headers: Record<string, string>) =>
    ask('/audit/verify', { csrf: headers === WATCHER ? 'csrf-of-watcher' : 'csrf-of-admin' }, headers);

  test('of a day is said as the text of the next morning says it, and each entry is worked out anew', async () => {
    const head = await desk.core.store.audit.head();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { text } = await ask(`/audit?day=${today}`, undefined, WATCHER);
    expect(text).toContain(`到第${head.sequence}条，末值${head.hash.slice(0, 16)}`);
    expect((await verify(WATCHER)).text).toMatch(/第 1 条到第 \d+ 条逐条核对过，没有改动/);
    // Whoever watches a part of it sees no chain.
    expect((await verify(HEADERS)).text).not.toContain('逐条核对');
  });

  test('whoever complains that a neighbour reads his account is found by his own number, as he says it', async () => {
    const looked = { kind: 'audit', id: 'look-1', at: Date.now(), actor: '+8613800000099' } as const;
    await desk.core.store.commit([{ ...looked, action: 'look.proved', subject: 'H0001' }]);
    for (const path of ['subject=138 0000 0001', 'actor=13800000099']) {
      const { text } = await ask(`/audit?${path}`, undefined, WATCHER);
      expect(text).toMatch(/看了别人的信息（证明过）[\s\S]*>13800000099<[\s\S]*>H0001</);
    }
    expect((await ask('/audit?subject=13800000099', undefined, WATCHER)).text).toContain('没有这样的记录');
  });

  test.each(['zh-CN', 'en'])('has a word for all that can be done: %s', (language) => {
    const file = readFileSync(join(TEMPLATES, 'console/audit', `${language}.json`), 'utf8');
    expect(Object.keys(JSON.parse(file).actions).sort()).toEqual([...AUDIT_ACTIONS].sort());
  });
});
