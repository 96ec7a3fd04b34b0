import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { ROOT } from '../../src/files/root';
import { makeSchema } from '../../src/store/schema';
import { mysqlKit } from '../../src/store/schema/kit';

const TABLES = Object.values(makeSchema(mysqlKit));

/** Tables and their columns, as all migrations of an engine leave them. */
function made(engine: string): Map<string, string[]> {
  const folder = join(ROOT, 'migrations', engine);
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const text = files.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
  const tables = new Map<string, Set<string>>();
  for (const [, name = '', body = ''] of text.join('\n').matchAll(/CREATE TABLE `(\w+)` \(\n([^;]*?)\n\)/g)) {
    tables.set(name, new Set([...body.matchAll(/^\t`(\w+)`/gm)].map(([, column = '']) => column)));
  }
  for (const [, name = '', what, column = ''] of text
    .join('\n')
    .matchAll(/ALTER TABLE `(\w+)` (ADD|DROP COLUMN) `(\w+)`/g)) {
    if (what === 'ADD') tables.get(name)?.add(column);
    else tables.get(name)?.delete(column);
  }
  return new Map([...tables].map(([name, columns]) => [name, [...columns].sort()]));
}

/** As the schema says it. */
const said = new Map(
  TABLES.map((table) => [
    getTableName(table),
    Object.values(getTableColumns(table))
      .map(({ name }) => name)
      .sort(),
  ]),
);

test.each(['mysql', 'sqlite'])(
  'the migrations of %s make what the schema says: `npm run generate` follows a change of it',
  (engine) => {
    expect(made(engine)).toEqual(said);
  },
);
