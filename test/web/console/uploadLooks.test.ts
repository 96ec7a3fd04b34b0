/** Whoever looks at the people of a file is on record before he sees them, once for each page. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({
    'token-of-clerk-0000': atDesk({ login: 'clerk', grants: [grant('entryClerk', OWN)] }),
    'token-of-watcher-00': atDesk({ grants: [grant('supervisor', OWN), grant('leader', OWN)] }),
  });
});
afterAll(() => desk.stop());

const ask = (path: string, form?: Record<string, string>, as = 'token-of-clerk-0000') =>
  fetch(`${desk.url}/console/uploads/${path}`, {
    headers: { cookie: `desk=${as}` },
    ...(form && { method: 'POST', body: new URLSearchParams({ csrf: 'csrf-of-clerk', ...form }) }),
  });
const looks = async () => {
  const page = { after: null, limit: 50 };
  const { rows } = await desk.core.store.audit.entries({ action: 'upload.look', areas: null }, page);
  return rows.map(({ actor, subject, area, reason }) => ({ actor, subject, area, reason }));
};

test('faults, sheets to sign, columns with their samples, the marked file: each look has its entry', async () => {
  const asked = ['', '/faults', '/faults?kind=missing', '/answers', '/columns', '/marked'];
  for (const path of asked) expect((await ask(`upload-own${path}`)).status).toBe(200);
  const wrong = { row: '3', column: '3', kind: 'x', how: 'accept', reason: '' };
  expect((await ask('upload-own/faults', wrong)).status).toBe(422);
  const entry = { actor: 'clerk', subject: 'upload-own', area: OWN.split('/').at(-2) };
  expect(await looks()).toEqual(
    ['核查问题', '核查问题', '核定农户的说法', '对列', '下载标注文件', '核查问题'].map((reason) => ({
      ...entry,
      reason,
    })),
  );
});

test('what another area handed in is not seen, and is no look', async () => {
  const before = await looks();
  for (const path of ['/faults', '/answers', '/marked'])
    expect((await ask(`upload-foreign${path}`)).status).toBe(404);
  expect(await looks()).toEqual(before);
});

test('whoever watches sees how far a file is, and nobody in it', async () => {
  const before = await looks();
  const list = await fetch(`${desk.url}/console/uploads`, {
    headers: { cookie: 'desk=token-of-watcher-00' },
  });
  expect(await list.text()).not.toContain('/uploads/new');
  const watch = (path: string) => ask(`upload-own${path}`, undefined, 'token-of-watcher-00');
  const page = await (await watch('')).text();
  expect(page).toContain('查出的错误');
  expect(page).not.toMatch(/\/(faults|marked|answers|rows|print)[?"]/);
  for (const path of ['/faults', '/marked', '/answers', '/rows'])
    expect([path, (await watch(path)).status]).toEqual([path, 403]);
  const village = `/villages/${OWN.split('/').at(-2)}`;
  expect(await (await watch(village)).text()).not.toContain('/print');
  expect((await watch(`${village}/print`)).status).toBe(403);
  expect(await looks()).toEqual(before);
});
