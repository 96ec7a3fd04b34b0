/** What the services ask of the store. */
import { sql } from 'drizzle-orm';
import type {
  Appointment,
  Matter,
  MatterGuide,
  NewsItem,
  Period,
  PhoneMove,
  Rating,
  Section,
  ServiceReads,
  Ticket,
  TicketKind,
  Unreached,
} from '../core/dialogue/services';
import type { Engine, Row } from './engine';
import { kept } from './kept';
import * as t from './schema.mysql';
import { keys, statement, value } from './template';
import type { Vault } from './vault';

const TICKETS_SHOWN = 20;
const NEWS_SHOWN = 40;
/** How long what changes once a week is not read again, milliseconds. */
const KEPT_FOR = 30_000;

const TICKET = sql`${t.tickets.number}, ${t.tickets.kind}, ${t.tickets.phone}, ${t.tickets.case}, ${t.tickets.text}, ${t.tickets.at}, ${t.tickets.state}, ${t.tickets.answer}, ${t.tickets.answeredAt}`;
const ticketsOf = statement(
  sql`select ${TICKET} from ${t.tickets} where ${t.tickets.phone} = ${value} order by ${t.tickets.at} desc limit ${sql.raw(String(TICKETS_SHOWN))}`,
);
const ticket = statement(sql`select ${TICKET} from ${t.tickets} where ${t.tickets.number} = ${value}`);
const openTickets = statement(
  sql`select ${TICKET} from ${t.tickets} where ${t.tickets.state} = 'open' order by ${t.tickets.at}, ${t.tickets.number} limit ${value}`,
);
const rating = statement(
  sql`select ${t.ratings.phone}, ${t.ratings.score}, ${t.ratings.at}, ${t.ratings.changedAt} from ${t.ratings} where ${t.ratings.case} = ${value}`,
);
const matters = statement(
  sql`select ${t.matters.id}, ${t.matters.name}, coalesce(${t.departments.name}, ${t.matters.department}), ${t.matters.promisedDays}, ${t.matters.guide} from ${t.matters} left join ${t.departments} on ${t.departments.id} = ${t.matters.department} order by ${t.matters.name}`,
);
const NEWS = sql`${t.news.id}, ${t.news.section}, ${t.news.title}, ${t.news.body}, ${t.news.at}`;
const news = statement(
  sql`select ${NEWS} from ${t.news} where ${t.news.section} = ${value} order by ${t.news.at} desc, ${t.news.id} limit ${sql.raw(String(NEWS_SHOWN))}`,
);
const newsItem = statement(sql`select ${NEWS} from ${t.news} where ${t.news.id} = ${value}`);
const seatsTaken = statement(
  sql`select ${t.appointments.day}, ${t.appointments.period}, ${t.appointments.seat} from ${t.appointments} where ${t.appointments.seat} is not null and ${t.appointments.matter} = ${value} and ${t.appointments.day} in (${keys})`,
);
const appointmentsOf = statement(
  sql`select ${t.appointments.id}, ${t.appointments.matter}, ${t.appointments.day}, ${t.appointments.period}, ${t.appointments.seat}, ${t.appointments.phone}, ${t.appointments.at} from ${t.appointments} where ${t.appointments.phone} = ${value} and ${t.appointments.day} >= ${value} and ${t.appointments.seat} is not null order by ${t.appointments.day}, ${t.appointments.period}`,
);
const appointment = statement(
  sql`select ${t.appointments.id}, ${t.appointments.matter}, ${t.appointments.day}, ${t.appointments.period}, ${t.appointments.seat}, ${t.appointments.phone}, ${t.appointments.at} from ${t.appointments} where ${t.appointments.id} = ${value}`,
);
const ladder = statement(
  sql`select ${t.departments.ladder} from ${t.departments} where ${t.departments.name} = ${value}`,
);
const MOVE = sql`${t.phoneMoves.id}, ${t.phoneMoves.oldPhone}, ${t.phoneMoves.newPhone}, ${t.phoneMoves.household}, ${t.phoneMoves.person}, ${t.phoneMoves.code}, ${t.phoneMoves.at}, ${t.phoneMoves.state}`;
const movesOf = statement(
  sql`select ${MOVE} from ${t.phoneMoves} where ${t.phoneMoves.oldPhone} = ${value} and ${t.phoneMoves.state} = 'asked' order by ${t.phoneMoves.at} desc`,
);
const movesIn = statement(
  sql`select ${MOVE} from ${t.phoneMoves} join ${t.households} on ${t.households.id} = ${t.phoneMoves.household} where ${t.households.village} = ${value} and ${t.phoneMoves.state} = 'asked' order by ${t.phoneMoves.at} desc limit 50`,
);
const liaisonsOf = statement(
  sql`select ${t.phones.phone} from ${t.phones} join ${t.households} on ${t.households.village} = ${t.phones.village} where ${t.households.id} = ${value} and ${t.phones.role} = 'liaison' order by ${t.phones.phone}`,
);
const phonesOf = statement(
  sql`select ${t.phones.phone} from ${t.phones} where ${t.phones.household} = ${value} and coalesce(${t.phones.state}, 'live') = 'live' order by ${t.phones.phone}`,
);
const villageOf = statement(
  sql`select ${t.phones.village} from ${t.phones} where ${t.phones.phone} = ${value} and ${t.phones.role} = 'liaison'`,
);
const unreached = statement(
  sql`select ${t.households.id}, ${t.households.head}, ${t.households.group}, max(${t.phones.phone}) from ${t.households} left join ${t.phones} on ${t.phones.household} = ${t.households.id} where ${t.households.village} = ${value} group by ${t.households.id}, ${t.households.head}, ${t.households.group} having sum(case when ${t.phones.phone} is not null and coalesce(${t.phones.state}, 'live') = 'live' then 1 else 0 end) = 0 order by ${t.households.group}, ${t.households.head}`,
);
const householdsNamed = statement(
  sql`select ${t.households.id}, ${t.households.head}, ${t.households.group} from ${t.households} where ${t.households.village} = ${value} and ${t.households.head} = ${value} order by ${t.households.group}`,
);
const consent = statement(
  sql`select ${t.consents.code}, ${t.consents.until}, ${t.consents.wrong} from ${t.consents} where ${t.consents.phone} = ${value}`,
);

