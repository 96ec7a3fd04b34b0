/** Whom of a village the money of a year has not reached. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Engine } from '../engine/engine';
import { households, payments, programmes } from '../schema/mysql';
import { fieldsOf, select } from '../sql/select';
import { value } from '../sql/template';

const PROGRAMME = sql<string>`coalesce(${programmes.name}, ${payments.programme})`;
const OF_VILLAGE = sql`from ${households} join ${payments} on ${payments.household} = ${households.id} left join ${programmes} on ${programmes.id} = ${payments.programme} where ${households.village} = ${value} and ${payments.year} = ${value}`;
const unpaid = select(
  fieldsOf({
    household: households.id,
    head: households.head,
    group: households.group,
    programme: PROGRAMME,
    state: payments.state,
  }),
  sql`${OF_VILLAGE} and ${payments.state} not in ('paid', 'revoked') order by ${households.group}, ${households.head}, ${households.id}, ${payments.id}`,
);
const paidTo = select(
  fieldsOf({
    programme: PROGRAMME,
    group: households.group,
    households: sql<number>`count(distinct ${households.id})`,
  }),
  sql`${OF_VILLAGE} and ${payments.state} <> 'revoked' group by 1, 2 order by 1, 2`,
);

export function villageMoneyReads(engine: Engine): Pick<ServiceReads, 'villageMoney'> {
  return {
    async villageMoney(village, year) {
      const [missing, all] = await Promise.all([
        unpaid(engine, [village, year]),
        paidTo(engine, [village, year]),
      ]);
      return { unpaid: missing, paidTo: all };
    },
  };
}
