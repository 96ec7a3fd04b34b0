/** Reference data at the desk: looked through, put in by hand and by file, taken out as a file that goes in again unchanged. */

import { REFERENCE_FILES } from '../../../src/core/intake/reference';
import { plainRows, xlsxOf } from '../../support/builders/xlsx';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const TOKEN = 'token-of-the-administrator';
const CSRF = 'csrf-of-zhou';
/** Of 李会计, whose account is kept. */
const OTHER = 'token-of-own-clerk-0';
/** Of whoever may look at it, and no more. */
const LOOKS = 'token-of-who-looks-0';
let desk: ListeningDesk;

beforeAll(async () => {
  const grants = [grant('administrator', '')];
  desk = await listenDesk({
    [TOKEN]: atDesk({ login: 'zhou', grants }),
    [OTHER]: atDesk({ login: 'own-clerk', grants }),
    [LOOKS]: atDesk({ login: 'looks', grants: [grant('entryClerk', OWN)] }),
  });
});
afterAll(() => desk.stop());

const headers = { Cookie: `desk=${TOKEN}`, Accept: 'text/html', 'Accept-Language': 'zh-CN' };
const get = (path: string) => fetch(`${desk.url}/console${path}`, { headers });

/** What a browser would send of the form of this page, its hidden fields included. */
const formAt = async (path: string) => formIn(await (await get(path)).text());
function formIn(page: string): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of page.matchAll(/<input [^>]*name="(\w+)" [^>]*?value="([^"]*)"/g))
    fields.set(name, value);
  for (const [, name = '', value = ''] of page.matchAll(/<textarea [^>]*name="(\w+)"[^>]*>([^<]*)</g))
    fields.set(name, value.replaceAll('\n', '\r\n'));
  for (const [, name = '', options = ''] of page.matchAll(/<select [^>]*name="(\w+)"[^>]*>(.*?)<\/select>/gs))
    fields.set(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return Object.fromEntries(fields);
}

async function post(path: string, fields: Record<string, string>, file?: Blob, as = TOKEN) {
  const body = file ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries({ ...fields, csrf: as === TOKEN ? CSRF : 'csrf-of-own-clerk' }))
    body.append(name, value);
  if (file && body instanceof FormData) body.append('file', file, '表.xlsx');
  const response = await fetch(`${desk.url}/console${path}`, {
    method: 'POST',
    headers: { ...headers, Cookie: `desk=${as}` },
    body,
    redirect: 'manual',
  });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') };
}

test('who only looks is led to no page that is not for him, and shown no form', async () => {
  const looks = (path: string) =>
    fetch(`${desk.url}${path}`, { headers: { ...headers, Cookie: `desk=${LOOKS}` } });
  const [, tabs = ''] = /class="tabs"(.*?)<\/nav>/s.exec(await (await looks('/console/areas')).text()) ?? [];
  const paths = [...tabs.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => path);
  expect(paths).toContain('/console/days');
  for (const path of paths) {
    const page = await looks(path);
    const forms = [...(await page.text()).matchAll(/<form[^>]*method="post" action="([^"]+)"/g)];
    expect([path, page.status, forms.map(([, to]) => to)]).toEqual([
      path,
      200,
      expect.not.arrayContaining([path, `${path}/remove`]),
    ]);
  }
});

test('a form without a way back shows none', async () => {
  expect(await (await get('/phones')).text()).not.toContain('class="back"');
});

test('the code of an area has one name, in its list and in its form', async () => {
  for (const path of ['/areas', '/areas/new']) {
    const page = await (await get(path)).text();
    expect([path, page.includes('区划代码'), page.includes('编号')]).toEqual([path, true, false]);
  }
});

test('levels of areas are said in the language of whoever reads, and kept as files have them', async () => {
  const english = { ...headers, 'Accept-Language': 'en' };
  const read = async (path: string) =>
    (await fetch(`${desk.url}/console${path}`, { headers: english })).text();
  expect(await read('/areas')).toMatch(/>Township</);
  expect(await read('/areas/new')).toContain('<option value="乡镇">Township</option>');
});

