/** What casework asks of the store. Lists of keys go to the database as one query. */
import { sql } from 'drizzle-orm';
import type {
  Alert,
  CaseReads,
  CaseRow,
  Directory,
  EventDetail,
  EventType,
  KeptEvent,
  Reachable,
  Timer,
  TimerKind,
} from '../core/cases/casework';
import type { CaseState } from '../core/dialogue/facts';
import type { Language } from '../core/message';
import type { Engine, Row } from './engine';
import * as t from './schema.mysql';
import { STATE } from './status';
import { byKeys, keys, statement, value } from './template';

const CASE = sql`${t.cases.number}, ${t.cases.matter}, ${t.cases.department}, ${t.cases.parent}, ${t.cases.state}, ${t.cases.applicant}, ${t.cases.phone}, ${t.cases.person}, ${t.cases.green}, ${t.cases.acceptedAt}, ${t.cases.promisedAt}, ${t.cases.changedAt}, ${t.cases.note}, ${t.cases.promisedDays}, ${t.cases.suspendedAt}, ${t.cases.step}, ${t.cases.stepAt}, ${t.cases.stepDueAt}, ${t.cases.sequence}`;
/** States in which an office is at work. */
const RUNNING: readonly CaseState[] = ['accepted', 'processing', 'approved', 'paymentDue'];

const withNumbers = byKeys(sql`select ${CASE} from ${t.cases} where ${t.cases.number} in (${keys})`);
const withParents = byKeys(
  sql`select ${CASE} from ${t.cases} where ${t.cases.parent} in (${keys}) order by ${t.cases.number}`,
);
const withStates = byKeys(
  sql`select ${CASE} from ${t.cases} where ${t.cases.state} in (${keys}) order by ${t.cases.promisedAt}, ${t.cases.number}`,
);
const knownEvents = byKeys(
  sql`select ${t.caseEvents.id} from ${t.caseEvents} where ${t.caseEvents.id} in (${keys})`,
);
const eventsOf = statement(
  sql`select ${t.caseEvents.id}, ${t.caseEvents.case}, ${t.caseEvents.sequence}, ${t.caseEvents.type}, ${t.caseEvents.at}, ${t.caseEvents.note}, ${t.caseEvents.detail}, ${t.caseEvents.late}, ${t.caseEvents.ordered} from ${t.caseEvents} where ${t.caseEvents.case} = ${value} order by ${t.caseEvents.at}, ${t.caseEvents.sequence}`,
);
const languages = byKeys(
  sql`select ${t.phones.phone}, 'l', ${t.phones.language} from ${t.phones} where ${t.phones.phone} in (${keys}) union all select ${t.optOuts.phone}, 'o', ${t.optOuts.scope} from ${t.optOuts} where ${t.optOuts.phone} in (${keys})`,
);
const dueTimers = statement(
  sql`select ${t.timers.id}, ${t.timers.kind}, ${t.timers.subject}, ${t.timers.dueAt} from ${t.timers} where ${t.timers.dueAt} <= ${value} order by ${t.timers.dueAt}, ${t.timers.id} limit ${value}`,
);
const ALERT = sql`${t.alerts.id}, ${t.alerts.case}, ${t.alerts.department}, ${t.alerts.kind}, ${t.alerts.leader}, ${t.alerts.rung}, ${t.alerts.message}, ${t.alerts.at}, ${t.alerts.dueAt}, ${t.alerts.state}`;
const unansweredAlerts = statement(
  sql`select ${ALERT} from ${t.alerts} left join ${t.outbox} on ${t.outbox.id} = ${t.alerts.message} where ${t.alerts.state} = 'open' and (${t.alerts.dueAt} <= ${value} or ${t.outbox.state} > ${sql.raw(String(STATE.delivered))}) order by ${t.alerts.at} limit ${value}`,
);
const alertsOf = statement(
  sql`select ${ALERT} from ${t.alerts} where ${t.alerts.leader} = ${value} and ${t.alerts.state} = 'open' order by ${t.alerts.at} desc`,
);

