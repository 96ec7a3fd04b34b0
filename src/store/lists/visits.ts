/** Visits, by the day for which they are booked. */
import { sql } from 'drizzle-orm';
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import { VISIT } from '../requests/appointments';
import { appointments, matters } from '../schema/mysql';
import { before, from, is, listing } from './listing';
import { ofDepartments } from './sight';

export function visitList(engine: Engine): Lists['visits'] {
  return ({ from: day, until, matter, phone, cancelled = false, sight }, page) =>
    listing(engine, {
      columns: VISIT,
      table: appointments,
      joins: sql`left join ${matters} on ${matters.id} = ${appointments.matter}`,
      key: [appointments.day, appointments.id],
      keyOf: (row) => [row.day, row.id] as const,
      along: [from(appointments.day, day), before(appointments.day, until), is(appointments.phone, phone)],
      narrow: [
        cancelled ? sql`${appointments.seat} is null` : sql`${appointments.seat} is not null`,
        is(appointments.matter, matter),
        ofDepartments(matters.department, sight),
      ],
      page,
    });
}
