/** 重发: what the bank could not pay stands on one page, with the account of today, and goes to the bank once more as a file. */
import { openWorkbook, readSheet } from '../../../src/sheets/openWorkbook';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const AREA = OWN.split('/').at(-2) ?? '';
const PERIOD = '2026年耕地地力保护补贴';
let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({
    'token-of-clerk-0000': atDesk({ login: 'clerk', grants: [grant('entryClerk', OWN)] }),
    'token-of-watcher-00': atDesk({ login: 'watcher', grants: [grant('supervisor', OWN)] }),
  });
});
afterAll(() => desk.stop());

const ask = (path: string, token = 'token-of-clerk-0000') =>
  fetch(`${desk.url}/console${path}`, { headers: { cookie: `desk=${token}`, 'accept-language': 'zh-CN' } });
const read = async (path: string) => (await ask(path)).text();

const FIRST = { after: null, limit: 9 };

type Kind = 'households' | 'payments' | 'bankResults';
/** Through the hands of three people. Gives its id. */
async function publish(kind: Kind, bytes: Buffer, more: { corrects?: string } = {}): Promise<string> {
  const { intake } = desk.core.service;
  const file = {
    kind,
    area: AREA,
    period: kind === 'households' ? '2026年' : PERIOD,
    name: '表.csv',
    ...more,
  };
  const { id } = (await intake.hand(file, bytes, 'clerk')).upload;
  await intake.advance();
  // That the account is another one is asked about.
  for (const { row, column, kind: asked } of await desk.core.store.uploads.faults(id, null, FIRST))
    await intake.rows.accept(id, row, { column, kind: asked }, '存折换了', 'clerk');
  if (kind === 'households') {
    await intake.villages.begin(id, 'clerk');
    await intake.villages.sign(id, AREA, 0, 'liaison');
  }
  for (const [step, who] of [
    ['entered', 'clerk'],
    ['checked', 'checker'],
    ['published', 'publisher'],
  ] as const)
    expect([kind, step, await intake.approve(id, step, who)]).toEqual([kind, step, 'done']);
  await intake.advance();
  return id;
}
const csv = (...lines: string[]) => Buffer.from(lines.join('\n'));
const households = (account: string) =>
  csv('村,组,户主姓名,身份证号,家庭人口,一折通账号', `张庄村,1,赵一,11010519491231002X,4,${account}`);
const HEAD = '户名,账号,金额,处理结果,失败原因';

test('who was refused, what became of the account, and the file to send again', async () => {
  await publish('households', households('620001234567890'));
  const sent = await publish(
    'payments',
    csv('户主姓名,身份证号,金额,状态', '赵一,11010519491231002X,316.50,已送银行'),
  );
  const bank = await publish('bankResults', csv(HEAD, '赵一,620001234567890,316.50,失败,账户已销户'));
  const page = `/uploads/${bank}/failed`;
  expect(await read(`/uploads/${bank}`)).toContain(`/console${page}">没打进去的户<`);
  expect(await read(page)).toMatch(/赵一[\s\S]*316\.50[\s\S]*>7890<[\s\S]*账户已销户[\s\S]*>没改</);

  await publish('households', households('620009999999999'));
  const mended = await read(page);
  expect(mended).toContain('已改，尾号 9999');
  expect(mended).toContain(`/console/uploads/new?corrects&#x3D;${sent}">交更正表<`);
  const again = Buffer.from(await (await ask(`${page}.xlsx`)).arrayBuffer());
  const rows = (await readSheet(await openWorkbook(again))).map(({ cells }) =>
    cells.map((cell) => cell?.text),
  );
  expect(rows).toContainEqual(expect.arrayContaining(['赵一', '620009999999999', '已送银行']));

  await publish('payments', again, { corrects: sent });
  expect(await read(page)).toContain('都打进去了，或已经重新送银行');
  await publish('bankResults', csv(HEAD, '赵一,620009999999999,316.50,成功,'));
  const [payment] = await desk.core.store.reads.payments((await heldHousehold()) ?? '');
  expect(payment).toMatchObject({ state: 'paid', accountTail: '9999', amount: 31_650 });
});

async function heldHousehold(): Promise<string | null | undefined> {
  const found = await desk.core.store.held.people(['11010519491231002X']);
  return found.get('11010519491231002X')?.household;
}

test('whoever only watches sees nobody of it, and each look is on record', async () => {
  expect((await ask('/uploads/upload-own/failed', 'token-of-watcher-00')).status).toBe(403);
  expect((await ask('/uploads/upload-own/failed')).status).toBe(200);
  const page = { after: null, limit: 50 };
  const { rows } = await desk.core.store.audit.entries({ action: 'upload.look', areas: null }, page);
  expect(rows.at(-1)).toMatchObject({ actor: 'clerk', subject: 'upload-own' });
});

test('a file none of whose rows can be used is not entered: nothing would be published', async () => {
  const { intake } = desk.core.service;
  const file = { kind: 'payments' as const, area: AREA, period: '2026年良种补贴', name: '早了.csv' };
  const early = csv('户主姓名,身份证号,金额,状态', '钱二,110105197209250129,20.00,已送银行');
  const { id } = (await intake.hand(file, early, 'clerk')).upload;
  await intake.advance();
  await intake.rows.leaveFaulty(id, '还没有这一户', 'clerk');
  const init = {
    method: 'POST',
    body: new URLSearchParams({ csrf: 'csrf-of-clerk' }),
    redirect: 'manual' as const,
  };
  const headers = { cookie: 'desk=token-of-clerk-0000' };
  const entered = await fetch(`${desk.url}/console/uploads/${id}/entered`, { ...init, headers });
  expect(entered.headers.get('location')).toBe(`/console/uploads/${id}?done=nothing`);
  expect(await read(`/uploads/${id}?done=nothing`)).toContain('一行能用的也没有，不能提交');
  expect((await desk.core.store.uploads.upload(id))?.state).toBe('clean');
});
