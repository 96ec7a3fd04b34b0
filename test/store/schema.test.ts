import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/root';
import { mysqlKit } from '../../src/store/kit';
import { makeSchema } from '../../src/store/schema';

const TABLES = Object.keys(makeSchema(mysqlKit));

/** Tables and their columns, as the start migration of an engine makes them. */
function made(engine: string): Map<string, string[]> {
  const text = readFileSync(join(ROOT, 'migrations', engine, '0000_start.sql'), 'utf8');
  const tables = text.matchAll(/CREATE TABLE `(\w+)` \(\n([^;]*?)\n\)/g);
  return new Map(
    [...tables].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^\t`(\w+)`/gm)].map(([, column = '']) => column).sort(),
    ]),
  );
}

test('the migrations of both engines make every table, with the same columns', () => {
  expect(made('mysql').size).toBe(TABLES.length);
  expect(made('sqlite')).toEqual(made('mysql'));
});
