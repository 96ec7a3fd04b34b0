/** What drizzle-kit generates migrations/sqlite from: every table, whatever is added. */
import { sqliteKit } from './kit';
import { makeSchema } from './schema';

export = makeSchema(sqliteKit);
