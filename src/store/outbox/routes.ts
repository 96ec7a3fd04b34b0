/** What messages can leave by, as processes that have links tell. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { ToldRoute } from '../../core/model/route';
import type { Engine, Session } from '../engine/engine';
import { routes } from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { inserter } from '../sql/rows';
import { statement } from '../sql/template';

const columns = ['name', 'source', 'perSecond', 'place', 'at'] as const;
const ROUTE = columnsOf(routes, columns);
const put = inserter(routes, columns, ['source', 'perSecond', 'place', 'at']);
const all = statement(sql`select ${ROUTE.list} from ${routes} order by ${routes.place}, ${routes.name}`);

/** The last word on a route counts. */
export async function applyRoutes(
  session: Session,
  changes: Extract<Change, { kind: 'routes' }>[],
): Promise<void> {
  const told = changes.flatMap((change) => change.routes);
  const last = new Map(told.map((route) => [route.name, route]));
  await put(session, [...last.values()]);
}

export function routeReader(engine: Engine): () => Promise<ToldRoute[]> {
  return async () => (await engine.rows(...all([]))).map((row) => ROUTE.read(row));
}
