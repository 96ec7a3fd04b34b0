/** Handing a file in: what kinds there are, and the empty workbooks to fill in. */
import { connect } from 'node:net';
import { openWorkbook, readSheet } from '../../../src/sheets/openWorkbook';
import { plainRows, xlsxOf } from '../../support/builders/xlsx';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const TOKEN = 'token-of-clerk-wang';
const inDepartment = (role: 'departmentClerk' | 'departmentHead', department: string) =>
  atDesk({ login: `${role}-${department}`, grants: [{ role, area: null, department, path: null }] });
const GAJ = { clerk: 'token-of-clerk-gaj-0', head: 'token-of-head-gaj-00' };
const MZJ = 'token-of-clerk-mzj-0';
const LOGINS: Record<string, string> = {
  [GAJ.clerk]: 'departmentClerk-GAJ',
  [GAJ.head]: 'departmentHead-GAJ',
  [MZJ]: 'departmentClerk-MZJ',
};
let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({
    [TOKEN]: atDesk({ login: 'wang', grants: [grant('entryClerk', OWN)] }),
    [GAJ.clerk]: inDepartment('departmentClerk', 'GAJ'),
    [GAJ.head]: inDepartment('departmentHead', 'GAJ'),
    [MZJ]: inDepartment('departmentClerk', 'MZJ'),
  });
});
afterAll(() => desk.stop());

const headers = { Cookie: `desk=${TOKEN}`, Accept: 'text/html', 'Accept-Language': 'zh-CN' };
const get = (path: string) => fetch(`${desk.url}/console${path}`, { headers });

test('what three people decide on is handed in here, and nothing that has pages of its own', async () => {
  const page = await (await get('/uploads/new')).text();
  const [choice = ''] = /<select id="f-kind".*?<\/select>/s.exec(page) ?? [];
  const kinds = [...choice.matchAll(/value="(\w+)"/g)].map(([, kind]) => kind);
  expect(kinds).toEqual(['households', 'payments', 'bankResults', 'cases']);
});

test('what is typed into an empty workbook stays a text, and it is read again', async () => {
  const bytes = Buffer.from(await (await get('/uploads/template?kind=households')).arrayBuffer());
  const rows = await readSheet(await openWorkbook(bytes));
  expect(rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
    expect.arrayContaining(['*户主姓名', '*身份证号', '*一折通账号']),
  ]);
});

const HEADER = ['村', '组', '户主姓名', '身份证号', '家庭人口', '一折通账号'];
const ZHAO = ['张庄村', '1', '赵一', '11010519491231002X', '4', '620001234567890'];
const QIAN = ['张庄村', '2', '钱二', '110105197209250129', '3', '620001234567891'];
const csv = (...rows: string[][]) => Buffer.from(rows.map((row) => row.join(',')).join('\n'));
const sheet = (rows: string, behind = '') => xlsxOf({ sheets: [{ rows, behind }] });
const HIDDEN = plainRows([HEADER, ZHAO, QIAN]).replace('<row r="3"', '<row r="3" hidden="1"');
/** One more row behind these, its cells as they are written. */
const oneMore = (rows: string[][], cells: string) =>
  sheet(`${plainRows(rows)}<row r="${rows.length + 1}">${cells}</row>`);
