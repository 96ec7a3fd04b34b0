import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, readConfig } from '../../src/config';
import { dataKeyPath, obtainDataKey } from '../../src/main/dataKey';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-key-'));
afterAll(() => rmSync(folder, { recursive: true }));
const config = (env: Environment) => readConfig(env, []);
const GIVEN = Buffer.alloc(32, 9);

test.each([
  [{}, 'data/key'],
  [{ DATABASE_URL: 'file:/a/b.db' }, '/a/key'],
  [{ DATABASE_URL: 'mysql://h/d', DATA_KEY: GIVEN.toString('base64') }, null],
])('%j keeps its key in %s', (env, path) => {
  expect(dataKeyPath(config(env))).toBe(path);
});

test('a given key is the key', () => {
  expect(obtainDataKey(config({ DATA_KEY: GIVEN.toString('base64') }))).toEqual(GIVEN);
});

test('a key is made once, for its owner only', () => {
  const made = config({ DATABASE_URL: `file:${folder}/new/x.db` });
  const key = obtainDataKey(made);
  expect(key).toHaveLength(32);
  expect(obtainDataKey(made)).toEqual(key);
  expect(statSync(join(folder, 'new/key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'new'))).toEqual(['key']);
  expect(readFileSync(join(folder, 'new/key'), 'utf8')).toBe(`${key.toString('base64')}\n`);
});

test('a damaged key is never replaced', () => {
  writeFileSync(join(folder, 'key'), 'half a key');
  expect(() => obtainDataKey(config({ DATABASE_URL: `file:${folder}/x.db` }))).toThrow(
    'put the key back from a backup',
  );
  expect(readFileSync(join(folder, 'key'), 'utf8')).toBe('half a key');
});

test('a lost key is never replaced where something was sealed with it', () => {
  const lost = join(folder, 'lost');
  mkdirSync(lost);
  writeFileSync(join(lost, 'x.db'), 'rows');
  expect(() => obtainDataKey(config({ DATABASE_URL: `file:${lost}/x.db` }))).toThrow(
    'put the key back from a backup',
  );
  expect(existsSync(join(lost, 'key'))).toBe(false);
});
