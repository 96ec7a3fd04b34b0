/** Handing a file in: what kinds there are, and the empty workbooks to fill in. */
import { openWorkbook, readSheet } from '../../../src/sheets/openWorkbook';
import { atDesk, grant } from './support/fakeDesk';
import { type ListeningDesk, listenDesk } from './support/openDesk';
import { OWN } from './support/samples';

const TOKEN = 'token-of-clerk-wang';
let desk: ListeningDesk;
beforeAll(async () => {
  desk = await listenDesk({ [TOKEN]: atDesk({ login: 'wang', grants: [grant('entryClerk', OWN)] }) });
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