const inline = (texts: readonly string[]) =>
  texts.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`).join('');
const LOCKED = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(1000),
  Buffer.from('EncryptedPackage', 'utf16le'),
  Buffer.alloc(1000),
]);

async function form(period: string, bytes: Buffer, name = '农户.xlsx') {
  const area = OWN.split('/').at(-2) ?? '';
  const body = new FormData();
  const fields = {
    csrf: 'csrf-of-wang',
    kind: 'households',
    area,
    period,
    coverHouseholds: '',
    coverYuan: '',
    reason: '',
  };
  for (const [field, said] of Object.entries(fields)) body.append(field, said);
  body.append('file', new Blob([Uint8Array.from(bytes)]), name);
  return body;
}

async function handIn(period: string, bytes: Buffer) {
  const body = await form(period, bytes);
  return fetch(`${desk.url}/console/uploads/new`, { method: 'POST', headers, body, redirect: 'manual' });
}

const idOf = (answer: Response) => /uploads\/([^?]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? '';

const pageIn = async (path: string, language: string) =>
  (
    await fetch(`${desk.url}/console${path}`, {
      headers: { ...headers, Cookie: `${headers.Cookie}; desk-language=${language}` },
    })
  ).text();

describe('a bad file is answered with what to do, and leaves no half of a draft', () => {
  test.each<[string, () => Buffer | Promise<Buffer>, string, number, readonly [zh: string, en: string]]>([
    [
      'a picture named xlsx',
      () => Buffer.from('89504e470d0a1a0a0000', 'hex'),
      ...(['refused', 0, ['请交 Excel 原表', 'hand in the spreadsheet itself']] as const),
    ],
    ['a workbook with a password', () => LOCKED, 'refused', 0, ['请先取消密码', 'take that off first']],
    [
      'a workbook that swells',
      () =>
        xlsxOf({ sheets: [{ rows: '' }], parts: { 'xl/worksheets/sheet1.xml': '0'.repeat(3 * 2 ** 20) } }),
      ...(['refused', 0, ['复制到新表', 'copy its rows to a new workbook']] as const),
    ],
    [
      'an empty sheet',
      () => sheet(''),
      ...(['refused', 0, ['移到第一张', 'move that to the front']] as const),
    ],
    ['a header alone', () => csv(HEADER), 'refused', 0, ['移到第一张', 'move that to the front']],
    [
      'two rows of names above the columns',
      () => csv(['农户', '', '', '', '', '账户'], HEADER, ZHAO, QIAN),
      ...(['clean', 2, ['查完无错', 'clean']] as const),
    ],
    [
      'a merged village',
      () =>
        sheet(
          plainRows([HEADER, ZHAO, ['', ...QIAN.slice(1)]]),
          '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
        ),
      ...(['clean', 2, ['查完无错', 'clean']] as const),
    ],
    [
      'a hidden row',
      () => sheet(HIDDEN),
      ...(['faulty', 2, ['隐藏的（第 3 行）', 'Rows that the sheet hides: 1 (row 3)']] as const),
    ],
    [
      'a total below the table',
      () => csv(HEADER, ZHAO, QIAN, ['合计', '', '', '', '7', '']),
      ...([
        'clean',
        2,
        ['另有 1 行不算数据，没有读（第 4 行）', 'not read because no data: 1 (row 4)'],
      ] as const),
    ],
    [
      'a formula without a value',
      () => oneMore([HEADER, ZHAO], `${inline(QIAN.slice(0, 5))}<c><f>A1</f></c>`),
      ...(['faulty', 2, ['在 Excel 里打开、保存一次', 'save it once in Excel']] as const),
    ],
    [
      'an error in a cell',
      () => oneMore([HEADER, ZHAO], `${inline(QIAN.slice(0, 5))}<c t="e"><v>#N/A</v></c>`),
      ...(['faulty', 2, ['直接填上正确的内容', 'type the value itself']] as const),
    ],
    [
      'a column that is not there',
      () => csv(HEADER.slice(0, 5), ZHAO.slice(0, 5)),
      ...(['columns', 0, ['一折通账号', 'account']] as const),
    ],
    [
      'a column twice',
      () => csv([...HEADER, '一折通账号'], [...ZHAO, '620001234567890']),
      ...(['columns', 0, ['一折通账号', 'account']] as const),
    ],
    [
      'every row wrong',
      () => csv(HEADER, ['张庄村', 'x', '1', '2', '', '']),
      ...(['faulty', 1, ['补填', 'fill it in']] as const),
    ],
  ])('%s', async (what, make, state, rows, [zh, en]) => {
    const answer = await handIn(what, await make());
    expect(answer.status).toBe(303);
    await desk.core.service.intake.advance();
    const upload = await desk.core.store.uploads.upload(idOf(answer));
    expect(upload).toMatchObject({ state, rows });
    const path = `/uploads/${upload?.id}${state === 'columns' ? '/columns' : ''}`;
    expect(await pageIn(path, 'zh-CN')).toContain(zh);
    expect((await pageIn(path, 'en')).toLowerCase()).toContain(en.toLowerCase());
  });

  test('rows that the sheet hides are decided on at once, with a reason', async () => {
    const id = idOf(await handIn('hidden', await sheet(HIDDEN)));
    await desk.core.service.intake.advance();
    const path = `/uploads/${id}/faults?kind=hiddenRow`;
    const decide = (reason: string) =>
      fetch(`${desk.url}/console/uploads/${id}/faults`, {
        ...{ method: 'POST', headers, redirect: 'manual' },
        body: new URLSearchParams({
          ...{ csrf: 'csrf-of-wang', row: '0', column: '-1', kind: 'hiddenRow', of: 'hiddenRow' },
          ...{ how: 'acceptAll', reason },
        }),
      });
    expect(await pageIn(path, 'zh-CN')).toContain('value="leaveAll"');
    // Of a whole row no column is named.
    expect(await pageIn(path, 'en')).toContain('<h2>Row 3</h2>');
    expect((await decide('')).status).toBe(422);
    expect((await decide('筛选忘了取消')).status).toBe(303);
    expect(await pageIn(path, 'zh-CN')).not.toContain('value="leaveAll"');
    expect(await desk.core.store.uploads.upload(id)).toMatchObject({ state: 'clean', faultyRows: 0 });
  });

  test('one without an octet is called empty, not forgotten', async () => {
    const answer = await handIn('empty', Buffer.alloc(0));
    expect([answer.status, (await answer.text()).includes('这个文件是空的')]).toEqual([422, true]);
  });

  test('of a file that is refused nothing is said but why, and the better one needs no more than itself', async () => {
    const id = idOf(await handIn('refused', LOCKED));
    await desk.core.service.intake.advance();
    const page = await pageIn(`/uploads/${id}`, 'zh-CN');
    expect(page).toMatch(/class="notice hand"[^>]*>表格有打开密码/);
    expect(page).not.toMatch(/没有查出错误|各村合计|class="facts"/);
    expect(page).toContain(`/console/uploads/new?again&#x3D;${id}`);
    const form = await pageIn(`/uploads/new?again=${id}`, 'zh-CN');
    expect(form).toMatch(/name="period"[^>]*value="refused"/);
    expect(form).not.toContain('代替');
  });

  test('whoever took the wrong file hands in another in its place', async () => {
    const roster = csv(['日期', '值班人', '电话'], ['11月1日', '小王', '12345']);
    const id = idOf(await handIn('拿错了', roster));
    await desk.core.service.intake.advance();
    const another = `/console/uploads/new?replaces=${id}`;
    expect(await (await get(`/uploads/${id}`)).text()).toContain(`href="${another}"`);
    const page = await (await fetch(`${desk.url}${another}`, { headers })).text();
    expect(page).toContain(`name="replaces" value="${id}"`);
    expect(page).toContain('value="拿错了"');
  });

  test('whoever chose the wrong kind reads which one it looks like', async () => {
    const results = csv(['户名', '账号', '金额', '处理结果'], ['赵一', '620001234567890', '316.50', '成功']);
    const id = idOf(await handIn('选错了', results));
    await desk.core.service.intake.advance();
    expect(await pageIn(`/uploads/${id}/columns`, 'zh-CN')).toContain('这张表像是“银行返回结果”');
    const roster = idOf(await handIn('值班', csv(['日期', '值班人'], ['11月1日', '小王'])));
    await desk.core.service.intake.advance();
    expect(await pageIn(`/uploads/${roster}/columns`, 'zh-CN')).not.toContain('这张表像是');
  });

  test('200 MB are turned away before they are sent, and the page says how much may come', async () => {
    const { port } = new URL(desk.url);
    const type = 'multipart/form-data; boundary=x';
    const head = `Host: x\r\nCookie: desk=${TOKEN}\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\nContent-Type: ${type}`;
    const answer = await raw(Number(port), `${head}\r\nContent-Length: 209715200\r\nConnection: close`);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toContain('文件最大 32 MB，请拆成几份');
  });

  test('of whoever is not signed in no more is kept than is typed beside a file', async () => {
    const post = (fields: [string, string][]) => {
      const body = new FormData();
      for (const [name, text] of fields) body.append(name, text);
      return fetch(`${desk.url}/console/uploads/new`, { method: 'POST', body, redirect: 'manual' });
    };
    expect((await post([['period', '2026']])).status).toBe(401);
    expect((await post([['period', 'x'.repeat(65_537)]])).status).toBe(400);
    expect((await post(Array.from({ length: 51 }, (_, n) => [`f${n}`, 'x']))).status).toBe(400);
  });

  test('a browser that is closed in the middle leaves nothing', async () => {
    const before = (await desk.core.store.uploads.list('', { after: null, limit: 50 })).length;
    const { port } = new URL(desk.url);
    const body = await new Response(await form('half', csv(HEADER, ZHAO))).arrayBuffer();
    const half = Buffer.from(body)
      .subarray(0, body.byteLength - 20)
      .toString('latin1');
    const type = `multipart/form-data; boundary=${half.slice(2, half.indexOf('\r'))}`;
    const head = `Host: x\r\nCookie: desk=${TOKEN}\r\nContent-Type: ${type}\r\nContent-Length: ${body.byteLength}`;
    await raw(Number(port), head, half);
    expect(await (await get('/uploads')).text()).not.toContain('half');
    expect(await desk.core.store.uploads.list('', { after: null, limit: 50 })).toHaveLength(before);
  });

  test('the same file twice is the one that is there; of two people at once one is told of the other', async () => {
    const bytes = csv(HEADER, ZHAO);
    const first = await handIn('twice', bytes);
    const again = await handIn('twice', bytes);
    expect([again.status, idOf(again)]).toEqual([303, idOf(first)]);
    expect(again.headers.get('Location')).toContain('same');
    const both = await Promise.all([
      handIn('at once', csv(HEADER, ZHAO)),
      handIn('at once', csv(HEADER, QIAN)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    const told = both.find(({ status }) => status === 422);
    expect(await told?.text()).toContain('农户.xlsx');
    const list = await desk.core.store.uploads.list('', { after: null, limit: 50 });
    expect(list.filter(({ period }) => period === 'at once')).toHaveLength(1);
  });
});

describe('a department hands in its own cases', () => {
  const ask = (token: string, path: string, form?: Record<string, string | Blob>) => {
    const { [token]: login = '' } = LOGINS;
    const csrf = `csrf-of-${login}`;
    const body = new FormData();
    for (const [field, value] of Object.entries({ csrf, ...form })) body.append(field, value);
    return fetch(`${desk.url}/console/uploads${path}`, {
      headers: { ...headers, Cookie: `desk=${token}` },
      redirect: 'manual',
      ...(form && { method: 'POST', body: path === '/new' ? body : new URLSearchParams({ csrf }) }),
    });
  };
  const CASES = [
    '办件编号,事项名称,申请人,联系电话,办件状态,受理日期',
    'HJ-1,户口迁移,张三,,受理,2026-11-20',
  ];
  const cases = (area: string, kind = 'cases') => ({
    ...{ kind, area, period: '11月', coverHouseholds: '', coverYuan: '', reason: '' },
    file: new File([CASES.join('\n')], '办件.csv'),
  });
  let path: string;

  test('for nobody else, and nothing else', async () => {
    const page = await (await ask(GAJ.clerk, '/new')).text();
    const options = (id: string) => {
      const [choice = ''] = new RegExp(`<select id="f-${id}".*?</select>`, 's').exec(page) ?? [];
      return [...choice.matchAll(/value="([^"]*)"/g)].map(([, value]) => value);
    };
    expect([options('kind'), options('area')]).toEqual([['cases'], ['department:GAJ']]);
    expect([...page.matchAll(/template\?kind(?:=|&#x3D;)(\w+)/g)].map(([, kind]) => kind)).toEqual(['cases']);
    for (const form of [
      cases('department:MZJ'),
      cases('990100000000'),
      cases('department:GAJ', 'households'),
    ])
      expect((await ask(GAJ.clerk, '/new', form)).status).toBe(422);
    expect(await desk.core.store.uploads.ofDepartment('GAJ', { after: null, limit: 9 })).toEqual([]);
  });

  test('its head checks what its clerk entered; another department comes upon nothing', async () => {
    const handed = await ask(GAJ.clerk, '/new', cases('department:GAJ'));
    expect(handed.status).toBe(303);
    path = `/${idOf(handed)}`;
    await desk.core.service.intake.advance();
    expect((await ask(MZJ, path)).status).toBe(404);
    for (const page of ['/faults', '/answers', '/marked'])
      expect((await ask(MZJ, path + page)).status).toBe(404);
    for (const step of ['/entered', '/discard']) expect((await ask(MZJ, path + step, {})).status).toBe(404);
    expect(await (await ask(MZJ, '')).text()).not.toContain(path);
    for (const token of Object.values(GAJ)) {
      expect(await (await ask(token, path)).text()).toContain('公安局 办件 11月');
      expect(await (await ask(token, '')).text()).toContain(path);
    }
    expect((await ask(GAJ.clerk, `${path}/entered`, {})).status).toBe(303);
    expect((await ask(GAJ.clerk, `${path}/checked`, {})).status).toBe(403);
    expect((await ask(GAJ.head, `${path}/checked`, {})).status).toBe(303);
    expect((await desk.core.store.uploads.upload(path.slice(1)))?.state).toBe('checked');
  });

  test('files of households of its own area are not there for it', async () => {
    for (const one of ['/upload-own', '/upload-own/faults', '/upload-foreign/marked'])
      for (const token of Object.values(GAJ)) expect((await ask(token, one)).status).toBe(404);
    const home = await fetch(`${desk.url}/console/households`, { headers: { Cookie: `desk=${GAJ.clerk}` } });
    expect(home.status).toBe(403);
  });
});

/** What comes back of a request that is sent so far and then let go. */
function raw(port: number, head: string, body?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (some) => {
      answer += some;
    });
    socket.on('close', () => resolve(answer));
    socket.write(`POST /console/uploads/new HTTP/1.1\r\n${head}\r\n\r\n${body ?? ''}`, 'latin1', () => {
      if (body !== undefined) socket.destroy();
    });
  });
}
