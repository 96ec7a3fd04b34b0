/** From an empty installation to a trial message on one's own phone. */
import type { DeskRole } from '../../../src/core/model/desk/account';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const HEADERS = { Cookie: 'desk=token-of-admin-0000', Accept: 'text/html' };
let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({ 'token-of-admin-0000': atDesk({ grants: [grant('administrator', OWN)] }) });
});
afterAll(() => desk.stop());

const send = (phone: string) =>
  fetch(`${desk.url}/console/first-steps/trial`, {
    method: 'POST',
    headers: HEADERS,
    body: new URLSearchParams({ phone, csrf: 'csrf-of-wang' }),
    redirect: 'manual',
  });

test('a trial goes to the phone that was typed, and the page follows it', async () => {
  const sent = await send('138 0000 0009');
  const to = sent.headers.get('location') ?? '';
  expect([sent.status, to]).toEqual([303, expect.stringMatching(/^\/console\/first-steps\/trial\?message=/)]);
  const message = await desk.core.store.message(to.replace(/.*=/, ''));
  expect(message).toMatchObject({ to: '+8613800000009', template: 'notice.trial', state: 'owed' });
  const page = await (await fetch(`${desk.url}${to}`, { headers: HEADERS })).text();
  expect(page).toMatch(/class="notice wait">(已收下，正在发|还没有接通)/);
  expect(page).toContain(`hx-get="${to}"`);
});

test.each(['', '1380000', '12345'])(
  '%j is no phone: it is kept, and what is wrong stands beside it',
  async (phone) => {
    const answer = await send(phone);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('这不像手机号');
    expect(page).toContain(`value="${phone}"`);
  },
);

test('each step leads to a page of the desk', async () => {
  const page = await (await fetch(`${desk.url}/console/first-steps`, { headers: HEADERS })).text();
  const main = page.slice(page.indexOf('<main'));
  const pages = [...main.matchAll(/href="\/console([^"?]*)"/g)].map(([, path = '']) => path);
  const known = desk.sections.flatMap(({ routes }) => routes.map(({ path }) => path));
  expect(pages).toContain('/areas');
  expect(pages.filter((path) => !known.includes(path))).toEqual([]);
});

test('the first payments are a step like the others, and the trial comes last', async () => {
  const stepsOf = async (paid: boolean) => {
    const sessions = { 'token-of-admin-0000': atDesk({ grants: [grant('administrator', OWN)] }) };
    const all = { lacks: async () => [], accounts: async () => 4, paid: async () => paid };
    const opened = await listenDesk(sessions, all);
    const page = await (await fetch(`${opened.url}/console/first-steps`, { headers: HEADERS })).text();
    await opened.stop();
    return [...page.matchAll(/<li class="(done|next)">\s*<h2>([^<\s]*)/g)]
      .slice(-2)
      .map(([, is, what]) => [is, what]);
  };
  expect(await stepsOf(false)).toEqual([
    ['done', '农户花名册'],
    ['next', '第一批补贴'],
  ]);
  expect(await stepsOf(true)).toEqual([
    ['done', '第一批补贴'],
    ['next', '往自己手机上试发一条'],
  ]);
});

test('what lacks is the first line of 今天 for whoever can mend it, and for nobody else', async () => {
  const today = async (role: DeskRole) => {
    const sessions = { 'token-of-wang-000': atDesk({ grants: [grant(role, OWN)] }) };
    const opened = await listenDesk(sessions, { lacks: async () => ['areas', 'households'] });
    const page = await fetch(`${opened.url}/console`, { headers: { Cookie: 'desk=token-of-wang-000' } });
    await opened.stop();
    return page.text();
  };
  expect(await today('administrator')).toMatch(
    /class="hand">.*href="\/console\/first-steps">还没有这些，群众问了没法答：行政区划、农户</,
  );
  expect(await today('leader')).toContain('现在没有等您办的事');
});