export function caseReads(engine: Engine): CaseReads {
  return {
    directory: () => directory(engine),
    async rows(numbers) {
      const rows = await withNumbers(engine, numbers);
      return new Map(rows.map(caseFrom).map((row) => [row.number, row]));
    },
    async parts(parents) {
      const found = new Map<string, CaseRow[]>();
      for (const row of (await withParents(engine, parents)).map(caseFrom)) {
        if (row.parent !== null) found.set(row.parent, [...(found.get(row.parent) ?? []), row]);
      }
      return found;
    },
    async known(ids) {
      return new Set((await knownEvents(engine, ids)).map(([id]) => String(id)));
    },
    async events(number) {
      return (await engine.rows(...eventsOf([number]))).map(eventFrom);
    },
    reachable: (phones) => reachable(engine, phones),
    async localDays() {
      const rows = await engine.rows('select day, works from local_days', []);
      return new Map(rows.map(([day, works]) => [String(day), works === 1]));
    },
    async due(now, limit) {
      return (await engine.rows(...dueTimers([now, limit]))).map(timerFrom);
    },
    async unanswered(now, limit) {
      return (await engine.rows(...unansweredAlerts([now, limit]))).map(alertFrom);
    },
    async alertsOf(leader) {
      return (await engine.rows(...alertsOf([leader]))).map(alertFrom);
    },
    async running() {
      return (await withStates(engine, RUNNING)).map(caseFrom);
    },
  };
}

async function directory(engine: Engine): Promise<Directory> {
  const departments = await engine.rows('select id, name, ladder from departments', []);
  const matters = await engine.rows('select id, name, department, promised_days from matters', []);
  const supervisors = await engine.rows(
    `select phone from phones where role = 'supervisor' order by phone`,
    [],
  );
  return {
    departments: new Map(
      departments.map(([id, name, ladder]) => [
        String(id),
        { id: String(id), name: String(name), ladder: JSON.parse(String(ladder)) as string[] }, // written by us from a list of phones
      ]),
    ),
    matters: new Map(
      matters.map(([id, name, department, days]) => [
        String(id),
        { id: String(id), name: String(name), department: String(department), promisedDays: Number(days) },
      ]),
    ),
    supervisors: supervisors.map(([phone]) => String(phone)),
  };
}

async function reachable(engine: Engine, phones: string[]): Promise<Map<string, Reachable>> {
  const found = new Map<string, Reachable>(
    phones.map((phone) => [phone, { phone, language: null, stopped: [] }]),
  );
  if (phones.length === 0) return found;
  for (const [phone, kind, said] of await languages(engine, phones)) {
    const person = found.get(String(phone));
    if (!person || said === null) continue;
    if (kind === 'o') person.stopped.push(String(said));
    else person.language = said as Language; // written by us from a Language
  }
  return found;
}

function caseFrom(row: Row): CaseRow {
  // Columns come in the order of the select, and were written by us from a CaseRow.
  const [number, matter, department, parent, state, applicant, phone, person, green] = row as string[];
  const [
    acceptedAt,
    promisedAt,
    changedAt,
    note,
    promisedDays,
    suspendedAt,
    step,
    stepAt,
    stepDueAt,
    sequence,
  ] = row.slice(9) as unknown[] as [
    number | null,
    number | null,
    number,
    string,
    number | null,
    number | null,
    string | null,
    number | null,
    number | null,
    number,
  ];
  return {
    number: String(number),
    matter: String(matter),
    department: String(department),
    parent: parent ?? null,
    state: state as CaseState,
    applicant: String(applicant),
    phone: String(phone),
    person: person ?? null,
    green: Number(green) === 1,
    acceptedAt,
    promisedAt,
    changedAt,
    note,
    promisedDays,
    suspendedAt,
    step,
    stepAt,
    stepDueAt,
    sequence,
  };
}

function eventFrom([id, number, sequence, type, at, note, detail, late, ordered]: Row): KeptEvent {
  return {
    id: String(id),
    case: String(number),
    sequence: Number(sequence),
    type: type as EventType, // written by us from an EventType
    at: Number(at),
    note: String(note),
    detail: JSON.parse(String(detail ?? '{}')) as EventDetail, // written by us from an EventDetail
    late: late === 1,
    ordered: JSON.parse(String(ordered ?? '[]')) as string[], // written by us from a list of ids
  };
}

function timerFrom([id, kind, subject, dueAt]: Row): Timer {
  return { id: String(id), kind: kind as TimerKind, subject: String(subject), dueAt: Number(dueAt) }; // kind written by us
}

function alertFrom(row: Row): Alert {
  const [id, number, department, kind, leader, rung, message, at, dueAt, state] = row;
  return {
    id: String(id),
    case: String(number),
    department: String(department),
    kind: kind as Alert['kind'], // written by us from an Alert
    leader: String(leader),
    rung: Number(rung),
    message: String(message),
    at: Number(at),
    dueAt: Number(dueAt),
    state: state as Alert['state'], // written by us from an Alert
  };
}
