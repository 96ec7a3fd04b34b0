import { sql } from 'drizzle-orm';
import type { Change } from '../core/change';
import type { Session } from './engine';
import { inserter } from './rows';
import { optOuts } from './schema.mysql';
import { statement, value } from './template';

const stop = inserter(optOuts, ['phone', 'scope', 'at'], ['at']);
const start = statement(
  sql`delete from ${optOuts} where ${optOuts.phone} = ${value} and ${optOuts.scope} = ${value}`,
);

/** In the order they came: the last word of a person counts. */
export async function applyOptOuts(
  session: Session,
  changes: Extract<Change, { kind: 'optOut' }>[],
): Promise<void> {
  for (const change of changes) {
    if (change.stopped) await stop(session, [change]);
    else await session.run(...start([change.phone, change.scope]));
  }
}
