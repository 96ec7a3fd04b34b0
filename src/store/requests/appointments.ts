/** Appointments: visits that were booked, and the seats that are taken. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { Engine, Session } from '../engine/engine';
import { appointments } from '../schema/mysql';
import { orRefused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';

export const VISIT = columnsOf(appointments, ['id', 'matter', 'day', 'period', 'seat', 'phone', 'at']);
const insert = inserter(appointments, VISIT.names, 'refuse');
const giveUp = statement(
  sql`update ${appointments} set ${set(appointments, { seat: null, cancelledAt: value })} where ${appointments.id} = ${value}`,
);
const seatsTaken = selectIn(
  fieldsOf({ day: appointments.day, period: appointments.period, seat: sql<number>`${appointments.seat}` }),
  sql`from ${appointments} where ${appointments.seat} is not null and ${appointments.matter} = ${value} and ${appointments.day} in (${keys})`,
);
const withId = select(VISIT, sql`from ${appointments} where ${appointments.id} = ${value}`);
const ofPhone = select(
  VISIT,
  sql`from ${appointments} where ${appointments.phone} = ${value} and ${appointments.day} >= ${value} and ${appointments.seat} is not null order by ${appointments.day}, ${appointments.period}`,
);

/** What is given up frees its seat before others take one. Throws `Refused` where a seat is taken. */
export async function applyAppointments(
  session: Session,
  booked: Extract<Change, { kind: 'booked' }>[],
  given: Extract<Change, { kind: 'unbooked' }>[],
): Promise<void> {
  for (const { id, at } of given) await session.run(...giveUp([at, id]));
  const rows = booked.map(({ appointment }) => appointment);
  await orRefused(insert(session, rows), 'somebody else has this seat');
}

export function appointmentReads(
  engine: Engine,
): Pick<ServiceReads, 'seatsTaken' | 'appointment' | 'appointmentsOf'> {
  return {
    seatsTaken: (matter, days) => seatsTaken(engine, days, [matter]),
    appointment: async (id) => (await withId(engine, [id]))[0] ?? null,
    appointmentsOf: (phone, day) => ofPhone(engine, [phone, day]),
  };
}
