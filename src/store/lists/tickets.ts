/** Tickets, by the time at which they came. Their words are sealed, and never searched. */
import { sql } from 'drizzle-orm';
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { openedBy, TICKET } from '../requests/tickets';
import { cases, tickets } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { before, from, is, listing } from './listing';
import { HOUSEHOLD_OF, ofEither } from './sight';

export function ticketList(engine: Engine, vault: Vault, readOr: ReadOr): Lists['tickets'] {
  const opened = openedBy(vault, readOr);
  return async ({ state, kind, department, phone, since, until, sight }, page) => {
    const found = await listing(engine, {
      columns: TICKET,
      table: tickets,
      joins: sql`left join ${cases} on ${cases.number} = ${tickets.case} ${HOUSEHOLD_OF(tickets.phone)}`,
      key: [tickets.at, tickets.number],
      keyOf: (row) => [row.at, row.number] as const,
      along: [
        is(tickets.state, state),
        is(tickets.phone, phone),
        from(tickets.at, since),
        before(tickets.at, until),
      ],
      narrow: [
        state === undefined ? sql`${tickets.state} <> 'draft'` : undefined,
        is(tickets.kind, kind),
        is(cases.department, department),
        ofEither(tickets.case, sight),
      ],
      page,
    });
    return { ...found, rows: found.rows.map(opened) };
  };
}