export function serviceReads(engine: Engine, vault: Vault): ServiceReads {
  const one = async (query: [string, (string | number | null)[]]) => (await engine.rows(...query))[0];
  const ticketFrom = ticketReader(vault);
  return {
    async ticketsOf(phone) {
      return (await engine.rows(...ticketsOf([phone]))).map(ticketFrom);
    },
    async ticket(number) {
      const row = await one(ticket([number]));
      return row ? ticketFrom(row) : null;
    },
    async openTickets(limit) {
      return (await engine.rows(...openTickets([limit]))).map(ticketFrom);
    },
    async rating(caseNo) {
      const row = await one(rating([caseNo]));
      if (!row) return null;
      const [phone, score, at, changedAt] = row as [string, Rating['score'], number, number]; // in the order of the select
      return { case: caseNo, phone, score, at, changedAt };
    },
    matters: kept(KEPT_FOR, async () => (await engine.rows(...matters([]))).map(matterFrom)),
    async news(section) {
      return (await engine.rows(...news([section]))).map(newsFrom);
    },
    async newsItem(id) {
      const row = await one(newsItem([id]));
      return row ? newsFrom(row) : null;
    },
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
    localDays: kept(KEPT_FOR, async () => {
      const rows = await engine.rows('select day, works from local_days', []);
      return new Map(rows.map(([day, works]) => [String(day), works === 1]));
    }),
    async leadersOf(department) {
      const row = await one(ladder([department]));
      return row ? (JSON.parse(String(row[0])) as string[]) : []; // written by us from a list of phones
    },
    async appointmentsOf(phone, day) {
      return (await engine.rows(...appointmentsOf([phone, day]))).map(appointmentFrom);
    },
    async movesOf(oldPhone) {
      return (await engine.rows(...movesOf([oldPhone]))).map(moveFrom);
    },
    async movesIn(village) {
      return (await engine.rows(...movesIn([village]))).map(moveFrom);
    },
    async liaisonsOf(household) {
      return (await engine.rows(...liaisonsOf([household]))).map(([phone]) => String(phone));
    },
    async phonesOf(household) {
      return (await engine.rows(...phonesOf([household]))).map(([phone]) => String(phone));
    },
    async villageOf(liaison) {
      const row = await one(villageOf([liaison]));
      return row?.[0] === null || row === undefined ? null : String(row[0]);
    },
    async unreached(village) {
      return (await engine.rows(...unreached([village]))).map(unreachedFrom);
    },
    async householdsNamed(village, head) {
      const rows = await engine.rows(...householdsNamed([village, head]));
      return rows.map(([id, name, group]) => ({ id: String(id), head: String(name), group: Number(group) }));
    },
    async consent(phone) {
      const row = await one(consent([phone]));
      return row ? { code: String(row[0]), until: Number(row[1]), wrong: Number(row[2]) } : null;
    },
  };
}

function ticketReader(vault: Vault) {
  return (row: Row): Ticket => {
    // Columns come in the order of the select, and were written by us from a Ticket.
    const [number, kind, phone, about, text, at, state, answer, answeredAt] = row as unknown as [
      string,
      TicketKind,
      string,
      string | null,
      string,
      number,
      Ticket['state'],
      string | null,
      number | null,
    ];
    return { number, kind, phone, case: about, text: vault.open(text), at, state, answer, answeredAt };
  };
}

function matterFrom([id, name, department, promisedDays, guide]: Row): Matter {
  return {
    id: String(id),
    name: String(name),
    department: String(department),
    promisedDays: Number(promisedDays),
    guide: guide === null ? null : (JSON.parse(String(guide)) as MatterGuide), // written by us from a MatterGuide
  };
}

function newsFrom([id, section, title, body, at]: Row): NewsItem {
  return {
    id: String(id),
    section: section as Section, // written by us from a Section
    title: String(title),
    body: String(body),
    at: Number(at),
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

function moveFrom(row: Row): PhoneMove {
  // Columns come in the order of the select, and were written by us from a PhoneMove.
  const [id, oldPhone, newPhone, household, person, code, at, state] = row as unknown as [
    string,
    string,
    string,
    string | null,
    string | null,
    string,
    number,
    PhoneMove['state'],
  ];
  return { id, oldPhone, newPhone, household, person, code, at, state };
}

function unreachedFrom([household, head, group, phone]: Row): Unreached {
  return {
    household: String(household),
    head: String(head),
    group: Number(group),
    why: phone === null ? 'noPhone' : 'dead',
  };
}
