/** Reference data from the command line, on a store of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { REFERENCE_FILES, REFERENCE_TABLES } from '../../src/core/intake/reference';
import { play } from './play';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-import-'));
const file = join(folder, '项目.csv');
const env = { DATABASE_URL: `file:${folder}/x.db`, LANGUAGE_DEFAULT: 'zh-CN' };
afterAll(() => rmSync(folder, { recursive: true }));

const bring = (text: string, ...more: string[]) => {
  writeFileSync(file, text);
  return play(['import', file, '--kind', 'programmes', ...more], env);
};

test('a file is tried, put in, and known again', async () => {
  const good = '项目代码,项目名称,计量单位\nGDDL,耕地地力保护补贴,亩\n';
  expect(await bring(good, '--dry-run')).toMatchObject({ code: 0, out: expect.stringContaining('新增 1') });
  expect(await bring(good)).toMatchObject({ code: 0, out: '共 1 行：新增 1，更改 0，不变 0。' });
  expect(await bring(good)).toMatchObject({ code: 0, out: '共 1 行：新增 0，更改 0，不变 1。' });
});

test('a row that is wrong is named, and nothing is written', async () => {
  const { code, err } = await bring('项目代码,项目名称\nXX,甲补贴\n粮补,乙补贴\n');
  expect([code, err.split('\n')]).toEqual([
    1,
    ['第 3 行，项目代码：编号只用字母、数字、点和横线，最多32位。', '2 行里有 1 行要改，什么都没有写入。'],
  ]);
  expect(await bring('甲,乙\n1,2\n')).toMatchObject({
    code: 1,
    err: expect.stringContaining('缺少这些列：项目代码'),
  });
});

test('a county may begin from the starter set', async () => {
  const { code, out } = await play(['import', '--starter'], env);
  expect([code, out]).toEqual([0, expect.stringMatching(/\d{2} 个部门，1\d\d 个事项/)]);
});

const put = (kind: string, text: string, ...more: string[]) => {
  writeFileSync(file, text);
  return play(['import', file, '--kind', kind, ...more], env);
};

test('each kind of reference data is taken as its template has it', async () => {
  const areas = '990123000000,山阳县\n990123101000,柳河镇\n990123101201,张庄村\n';
  expect((await put('areas', `区划代码,名称\n${areas}`)).code).toBe(0);
  const taken = [];
  for (const kind of REFERENCE_FILES) {
    const { example } = REFERENCE_TABLES[kind];
    const csv = stringify([Object.keys(example), Object.values(example)]);
    const { code, err } = await put(kind, csv, '--dry-run');
    taken.push([kind, code, err]);
  }
  expect(taken).toEqual(REFERENCE_FILES.map((kind) => [kind, 0, '']));
});

test('of a roster each fault is told at its row and column, without what stands there, and the sums of villages', async () => {
  const head = '村,组,户主姓名,身份证号,家庭人口,一折通账号\n';
  const rows = '张庄村,3,王德福,41052619650303123X,4,6217001234567890123\n火星村,1,李桂兰,1,2,\n';
  const { code, out, err } = await put('households', head + rows, '--dry-run');
  expect(code).toBe(1);
  expect(err.split('\n').filter((line) => line.includes('第 3 行'))).toEqual([
    '第 3 行 A 列（村）：没有这个村',
    '第 3 行 D 列（身份证号）：身份证号位数不对',
    '第 3 行 F 列（一折通账号）：这一格是空的',
  ]);
  expect(err).not.toMatch(/6217|李桂兰|火星/);
  expect(out).toMatch(/张庄村 {2}1/);
});

test('a file of which nobody says the year is of that which it is at the offices', async () => {
  const head = '村,组,户主姓名,身份证号,家庭人口,一折通账号\n';
  const roster = ['import', file, '--kind', 'households'];
  const newYear = Date.UTC(2026, 11, 31, 20);
  writeFileSync(file, `${head}火星村,1,李桂兰,1,2,\n`);
  expect((await play(roster, env, undefined, newYear)).err).not.toContain('没办完');
  writeFileSync(file, `${head}火星村,2,李桂兰,1,2,\n`);
  expect((await play([...roster, '--period', '2027'], env)).err).toContain('没办完');
});

test.each([
  [['import']],
  [['import', 'a.csv']],
  [['import', 'a.csv', '--kind', 'people']],
  [['import', 'a.csv', '--starter']],
])('%j is told how it is called', async (argv) => {
  expect((await play(argv, env)).code).toBe(2);
});
