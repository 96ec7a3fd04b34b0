/** The audit as it is read: who came in gave no reason, and it is said where he came from. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';

let desk: ListeningDesk;
beforeAll(async () => {
  const at = atDesk({ login: 'admin', grants: [grant('administrator', '')] });
  desk = await listenDesk({ 'token-of-admin-0000': at });
});
afterAll(() => desk.stop());

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
