/** Files over the API: handed in as octets or with a form, mended by another, and never decided on by a key. */
import { openWorkbook, readSheet } from '../../../src/sheets/openWorkbook';
import { hashOf } from '../../../src/web/api/key/apiKey';
import { type Calls, type CountyApi, countyApi } from './countyApi';
import { apiKey } from './offices';

const HEADER = '办件编号,事项名称,申请人,联系电话,办件状态,受理日期';
const ZHANG = 'ZJ-1,施工许可,张三丰,13800000002,受理,2026-11-20';
const WRONG = ZHANG.replace('受理', '快了');
const fileOf = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\n'));

let api: CountyApi;
/** Keys of 住建局 and of 市监局. */
let office: Calls;
let other: Calls;
beforeEach(async () => {
  api = await countyApi();
  const key = (id: string, letter: string) => apiKey({ id, hash: hashOf(letter.repeat(43)) });
  await api.town.store.commit([
    { kind: 'key', key: { ...key('dddddddddddd', 'D'), department: 'ZJJ' } },
    { kind: 'key', key: { ...key('eeeeeeeeeeee', 'E'), department: 'SJJ' } },
  ]);
  office = api.withKey(`dddddddddddd.${'D'.repeat(43)}`);
  other = api.withKey(`eeeeeeeeeeee.${'E'.repeat(43)}`);
});

const handIn = (calls: Calls, bytes: Buffer, more = '') =>
  calls.post(`/uploads?kind=cases&period=2026-11&name=a.csv${more}`, bytes, 'text/csv');

test('a file is handed in, checked behind the answer, mended by another, and waits for people', async () => {
  const first = await handIn(office, fileOf(WRONG));
  expect([first.status, first.body]).toMatchObject([
    202,
    { as: 'new', kind: 'cases', department: 'ZJJ', state: 'receiving', tells: false, by: 'key dddddddddddd' },
  ]);
  await api.town.intake.advance();
  const { id } = first.body;
  const shown = await office.get(`/uploads/${id}`);
  expect(shown.body).toMatchObject({
    state: 'faulty',
    numbers: { new: 0, changed: 0, same: 0, refused: 1, gone: 0 },
    faultKinds: [{ kind: 'notAChoice', open: 1, accepted: 0 }],
    columns: null,
  });
  const faults = await office.get(`/uploads/${id}/faults?lang=en`);
  expect(faults.body.items).toMatchObject([
    { row: 2, column: 5, field: 'state', kind: 'notAChoice', state: 'open', mayBeAccepted: false },
  ]);
  expect(faults.text).not.toContain('快了');
  const marked = await office.get(`/uploads/${id}/marked`).responseType('blob');
  const workbook = await openWorkbook(marked.body);
  const rows = await readSheet(workbook);
  expect(rows[1]?.cells.map((cell) => cell?.text)).toEqual(expect.arrayContaining(['ZJ-1', '快了']));
  // Whoever mends it there is told what can stand there.
  const [, listed] = await readSheet(workbook, 1);
  expect(listed?.cells.map((cell) => cell?.text).join()).toContain(faults.body.items[0].detail);

  expect((await handIn(office, fileOf(ZHANG))).status).toBe(409);
  const next = await handIn(office, fileOf(ZHANG), `&replaces=${id}&reason=mended&tell=true`);
  expect([next.status, next.body.tells]).toEqual([202, true]);
  expect((await office.get(`/uploads/${id}`)).body.state).toBe('thrownAway');
  await api.town.intake.advance();
  const list = await office.get('/uploads?state=clean');
  expect(list.body.items.map((one: { id: string }) => one.id)).toEqual([next.body.id]);

  await api.town.intake.approve(next.body.id, 'entered', 'clerk');
  const late = await office.post(`/uploads/${next.body.id}/discard`, { reason: 'x' });
  expect([late.status, late.body.state]).toEqual([409, 'entered']);
});

test('a form brings it, too; a column without a name is said by hand', async () => {
  const header = HEADER.replace('办件状态', '到哪了');
  const made = await office
    .form('/uploads')
    .field({ kind: 'cases', period: '2026年第一批' })
    .attach('file', Buffer.from(`${header}\n${ZHANG}`), '办件.csv');
  expect([made.status, made.body]).toMatchObject([202, { name: '办件.csv', period: '2026年第一批' }]);
  await api.town.intake.advance();
  const at = `/uploads/${made.body.id}`;
  expect((await office.get(at)).body).toMatchObject({
    state: 'columns',
    columns: { header: header.split(','), missing: ['state'], twice: [] },
  });
  const columns = { 0: 'number', 1: 'matter', 2: 'applicant', 3: 'phone', 5: 'acceptedOn' };
  expect((await office.post(`${at}/columns`, { columns })).body).toMatchObject({
    status: 422,
    missing: ['state'],
  });
  expect((await office.post(`${at}/columns`, { columns: { ...columns, 4: 'state' } })).status).toBe(202);
  await api.town.intake.advance();
  expect((await office.get(at)).body).toMatchObject({ state: 'clean', numbers: { new: 1 } });
});

test('of another office there is nothing, and a department hands in its cases alone', async () => {
  const { body } = await handIn(office, fileOf(ZHANG));
  for (const path of ['', '/faults', '/marked'])
    expect((await other.get(`/uploads/${body.id}${path}`)).status).toBe(404);
  expect((await other.post(`/uploads/${body.id}/discard`, { reason: 'x' })).status).toBe(404);
  expect((await other.get('/uploads')).body.items).toEqual([]);
  // The same octets are another file there.
  expect((await handIn(other, fileOf(ZHANG))).body).toMatchObject({ as: 'new', department: 'SJJ' });
  expect((await handIn(office, fileOf(ZHANG))).body).toMatchObject({ as: 'same', id: body.id });
  const households = await office.post(
    '/uploads?kind=households&period=1',
    fileOf(ZHANG) as never,
    'text/csv',
  );
  expect(households.status).toBe(422);
  expect((await handIn(office, Buffer.alloc(0))).status).toBe(422);
});
