/** The daily digest: to leaders of what is at work in their department, to supervisors of all. */

import { countWorkingDays, dayAt, hourOf } from '../calendar/deadline';
import { DAY } from '../calendar/durations';
import type { Timer } from '../model/alerts';
import { type CaseRow, clockRuns } from '../model/cases';
import { makeNotice, type Notice } from '../notices/notice';
import type { Known } from './decision';
import { named, officeOf } from './eventWording';
import { shareMoment } from './timerMoments';

/** What the digest must know. */
export type DigestFacts = Pick<Known, 'directory' | 'calendar' | 'now' | 'utcOffset' | 'limits'>;

/** How many of the worst a digest names. */
const WORST_CASES = 2;
const WORST_DEPARTMENTS = 3;

interface Account {
  department: string;
  running: number;
  near: number;
  /** Cases whose promised day is over, the longest first. */
  late: CaseRow[];
}

/** One to each leader whose department has cases that are late or nearly so, one to each supervisor; else none. */
export function digest(running: readonly CaseRow[], facts: DigestFacts): Notice[] {
  const accounts = accountsOf(running.filter(clockRuns), facts);
  const telling = accounts.filter(({ near, late }) => near > 0 || late.length > 0);
  if (telling.length === 0) return [];
  const leaders = telling.flatMap((account) => {
    const ladder = new Set(facts.directory.departments.get(account.department)?.ladder ?? []);
    // One leader may stand over several departments, and hears of each.
    return [...ladder].map((to) => ({ to, of: account.department, view: departmentView(account, facts) }));
  });
  const view = allView(accounts, facts);
  const supervisors = facts.directory.supervisors.map((to) => ({ to, of: 'all', view }));
  const day = dayAt(facts.now, facts.utcOffset);
  return [...leaders, ...supervisors].map((one) =>
    makeNotice(one.view, { to: one.to, key: `${one.view.view}:${one.of}:${day}` }),
  );
}

/** The next digest: at its hour of the next working day; of any day where its year is not known. */
export function nextDigest({ calendar, now, utcOffset, limits }: Omit<DigestFacts, 'directory'>): Timer {
  for (let at = now; ; at += DAY) {
    const day = dayAt(at, utcOffset);
    const dueAt = hourOf(day, limits.digestHour, utcOffset);
    if (dueAt > now && calendar.works(day) !== false)
      return { id: 'digest', kind: 'digest', subject: day, dueAt };
  }
}

function accountsOf(rows: readonly CaseRow[], facts: DigestFacts): Account[] {
  const accounts = new Map<string, Account>();
  for (const row of rows) {
    const { department } = row;
    const account = accounts.get(department) ?? { department, running: 0, near: 0, late: [] };
    accounts.set(department, account);
    account.running += 1;
    if (row.promisedAt === null) continue;
    const warned = shareMoment(row, facts.limits.warning, facts);
    if (row.promisedAt <= facts.now) account.late.push(row);
    else if (warned !== null && warned <= facts.now) account.near += 1;
  }
  for (const { late } of accounts.values()) late.sort((a, b) => (a.promisedAt ?? 0) - (b.promisedAt ?? 0));
  return [...accounts.values()];
}

function departmentView({ department, running, near, late }: Account, facts: DigestFacts) {
  const worst = late
    .slice(0, WORST_CASES)
    .map((row) => ({ ...named(row, facts), days: daysLate(row, facts) }));
  const data = { department: officeOf(department, facts), running, near, late: late.length, worst };
  return { view: 'digest.department', data } as const;
}

function allView(accounts: readonly Account[], facts: DigestFacts) {
  const counts = accounts.map(({ department, late, ...rest }) => ({
    ...rest,
    department: officeOf(department, facts),
    late: late.length,
  }));
  const sum = (of: (one: (typeof counts)[number]) => number) =>
    counts.reduce((total, one) => total + of(one), 0);
  const worst = counts
    .filter(({ late }) => late > 0)
    .sort((a, b) => b.late - a.late)
    .slice(0, WORST_DEPARTMENTS);
  const data = {
    running: sum((one) => one.running),
    near: sum((one) => one.near),
    late: sum((one) => one.late),
    worst,
  };
  return { view: 'digest.all', data } as const;
}

/** Working days over; days of the calendar where a year is not known. */
function daysLate({ promisedAt }: CaseRow, { calendar, now, utcOffset }: DigestFacts): number {
  const from = promisedAt ?? now;
  const worked = countWorkingDays(dayAt(from, utcOffset), dayAt(now, utcOffset), calendar);
  return worked ?? Math.floor((now - from) / DAY);
}
