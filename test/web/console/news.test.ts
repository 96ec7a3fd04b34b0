/** News by the pages alone: a draft that nobody reads, published from one day to another, withdrawn. */
import { newsOut } from '../../../src/core/model/news';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const HEADERS = { Cookie: 'desk=token-of-lin-00000', Accept: 'text/html' };
let desk: ListeningDesk;
beforeAll(async () => {
  const at = atDesk({ login: 'lin', grants: [grant('publisher', OWN)] });
  desk = await listenDesk({ 'token-of-lin-00000': at });
});
afterAll(() => desk.stop());

async function ask(path: string, form?: Record<string, string>) {
  const body = form && new URLSearchParams({ csrf: 'csrf-of-lin', ...form });
  const init = body ? { method: 'POST', body } : {};
  const answer = await fetch(`${desk.url}/console${path}`, { ...init, headers: HEADERS, redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' };
}

const ITEM = { section: 'jobs', title: '河湾村招水管员', body: '招两人，每月2600元。请到村委会报名。' };
/** Titles of this section that residents read. */
async function read(): Promise<string[]> {
  const items = newsOut(await desk.core.store.reads.news('jobs'), Date.now());
  return items.map(({ title }) => title).filter((title) => title === ITEM.title);
}

test('a draft is shown as a phone will show it, read once it is published, and no more when it is withdrawn', async () => {
  const made = await ask('/news/new', { ...ITEM, state: 'draft' });
  const [path = ''] = made.to.replace('/console', '').split('?');
  expect(path).toMatch(/^\/news\/\w+$/);
  expect(await read()).toEqual([]);
  const shown = (await ask(path)).text;
  expect(shown).toContain('【乡信】河湾村招水管员（');
  expect(shown).toContain('1 条短信，按 1 条计费');
  await ask(path, { ...ITEM, state: 'published' });
  expect(await read()).toEqual([ITEM.title]);
  await ask(`${path}/withdraw`, {});
  expect(await read()).toEqual([]);
  expect((await ask('/news')).text).toContain('已撤下');
});

test('what begins later or is over is not read, and a long one is several messages', async () => {
  const { to } = await ask('/news/new', { ...ITEM, state: 'published', from: '2999-01-01' });
  await ask('/news/new', { ...ITEM, state: 'published', from: '2026-01-01', last: '2026-01-02' });
  expect(await read()).toEqual([]);
  const path = to.replace('/console', '').split('?')[0] ?? '';
  await ask(path, { ...ITEM, body: '报名。'.repeat(100), from: '2999-01-01', state: 'published' });
  expect((await ask(path)).text).toMatch(/3 条短信，按 \d 条计费/);
});

test('what somebody withdrew meanwhile is not published again without a word', async () => {
  const { to } = await ask('/news/new', { ...ITEM, state: 'published' });
  const path = to.replace('/console', '').split('?')[0] ?? '';
  const stand = /name="stand" value="([^"]+)"/.exec((await ask(path)).text)?.[1] ?? '';
  await ask(`${path}/withdraw`, {});
  const told = await ask(path, { ...ITEM, title: '改了标题', stand, state: 'published' });
  expect([told.status, told.text.includes('已经改过这里'), told.text.includes('改了标题')]).toEqual([
    409,
    true,
    true,
  ]);
  const item = await desk.core.store.reference.newsItem(path.split('/').at(-1) ?? '');
  expect(item).toMatchObject({ state: 'withdrawn', title: ITEM.title });
});

test.each([
  [{ title: '' }, '请填写'],
  [{ title: '长'.repeat(31) }, '最多 30 个字'],
  [{ body: '' }, '请填写'],
  [{ section: 'nowhere' }, '请填写'],
  [{ from: '2026-13-01' }, '日期不对'],
  [{ from: '2026-03-02', last: '2026-03-01' }, '不能早于'],
])('%j is not taken', async (wrong, says) => {
  const { status, text } = await ask('/news/new', { ...ITEM, state: 'published', ...wrong });
  expect([status, text.includes(says)]).toEqual([422, true]);
});