test('a matter is put in, found by its name, mended and taken out', async () => {
  const row = { id: 'XYZ', name: '砍竹许可', department: '住建局', promisedDays: '7' };
  expect(await post('/matters/new', { ...row, promisedDays: '许多' })).toMatchObject({
    status: 422,
    text: expect.stringContaining('要写数字'),
  });
  expect(await post('/matters/new', row)).toMatchObject({ status: 303 });
  expect(await post('/matters/new', row)).toMatchObject({ status: 422 });
  expect(await (await get('/matters?q=%E7%A0%8D%E7%AB%B9')).text()).toContain('砍竹许可');
  expect(await post('/matters/edit?id=XYZ', { ...row, promisedDays: '5' })).toMatchObject({ status: 303 });
  const held = async () => (await desk.core.store.reference.matters()).find(({ id }) => id === 'XYZ');
  expect((await held())?.promisedDays).toBe(5);
  expect(await post('/matters/remove?id=XYZ', {})).toMatchObject({ status: 303 });
  expect(await held()).toBeUndefined();
  const used = await post('/matters/remove?id=SGXK', {});
  expect([used.status, used.text.includes('还有资料用到它')]).toEqual([409, true]);
});

test.each(REFERENCE_FILES)('%s go out as a file, and in again unchanged', async (kind) => {
  for (const as of ['xlsx', 'csv']) {
    const file = await (await get(`/${kind}/export?as=${as}`)).blob();
    const { status, to, text } = await post(`/${kind}/import`, {}, file);
    expect(text).not.toContain('role="row"');
    expect([status, to]).toEqual([303, expect.stringContaining('nothingNew')]);
  }
});

test('of a file with a fault nothing is written, and each is named by row and column', async () => {
  const csv = new Blob(['项目代码,项目名称\nGYGX,果园更新补助\n果园,\n']);
  const { status, text } = await post('/programmes/import', {}, csv);
  expect(status).toBe(422);
  expect(text).toMatch(/2 行里有 1 行要改[\s\S]*项目代码[\s\S]*编号只用字母[\s\S]*项目名称[\s\S]*请填写/);
  expect((await desk.core.store.reference.programmes()).map(({ id }) => id)).not.toContain('GYGX');
});

test('a row that the sheet hides is asked about, and nothing is written', async () => {
  const rows = plainRows([
    ['项目代码', '项目名称'],
    ['GYGX', '果园更新补助'],
    ['CYGX', '茶园更新补助'],
  ]).replace('<row r="3"', '<row r="3" hidden="1"');
  const book = new Blob([Uint8Array.from(await xlsxOf({ sheets: [{ rows }] }))]);
  const { status, text } = await post('/programmes/import', {}, book);
  expect([status, text.includes('这一行在表里是隐藏的')]).toEqual([422, true]);
  const ids = (await desk.core.store.reference.programmes()).map(({ id }) => id);
  expect(ids.filter((id) => id.endsWith('YGX'))).toEqual([]);
});

