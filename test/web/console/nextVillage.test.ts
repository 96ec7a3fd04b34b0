/** Whoever looks after several villages goes from one that is signed to the next, without a way through a list. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const TOWN = '990100000000/990123000000/990123101000/';
const LINES = [
  '村,组,户主姓名,身份证号,家庭人口,一折通账号',
  '张庄村,1,赵一,11010519491231002X,5,620001234567890',
  '李家沟村,1,钱二,110105197209250129,3,620001234567891',
];
const tokenOf = (login: string) => `token-of-${login}-next`;
let desk: ListeningDesk;
let id: string;

beforeAll(async () => {
  desk = await listenDesk({
    [tokenOf('town')]: atDesk({ login: 'town', grants: [grant('villageChecker', TOWN)] }),
    [tokenOf('one')]: atDesk({ login: 'one', grants: [grant('villageChecker', OWN)] }),
  });
  const { intake } = desk.core.service;
  const about = { kind: 'households' as const, area: '990123101000', period: '各村', name: '农户.csv' };
  id = (await intake.hand(about, Buffer.from(LINES.join('\n')), 'somebody')).upload.id;
  await intake.advance();
  await intake.villages.begin(id, 'somebody');
});
afterAll(() => desk.stop());

const addressOf = (village: string) => `/console/uploads/${id}/villages/${village}`;
const headersOf = (login: string) => ({ cookie: `desk=${tokenOf(login)}`, 'accept-language': 'zh-CN' });
const read = async (login: string, path: string) =>
  (await fetch(`${desk.url}${path}`, { headers: headersOf(login) })).text();
async function sign(login: string, village: string, notHome: string) {
  const body = new URLSearchParams({ csrf: `csrf-of-${login}`, notHome });
  const init = { method: 'POST', headers: headersOf(login), body, redirect: 'manual' as const };
  const answer = await fetch(`${desk.url}${addressOf(village)}`, init);
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() };
}

test('a village signed leads to the next one that waits; the last one stays', async () => {
  const [first, second] = (await desk.core.store.uploads.progress(id)).map(({ village }) => village ?? '');
  if (!first || !second) throw new Error('two villages are in the file');
  expect((await sign('town', first, '')).text).toContain('请填没见到的有几户');
  const { to } = await sign('town', first, '0');
  expect(to).toBe(`${addressOf(second)}?done=signedOne`);
  expect(await read('town', to)).toMatch(/上一个村报完了[\s\S]*李家沟村纸上都签好了[\s\S]*autofocus/);
  expect(await read('town', addressOf(first))).toMatch(
    new RegExp(`href="${addressOf(second)}">下一个村：\\S+村，还有 1 户没问<`),
  );
  expect(await read('one', addressOf(first))).not.toContain('下一个村');
  expect((await sign('town', second, '1')).to).toBe(`${addressOf(second)}?done=signed`);
  expect(await read('town', addressOf(first))).not.toContain('下一个村');
});
