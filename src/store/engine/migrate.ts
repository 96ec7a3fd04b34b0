/** Brings a database to the current schema with the files that drizzle-kit made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, Session } from './engine';
import { isChangedAlready, storeError } from './errors';
import { openEngine } from './index';

interface Migration {
  name: string;
  statements: string[];
}

/**
 * `folder` has one of drizzle-kit's folders for each dialect, under its name. Safe to run twice and from two machines at once. MySQL ends a transaction at every change of schema, so a
 * migration that is cut off there is recorded statement by statement and goes on where it stopped, also where its last
 * statement was carried out and not recorded.
 */
export async function migrate(url: string, folder: string): Promise<{ applied: number }> {
  let engine: Engine | null = null;
  try {
    engine = openEngine(url, 1);
    return await applyMigrations(engine, join(folder, engine.dialect.name));
  } catch (error) {
    throw storeError(error);
  } finally {
    await engine?.close();
  }
}

async function applyMigrations(engine: Engine, folder: string): Promise<{ applied: number }> {
  const migrations = readMigrations(folder);
  return engine.alone(async (session) => {
    await session.run(
      'create table if not exists migrations (name varchar(190) not null primary key, statements int not null)',
      [],
    );
    const done = new Map(
      (await session.rows('select name, statements from migrations', [])).map(([name, count]) => [
        name,
        Number(count),
      ]),
    );
    let applied = 0;
    for (const migration of migrations) {
      const from = done.get(migration.name) ?? 0;
      if (from >= migration.statements.length) continue;
      // Of the first that is not noted nobody knows: a process can end, and the server go on with its statement.
      await apply(session, migration, { from, inDoubt: applied === 0 });
      applied += 1;
    }
    return { applied };
  });
}

async function apply(
  session: Session,
  { name, statements }: Migration,
  { from, inDoubt }: { from: number; inDoubt: boolean },
): Promise<void> {
  for (const [index, statement] of statements.entries()) {
    if (index < from) continue;
    try {
      await session.run(statement, []);
    } catch (error) {
      if (!(inDoubt && index === from && isChangedAlready(error))) throw error;
    }
    await session.run(
      'insert into migrations (name, statements) values (?, ?) on duplicate key update `statements` = values(`statements`)',
      [name, index + 1],
    );
  }
}

function readMigrations(folder: string): Migration[] {
  const journal = readFileSync(join(folder, 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(journal) as { entries: { tag: string }[] }; // drizzle-kit's own file
  return entries.map(({ tag }) => ({
    name: tag,
    statements: readFileSync(join(folder, `${tag}.sql`), 'utf8')
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '' && !/^PRAGMA foreign_keys/i.test(statement)),
  }));
}