test('a picture, and a file without its columns, are told what they are', async () => {
  const picture = new Blob([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')]);
  expect((await post('/areas/import', {}, picture)).text).toContain('这是图片');
  expect((await post('/areas/import', {}, new Blob(['甲,乙\n1,2\n']))).text).toContain('区划代码、名称');
});

test('settings are read back as they were typed, and contradict nothing', async () => {
  const all = await formAt('/settings');
  expect((await post('/settings', all)).status).toBe(303);
  expect(await desk.core.store.reference.settings()).toEqual([]);
  expect((await post('/settings', { ...all, opens: '18' })).text).toContain('下班要在上班之后');
  expect((await post('/settings', { ...all, quietHours: '22:30-7:00', signature: '青溪' })).status).toBe(303);
  expect(desk.core.setup.installation).toMatchObject({
    quietHours: { from: 1_350, to: 420 },
    signature: '青溪',
  });
});

describe('of two people at one form the second is told of the first, and keeps what he typed', () => {
  test.each([
    ['/matters/edit?id=SGXK', 'place', '三楼5号窗'],
    ['/matters/guide?id=SGXK', 'fee', '每件20元'],
    ['/departments/edit?id=MZJ', 'ladder', '13900000129'],
    ['/settings', 'signature', '双河'],
  ])('%s', async (path, name, value) => {
    const mine = await formAt(path);
    const theirs = { ...mine, [name]: value };
    expect((await post(path, theirs, undefined, OTHER)).status).toBe(303);
    const typed = { ...mine, [name]: '13900000128' };
    const told = await post(path, typed);
    expect(told.status).toBe(409);
    expect(told.text).toMatch(new RegExp(`李会计 .* 已经改过这里[\\s\\S]*现在存的：${value}`));
    expect(told.text).toMatch(/(value="|>)13900000128/);
    expect((await formAt(path))[name]).toBe(value);
    const [, stand = ''] = /name="stand" value="([^"]+)"/.exec(told.text) ?? [];
    expect((await post(path, { ...typed, stand })).status).toBe(303);
    expect((await formAt(path))[name]).toBe('13900000128');
    // A button pressed twice is nobody else's doing.
    expect((await post(path, { ...typed, stand })).status).toBe(303);
  });

  test.each([
    ['/matters/edit?id=SGXK', 'hours', '只在上午', '只在下午'],
    ['/settings', 'signature', '东河', '西河'],
  ])('at one and the same moment, too: %s', async (path, name, one, other) => {
    const drawn = await formAt(path);
    const answers = await Promise.all([
      post(path, { ...drawn, [name]: one }, undefined, OTHER),
      post(path, { ...drawn, [name]: other }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const kept = answers[0]?.status === 303 ? one : other;
    expect((await formAt(path))[name]).toBe(kept);
    expect(answers.find(({ status }) => status === 409)?.text).toContain(`现在存的：${kept}`);
  });

  test.each([
    ['/phones', { worker: '13900000127', role: 'supervisor', village: '' }, null],
    ['/days', { day: '2026-12-30', works: 'no', dayName: '县庆' }, { dayName: '校庆' }],
    ['/sections', { section: 'fair', sectionName: '集市', topics: '赶集 逢集' }, { sectionName: '赶集' }],
  ])('a short form says what is there already before it takes its place: %s', async (path, row, change) => {
    const drawn = await formAt(path);
    expect((await post(path, { ...drawn, ...row }, undefined, OTHER)).status).toBe(303);
    // The same again is nobody's loss.
    expect((await post(path, { ...drawn, ...row })).status).toBe(303);
    if (!change) return;
    const told = await post(path, { ...drawn, ...row, ...change });
    expect(told.status).toBe(409);
    expect(told.text).toMatch(/这里已经有一条，是 [\s\S]*现在存的：/);
    const again = { ...row, ...change, stand: formIn(told.text).stand ?? '' };
    expect((await post(path, again)).status).toBe(303);
    expect((await post(`${path}/remove`, row)).status).toBe(303);
  });

  test('what the second left as it came is what the first made of it', async () => {
    const path = '/matters/edit?id=DBSQ';
    const mine = await formAt(path);
    await post(path, { ...mine, hours: '只在上午', papers: '身份证\r\n户口本' }, undefined, OTHER);
    const told = await post(path, { ...mine, hours: '只在下午', fee: '工本费5元' });
    const drawn = formIn(told.text);
    expect(drawn).toMatchObject({ hours: '只在下午', fee: '工本费5元', papers: '身份证\r\n户口本' });
    expect([...told.text.matchAll(/现在存的：([^<]*)/g)].map(([, kept]) => kept)).toEqual(['只在上午']);
    expect((await post(path, drawn)).status).toBe(303);
    expect(await formAt(path)).toMatchObject({
      hours: '只在下午',
      fee: '工本费5元',
      papers: '身份证\r\n户口本',
    });
  });
});

test('where a department belongs is told by the name of the place', async () => {
  const text = await (await get('/departments')).text();
  expect(text).toContain('>青溪县<');
  expect(text).not.toContain('990123000000');
});

test('liaisons and supervisors, days and sections are put in and taken out', async () => {
  const { reference } = desk.core.store;
  const liaison = { worker: '13800009999', role: 'liaison', village: '990123101201' };
  expect((await post('/phones', { ...liaison, village: '' })).text).toContain('请填写');
  expect((await post('/phones', liaison)).status).toBe(303);
  expect(await reference.officePhones()).toContainEqual({
    phone: '+8613800009999',
    role: 'liaison',
    village: '990123101201',
  });
  expect((await post('/phones/remove', { worker: '+8613800009999' })).status).toBe(303);
  expect((await post('/days', { day: '2026-12-31', works: 'no', dayName: '县庆' })).status).toBe(303);
  expect(await reference.localDays()).toContainEqual({ day: '2026-12-31', works: false, name: '县庆' });
  expect((await post('/days/remove', { day: '2026-12-31' })).status).toBe(303);
  const section = { section: 'village', sectionName: '村务', topics: '公示、账目' };
  expect((await post('/sections', section)).status).toBe(303);
  expect((await post('/sections/remove', { section: 'village' })).status).toBe(303);
  expect([(await reference.localDays()).length, (await reference.sections()).length]).toEqual([0, 0]);
});
