import { type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import { keyReader } from '../../async/batchReader';
import { CASE_ENDS, type CaseFacts, type CaseState } from '../../core/model/cases';
import type { Engine } from '../engine/engine';
import { cases, departments, matters } from '../schema/mysql';
import { byKeys, keys } from '../sql/template';

const CASES_SHOWN = 20;

const part = alias(cases, 'part');
const office = alias(departments, 'office');
const desk = alias(departments, 'desk');

/** Each case once for each part that a co-department has in it, or once. */
const withParts = (where: SQL) =>
  byKeys(
    sql`select ${cases.phone}, ${cases.number}, coalesce(${matters.name}, ${cases.matter}), coalesce(${departments.name}, ${cases.department}), ${cases.state}, ${cases.applicant}, ${cases.green}, ${cases.acceptedAt}, ${cases.promisedAt}, ${cases.changedAt}, ${cases.note}, coalesce(${desk.name}, ${cases.stepDepartment}, ${departments.name}, ${cases.department}), ${cases.step}, coalesce(${cases.suspendedAt}, ${cases.stepAt}, ${cases.changedAt}), ${cases.internal}, coalesce(${office.name}, ${part.department}), ${part.state}, coalesce(${part.stepAt}, ${part.acceptedAt}, ${part.changedAt}) from ${cases} left join ${matters} on ${matters.id} = ${cases.matter} left join ${departments} on ${departments.id} = ${cases.department} left join ${departments} ${sql.identifier('desk')} on ${desk.id} = ${cases.stepDepartment} left join ${cases} ${sql.identifier('part')} on ${part.parent} = ${cases.number} left join ${departments} ${sql.identifier('office')} on ${office.id} = ${part.department} where ${where} order by ${cases.number}, ${part.number}`,
  );
const ofPhones = withParts(sql`${cases.phone} in (${keys}) and ${cases.parent} is null`);
const withNumbers = withParts(sql`${cases.number} in (${keys})`);

/** The columns of both. */
type Columns = [
  string,
  string,
  string,
  string,
  CaseState,
  string,
  number,
  number | null,
  number | null,
  number,
  string,
  string,
  string | null,
  number,
  string | null,
  ...PartColumns,
];
type PartColumns = [string | null, CaseState | null, number | null];
const FIRST_OF_PART = 15;

/** A phone's cases, open ones first, newest first; at most 20, parts of parallel cases under their own. */
export function caseLister(engine: Engine): (phone: string) => Promise<CaseFacts[]> {
  return keyReader<CaseFacts[]>(async (phones) => {
    const found = new Map<string, CaseFacts[]>();
    for (const facts of join(await ofPhones(engine, phones))) {
      found.set(facts.phone, [...(found.get(facts.phone) ?? []), facts]);
    }
    return (phone) => (found.get(phone) ?? []).sort(openFirst).slice(0, CASES_SHOWN);
  });
}

export function caseFinder(engine: Engine): (number: string) => Promise<CaseFacts | null> {
  return keyReader<CaseFacts | null>(async (numbers) => {
    const found = new Map(join(await withNumbers(engine, numbers)).map((facts) => [facts.number, facts]));
    return (number) => found.get(number) ?? null;
  });
}

function openFirst(a: CaseFacts, b: CaseFacts): number {
  const ended = ({ state }: CaseFacts) => Number(CASE_ENDS.includes(state));
  return ended(a) - ended(b) || b.changedAt - a.changedAt || (a.number < b.number ? 1 : -1);
}

/** Puts the parts of a case, a row each, together. */
function join(rows: unknown[]): CaseFacts[] {
  const found = new Map<string, CaseFacts>();
  for (const row of rows as Columns[]) {
    const facts = found.get(row[1]) ?? caseFrom(row);
    found.set(facts.number, facts);
    const [department, state, since] = row.slice(FIRST_OF_PART) as PartColumns;
    if (department !== null && state !== null) facts.parts.push({ department, state, since: since ?? 0 });
  }
  return [...found.values()];
}

function caseFrom(row: Columns): CaseFacts {
  const [
    phone,
    number,
    matter,
    department,
    state,
    applicant,
    green,
    acceptedAt,
    promisedAt,
    changedAt,
    note,
    at,
    step,
    since,
    internal,
  ] = row;
  return {
    number,
    matter,
    department,
    state,
    applicant,
    phone,
    green: green === 1,
    acceptedAt,
    promisedAt,
    changedAt,
    note,
    internal,
    desk: { department: at, step, since },
    parts: [],
  };
}
