import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { Session } from '../engine/engine';
import { optOuts } from '../schema/mysql';
import { inserter } from '../sql/rows';
import { statement, value } from '../sql/template';

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
