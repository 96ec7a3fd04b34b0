/** Reference data from the command line, on a store of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test.each([
  [['import']],
  [['import', 'a.csv']],
  [['import', 'a.csv', '--kind', 'people']],
  [['import', 'a.csv', '--starter']],
])('%j is told how it is called', async (argv) => {
  expect((await play(argv, env)).code).toBe(2);
});
