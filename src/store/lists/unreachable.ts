/** Numbers that are dead, and households that nothing reaches. */
import { sql } from 'drizzle-orm';
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import { households, phones } from '../schema/mysql';
import { fieldsOf } from '../sql/select';
import { is, listing } from './listing';
import { ofPhones, ofVillages } from './sight';

const DEAD = fieldsOf({
  phone: phones.phone,
  household: phones.household,
  village: sql<string | null>`${households.village}`,
  head: sql<string | null>`${households.head}`,
});

export function deadNumberList(engine: Engine): Lists['deadNumbers'] {
  return ({ village, sight }, page) =>
    listing(engine, {
      columns: DEAD,
      table: phones,
      joins: sql`left join ${households} on ${households.id} = ${phones.household}`,
      key: [phones.phone],
      keyOf: (row) => [row.phone] as const,
      along: [sql`${phones.state} = 'dead'`],
      narrow: [is(households.village, village), ofPhones(phones.phone, sight)],
      page,
    });
}

const phonesThat = (how: 'live' | 'dead') =>
  sql`from ${phones} where ${phones.household} = ${households.id} and coalesce(${phones.state}, 'live') = ${how}`;

const HOUSEHOLD = fieldsOf({
  household: households.id,
  village: households.village,
  group: households.group,
  head: households.head,
  phone: sql<string | null>`(select max(${phones.phone}) ${phonesThat('dead')})`,
});

export function unreachableList(engine: Engine): Lists['unreachable'] {
  return ({ village, sight }, page) =>
    listing(engine, {
      columns: HOUSEHOLD,
      table: households,
      key: [households.village, households.id],
      keyOf: (row) => [row.village, row.household] as const,
      along: [is(households.village, village)],
      narrow: [sql`not exists (select 1 ${phonesThat('live')})`, ofVillages(households.village, sight)],
      page,
    });
}
