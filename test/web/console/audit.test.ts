/** The audit as it is read: who came in gave no reason, and it is said where he came from. */
import { file } from '../../support/builders/uploads';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

let desk: ListeningDesk;
beforeAll(async () => {
  const at = atDesk({ login: 'admin', grants: [grant('administrator', '')] });
  desk = await listenDesk({ 'token-of-admin-0000': at });
});
afterAll(() => desk.stop());

test('a file is called what its office calls it, with the row that was decided on', async () => {
  const id = '01M8E8CZMYGP5JFXE0ECQ2B406';
  const entry = { kind: 'audit', at: 2, actor: 'desk' } as const;
  await desk.core.store.commit([
    { kind: 'upload', upload: file(id, { area: OWN.split('/').at(-2) ?? '', period: '2026年第一批' }) },
    { ...entry, id: 'b1', action: 'upload.leave', subject: `${id}/12` },
    { ...entry, id: 'b3', action: 'payment.change', subject: `${id}-13` },
    { ...entry, id: 'b2', action: 'upload.discard', subject: '01M8E8CZMYGP5JFXE0ECQ00000' },
  ]);
  const headers = { Cookie: 'desk=token-of-admin-0000', Accept: 'text/html' };
  const page = await (await fetch(`${desk.url}/console/audit`, { headers })).text();
  expect(page).toContain(`<a href="/console/uploads/${id}">农户信息 2026年第一批</a><small>第 12 行</small>`);
  expect(page).toContain(`农户信息 2026年第一批</a><small>第 13 行</small>`);
  // Of one that is gone there is no more than this.
  expect(page).toContain('01M8E8CZMYGP5JFXE0ECQ00000');
});

test('what the service did of itself is called by the part that did it, and a notice by whom it went to', async () => {
  const entry = { kind: 'audit', id: 'c1', at: 3, actor: 'notices', action: 'optOut.overruled' } as const;
  await desk.core.store.commit([{ ...entry, subject: '+8613800010001', reason: '行政许可法32' }]);
  const headers = { Cookie: 'desk=token-of-admin-0000', Accept: 'text/html', 'Accept-Language': 'zh-CN' };
  const page = await (await fetch(`${desk.url}/console/audit?subject=13800010001`, { headers })).text();
  expect(page).toMatch(/>短信通知<[\s\S]*138 ?0001 ?0001[\s\S]*>行政许可法32</);
});

test('an address is told from a reason', async () => {
  const entry = { kind: 'audit', at: 1, actor: 'desk', subject: 'wang' } as const;
  await desk.core.store.commit([
    { ...entry, id: 'a1', action: 'desk.refused', reason: '192.0.2.7' },
    { ...entry, id: 'a2', action: 'upload.leave', reason: '退回补存折号' },
  ]);
  const headers = { Cookie: 'desk=token-of-admin-0000', Accept: 'text/html' };
  const page = await (await fetch(`${desk.url}/console/audit`, { headers })).text();
  expect(page).toMatch(/>来自 192\.0\.2\.7</);
  expect(page).toMatch(/>退回补存折号</);
  expect(page).toMatch(/现在到第 \d+ 条，末值 <code>/);
});
