import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoRecords } from '../../src/demo/records';
import { MIGRATIONS } from '../../src/files/root';
import { migrate, openStore } from '../../src/store';
import { file, rowOf } from '../support/builders/uploads';
import { DATA_KEY } from '../support/engines';
import { play } from './play';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-person-'));
const url = `file:${join(folder, 'x.db')}`;
const env = { DATABASE_URL: url, DATA_KEY: DATA_KEY.toString('base64') };
const open = () => openStore({ url, dataKey: DATA_KEY });
const run = (line: string) => play(line.split(' '), env);
beforeAll(async () => {
  await migrate(url, MIGRATIONS);
  const store = await open();
  await store.load(demoRecords(Date.UTC(2026, 10, 23, 1)));
  await store.commit([
    { kind: 'upload', upload: file('u1', { name: '补贴.xlsx' }) },
    { kind: 'uploadRows', rows: [rowOf('u1', 2, { raw: { phone: '13800000001' } })] },
  ]);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('person export prints JSON, and who looked is in the audit of that number', async () => {
  const { code, out } = await run('person export 13800000001');
  const said = JSON.parse(out);
  expect([code, said.phone, said.registration.length]).toEqual([0, '+8613800000001', 1]);
  const store = await open();
  const { audit } = await store.person.held('+8613800000001');
  expect(audit).toMatchObject([{ action: 'person.export', actor: 'command line' }]);
  await store.close();
});

test.each([
  ['13800000002', /cases of this number are not ended/],
  ['13800000001', /uploads that are still open speak of this person: u1 \(补贴.xlsx\)/],
  ['13800000003', /this number is a liaison/],
])('person erase %s: refused, and why', async (number, says) => {
  const { code, err } = await run(`person erase ${number}`);
  expect([code, err]).toEqual([1, expect.stringMatching(says)]);
});

test('person erase leaves nothing of the number, in the audit neither', async () => {
  const { code, out } = await run('person erase 13800000005');
  expect([code, out]).toEqual([0, expect.stringMatching(/^Done: \d+ rows/)]);
  const store = await open();
  expect((await store.reads.caller('+8613800000005')).role).toBeNull();
  await store.close();
});

test.each(['person', 'person show 13800000001', 'person erase', 'person erase 12345', 'person export 1 2'])(
  '%s: says how it is called',
  async (line) => {
    const { code, err } = await run(line);
    expect([code, err]).toEqual([2, expect.stringContaining('Usage: xiangxin person export|erase NUMBER')]);
  },
);
