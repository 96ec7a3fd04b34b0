/** Rows of a file at the desk: whoever signs for them reads them, each look is on record, and a name stands in no address. */
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({
    'token-of-checker-0': atDesk({ login: 'checker', grants: [grant('financeChecker', OWN)] }),
    'token-of-leader-00': atDesk({ login: 'leader', grants: [grant('leader', OWN)] }),
  });
});
afterAll(() => desk.stop());

const ask = (path: string, form?: Record<string, string>, token = 'token-of-checker-0') =>
  fetch(`${desk.url}/console/uploads/${path}`, {
    headers: { cookie: `desk=${token}`, 'accept-language': 'zh-CN' },
    ...(form && { method: 'POST', body: new URLSearchParams({ csrf: 'csrf-of-checker', ...form }) }),
  });
const read = async (path: string, form?: Record<string, string>) => (await ask(path, form)).text();

test('who checks reads the rows, finds one by name or last digits, and sees no number whole', async () => {
  const page = await read('upload-own/rows');
  expect(page).toContain('赵*');
  expect(page).toContain('7890');
  expect(page).not.toMatch(/11010519491231002X|620001234567890|13811110001/);
  for (const search of ['钱二', '7891', '钱'])
    expect(await read('upload-own/rows', { search })).toMatch(/钱\*(?![\s\S]*赵\*)/);
  expect(await read('upload-own/rows?view=refused')).toMatch(/钱\*(?![\s\S]*赵\*)/);
});

test('a row has its faults and what it changes; rows sent back are listed with their reason, and taken along', async () => {
  expect(await read('upload-own/rows/3')).toMatch(/钱二[\s\S]*有错要改[\s\S]*身份证号有一位填错了/);
  await desk.core.service.intake.rows.leave('upload-own', 3, '身份证再核', 'clerk');
  expect(await read('upload-own')).toContain('退回清单（1 行）');
  expect(await read('upload-own/left')).toMatch(/钱二[\s\S]*身份证再核/);
  const file = await ask('upload-own/left.xlsx');
  expect(file.headers.get('content-type')).toContain('spreadsheetml');
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  expect(await read('upload-own/rows/3')).toMatch(/退回一行[\s\S]*身份证再核/);
});

test('of a first payment the largest sums are looked at: nothing is far from what it was', async () => {
  const bytes = Buffer.from(
    '户主姓名,身份证号,补贴项目,年度,金额,状态\n赵一,11010519491231002X,耕地地力保护补贴,2026,300,已打款',
  );
  const area = OWN.split('/').at(-2) ?? '';
  const about = { kind: 'payments' as const, area, period: '2026年地力', name: '发放.csv' };
  const { upload } = await desk.core.service.intake.hand(about, bytes, 'somebody');
  await desk.core.service.intake.advance();
  expect(await read(upload.id)).toMatch(/先看金额最大的(?![\s\S]*先看金额变动最大的)/);
  const page = await read(`${upload.id}/rows?view=swing`);
  expect(page).toMatch(/共 0 行。[\s\S]*第一次发[\s\S]*view&#x3D;amount"/);
});

test('each look has its entry, before anything is shown; a leader sees numbers and no rows', async () => {
  const page = { after: null, limit: 50 };
  const { rows } = await desk.core.store.audit.entries({ action: 'upload.look', areas: null }, page);
  expect(rows.map(({ actor }) => actor)).toEqual(rows.map(() => 'checker'));
  expect(rows.map(({ subject, reason }) => `${subject} ${reason}`)).toEqual(
    expect.arrayContaining([
      'upload-own 逐行查看（有错要改）',
      'upload-own 按姓名或号码查找（有错要改）',
      'upload-own/3 查看一行（有错要改）',
    ]),
  );
  expect((await ask('upload-own/rows', undefined, 'token-of-leader-00')).status).toBe(403);
  expect((await ask('upload-foreign/rows')).status).toBe(404);
  expect((await ask('upload-foreign/rows/2')).status).toBe(404);
  expect((await ask('upload-own/rows/99')).status).toBe(404);
});
