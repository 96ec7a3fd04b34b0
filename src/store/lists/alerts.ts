/** Alerts that wait for their leaders, by the time at which they were raised. */
import { WAITING_STATES } from '../../core/model/alerts';
import type { Lists } from '../../ports';
import { ALERT, alertFrom } from '../cases/supervision';
import type { Engine } from '../engine/engine';
import { alerts } from '../schema/mysql';
import { is, listing, oneOf } from './listing';
import { ofDepartments } from './sight';

export function alertList(engine: Engine): Lists['alerts'] {
  return async ({ case: about, sight }, page) => {
    const found = await listing(engine, {
      columns: ALERT,
      table: alerts,
      key: [alerts.at, alerts.id],
      keyOf: (row) => [row.at, row.id] as const,
      along: [oneOf(alerts.state, WAITING_STATES), is(alerts.case, about)],
      narrow: [ofDepartments(alerts.department, sight)],
      page,
    });
    return { ...found, rows: found.rows.map(alertFrom) };
  };
}
