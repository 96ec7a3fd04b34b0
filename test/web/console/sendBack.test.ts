/** 打回: who checks says what is wrong, who entered reads it, mends that row in place and enters again. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const CLERK = 'clerk';
const CHECKER = 'checker';
const tokenOf = (login: string) => `token-of-${login}-back`;
const VILLAGE = OWN.split('/').at(-2) ?? '';
let desk: ListeningDesk;
let id: string;

beforeAll(async () => {
  desk = await listenDesk({
    [tokenOf(CLERK)]: atDesk({ login: CLERK, grants: [grant('entryClerk', OWN)] }),
    [tokenOf(CHECKER)]: atDesk({ login: CHECKER, grants: [grant('financeChecker', OWN)] }),
  });
  const bytes = Buffer.from(
    '村,组,户主姓名,身份证号,家庭人口,一折通账号\n张庄村,1,赵一,11010519491231002X,5,620001234567890',
  );
  const { intake } = desk.core.service;
  const about = { kind: 'households' as const, area: VILLAGE, period: '打回', name: '农户.csv' };
  id = (await intake.hand(about, bytes, CLERK)).upload.id;
  await intake.advance();
  await intake.villages.begin(id, CLERK);
  await sign();
});
afterAll(() => desk.stop());

const sign = () => desk.core.service.intake.villages.sign(id, VILLAGE, 0, 'somebody');
const headersOf = (login: string) => ({ cookie: `desk=${tokenOf(login)}`, 'accept-language': 'zh-CN' });
const read = async (login: string, path: string) =>
  (await fetch(`${desk.url}/console${path}`, { headers: headersOf(login) })).text();
async function send(login: string, path: string, form: Record<string, string> = {}) {
  const body = new URLSearchParams({ csrf: `csrf-of-${login}`, ...form });
  const answer = await fetch(`${desk.url}/console/uploads/${id}${path}`, {
    ...{ method: 'POST', headers: headersOf(login), body, redirect: 'manual' as const },
  });
  return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() };
}

test('whoever checks says why, whoever entered reads that, mends the row and enters it again', async () => {
  expect(await read(CHECKER, `/uploads/${id}`)).not.toContain('打回上报人');
  expect((await send(CLERK, '/entered')).to).toContain('done=entered');
  expect(await read(CHECKER, `/uploads/${id}`)).toContain('打回上报人');
  expect((await send(CHECKER, '/back', { reason: ' ' })).to).toContain('done=needsReason');
  expect((await send(CHECKER, '/back', { reason: '第 2 行多了一口人' })).to).toContain('done=sentBack');

  expect(await read(CLERK, '')).toContain('被打回，第 2 行多了一口人');
  expect(await read(CLERK, `/uploads/${id}`)).toMatch(/打回：第 2 行多了一口人（checker/);
  expect(await read(CHECKER, `/uploads/${id}/rows/2`)).not.toContain('改这一行');
  expect(await read(CLERK, `/uploads/${id}/rows/2`)).toMatch(/改这一行[\s\S]*这一户在纸上签了字/);
  expect((await send(CLERK, '/rows/2', { how: 'mend', field: '', value: '4' })).text).toContain(
    '请选是哪一项',
  );
  const wrong = await send(CLERK, '/rows/2', { how: 'mend', field: 'members', value: '四口' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toMatch(/<details open>[\s\S]*这里应当是(?:数字|整数)[\s\S]*value="四口"/);
  expect((await send(CLERK, '/rows/2', { how: 'mend', field: 'members', value: '4' })).to).toContain(
    'done=mendedAsk',
  );
  expect((await desk.core.store.uploads.rowsOf(id, [2]))[0]?.read.members).toBe(4);
  await sign();

  expect((await send(CLERK, '/entered')).to).toContain('done=entered');
  expect(await read(CHECKER, `/uploads/${id}`)).toMatch(/打回：第 2 行多了一口人/);
  expect((await send(CHECKER, '/checked')).to).toContain('done=checked');
  expect((await send(CLERK, '/rows/2', { how: 'mend', field: 'members', value: '3' })).status).toBe(422);
});
