/** Booked visits, and what is free. */
import { sql } from 'drizzle-orm';
import { cached } from '../../async/cached';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Appointment, Period } from '../../core/model/matters';
import type { Engine, Row } from '../engine/engine';
import * as t from '../schema/mysql';
import { first } from '../sql/first';
import { keys, statement, value } from '../sql/template';

/** How long what changes once a week is not read again, milliseconds. */
const KEPT_FOR = 30_000;

const seatsTaken = statement(
  sql`select ${t.appointments.day}, ${t.appointments.period}, ${t.appointments.seat} from ${t.appointments} where ${t.appointments.seat} is not null and ${t.appointments.matter} = ${value} and ${t.appointments.day} in (${keys})`,
);
const appointment = statement(
  sql`select ${t.appointments.id}, ${t.appointments.matter}, ${t.appointments.day}, ${t.appointments.period}, ${t.appointments.seat}, ${t.appointments.phone}, ${t.appointments.at} from ${t.appointments} where ${t.appointments.id} = ${value}`,
);
const appointmentsOf = statement(
  sql`select ${t.appointments.id}, ${t.appointments.matter}, ${t.appointments.day}, ${t.appointments.period}, ${t.appointments.seat}, ${t.appointments.phone}, ${t.appointments.at} from ${t.appointments} where ${t.appointments.phone} = ${value} and ${t.appointments.day} >= ${value} and ${t.appointments.seat} is not null order by ${t.appointments.day}, ${t.appointments.period}`,
);

export function visitReads(
  engine: Engine,
): Pick<ServiceReads, 'seatsTaken' | 'appointment' | 'appointmentsOf' | 'localDays'> {
  const one = first(engine);
  return {
    async seatsTaken(matter, days) {
      if (days.length === 0) return [];
      const rows = await engine.rows(...seatsTaken([matter], days));
      return rows.map(([day, period, seat]) => ({
        day: String(day),
        period: period as Period, // written by us from a Period
        seat: Number(seat),
      }));
    },
    async appointment(id) {
      const row = await one(appointment([id]));
      return row ? appointmentFrom(row) : null;
    },
    async appointmentsOf(phone, day) {
      return (await engine.rows(...appointmentsOf([phone, day]))).map(appointmentFrom);
    },
    localDays: cached(KEPT_FOR, async () => {
      const rows = await engine.rows('select day, works from local_days', []);
      return new Map(rows.map(([day, works]) => [String(day), works === 1]));
    }),
  };
}

function appointmentFrom([id, matter, day, period, seat, phone, at]: Row): Appointment {
  return {
    id: String(id),
    matter: String(matter),
    day: String(day),
    period: period as Period, // written by us from a Period
    seat: seat === null ? null : Number(seat),
    phone: String(phone),
    at: Number(at),
  };
}
