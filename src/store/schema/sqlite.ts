/** What drizzle-kit generates migrations/sqlite from: every table, whatever is added. */

import { makeSchema } from './index';
import { sqliteKit } from './kit';

export = makeSchema(sqliteKit);
