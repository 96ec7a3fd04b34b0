/** What messages can leave by, as processes that have links tell. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { ToldRoute } from '../../core/model/route';
import type { Engine, Session } from '../engine/engine';
import { routes } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';

const ROUTE = columnsOf(routes);
const put = inserter(
  routes,
  ROUTE.names,
  ROUTE.names.filter((name) => name !== 'name'),
);
const all = select(ROUTE, sql`from ${routes} order by ${routes.place}, ${routes.name}`);

/** The last word on a route counts. */
export async function applyRoutes(
  session: Session,
  changes: Extract<Change, { kind: 'routes' }>[],
): Promise<void> {
  const told = changes.flatMap((change) => change.routes);
  const last = new Map(told.map((route) => [route.name, route]));
  await put(
    session,
    [...last.values()].map((route) => ({ ...route, carrier: route.carrier ?? null })),
  );
}

export function routeReader(engine: Engine): () => Promise<ToldRoute[]> {
  return async () =>
    (await all(engine)).map(({ carrier, ...route }) => ({ ...route, ...(carrier !== null && { carrier }) }));
}
