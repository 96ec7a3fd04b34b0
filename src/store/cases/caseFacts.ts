/** Cases as residents read them: under the names of matters and departments, with the parts of parallel cases. */
import { type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import { keyReader } from '../../async/batchReader';
import { CASE_ENDS, type CaseFacts, type CaseState } from '../../core/model/cases';
import type { Engine } from '../engine/engine';
import { cases, departments, matters } from '../schema/mysql';
import { fieldsOf, grouped, selectIn } from '../sql/select';
import { keys } from '../sql/template';

const CASES_SHOWN = 20;

const part = alias(cases, 'part');
const office = alias(departments, 'office');
const desk = alias(departments, 'desk');

const FACTS = fieldsOf({
  phone: cases.phone,
  number: cases.number,
  matter: sql<string>`coalesce(${matters.name}, ${cases.matter})`,
  department: sql<string>`coalesce(${departments.name}, ${cases.department})`,
  state: cases.state,
  applicant: cases.applicant,
  green: cases.green,
  acceptedAt: cases.acceptedAt,
  promisedAt: cases.promisedAt,
  changedAt: cases.changedAt,
  note: cases.note,
  desk: sql<string>`coalesce(${desk.name}, ${cases.stepDepartment}, ${departments.name}, ${cases.department})`,
  step: cases.step,
  since: sql<number>`coalesce(${cases.suspendedAt}, ${cases.stepAt}, ${cases.changedAt})`,
  internal: cases.internal,
  partDepartment: sql<string | null>`coalesce(${office.name}, ${part.department})`,
  partState: sql<CaseState | null>`${part.state}`,
  partSince: sql<number | null>`coalesce(${part.stepAt}, ${part.acceptedAt}, ${part.changedAt})`,
});
type Row = ReturnType<typeof FACTS.read>;

/** Each case once for each part that a co-department has in it, or once. */
const withParts = (where: SQL) =>
  selectIn(
    FACTS,
    sql`from ${cases} left join ${matters} on ${matters.id} = ${cases.matter} left join ${departments} on ${departments.id} = ${cases.department} left join ${departments} ${sql.identifier('desk')} on ${desk.id} = ${cases.stepDepartment} left join ${cases} ${sql.identifier('part')} on ${part.parent} = ${cases.number} left join ${departments} ${sql.identifier('office')} on ${office.id} = ${part.department} where ${where} order by ${cases.number}, ${part.number}`,
  );

/** Reads the cases of any number of keys, which `where` has in place of `keys`. */
function casesWhere(where: SQL): (engine: Engine, list: readonly string[]) => Promise<CaseFacts[]> {
  const rows = withParts(where);
  return async (engine, list) => join(await rows(engine, list));
}

/** Cases that phones applied for, parts of parallel ones under their own. */
export const casesOfPhones = casesWhere(sql`${cases.phone} in (${keys}) and ${cases.parent} is null`);
export const casesWithNumbers = casesWhere(sql`${cases.number} in (${keys})`);

/** A phone's cases, open ones first, newest first; at most 20, parts of parallel cases under their own. */
export function caseLister(engine: Engine): (phone: string) => Promise<CaseFacts[]> {
  return keyReader<CaseFacts[]>(async (phones) => {
    const found = grouped(await casesOfPhones(engine, phones), ({ phone }) => phone);
    return (phone) => (found.get(phone) ?? []).sort(openFirst).slice(0, CASES_SHOWN);
  });
}

export function caseFinder(engine: Engine): (number: string) => Promise<CaseFacts | null> {
  return keyReader<CaseFacts | null>(async (numbers) => {
    const found = new Map((await casesWithNumbers(engine, numbers)).map((facts) => [facts.number, facts]));
    return (number) => found.get(number) ?? null;
  });
}

/** Those that have not ended, then the newest. */
export function openFirst(a: CaseFacts, b: CaseFacts): number {
  const ended = ({ state }: CaseFacts) => Number(CASE_ENDS.includes(state));
  return ended(a) - ended(b) || b.changedAt - a.changedAt || (a.number < b.number ? 1 : -1);
}

/** Puts the parts of a case, a row each, together. */
function join(rows: Row[]): CaseFacts[] {
  const found = new Map<string, CaseFacts>();
  for (const row of rows) {
    const facts = found.get(row.number) ?? factsFrom(row);
    found.set(facts.number, facts);
    const { partDepartment: department, partState: state, partSince: since } = row;
    if (department !== null && state !== null) facts.parts.push({ department, state, since: since ?? 0 });
  }
  return [...found.values()];
}

function factsFrom(row: Row): CaseFacts {
  const { number, matter, department, state, applicant, phone, note, internal } = row;
  const { acceptedAt, promisedAt, changedAt, step, since } = row;
  return {
    number,
    matter,
    department,
    state,
    applicant,
    phone,
    green: row.green === 1,
    acceptedAt,
    promisedAt,
    changedAt,
    note,
    internal,
    desk: { department: row.desk, step, since },
    parts: [],
  };
}
