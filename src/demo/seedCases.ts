/** Synthetic cases by volume: see seed.ts. */
import { CASE_STATES, type CaseState } from '../core/model/facts';
import type { CaseEventRecord, CaseRecord } from '../core/model/records';
import { afterWorkingDays, DAY, dateDigits, officeMoment } from './calendar';
import { JOURNEYS } from './journeys';
import { MATTERS, matter } from './offices';
import { nameOf, nth, seedPhone } from './seedPeople';

/** A day has four digits for its cases; the ones behind them count on the day before. */
const CASES_A_DAY = 10_000;

/** Cases `from` to `to`, the last not included. */
export function caseChunk(
  from: number,
  to: number,
  year: number,
): { cases: CaseRecord[]; caseEvents: CaseEventRecord[] } {
  const made: { cases: CaseRecord[]; caseEvents: CaseEventRecord[] } = { cases: [], caseEvents: [] };
  for (let j = from; j < to; j += 1) {
    const record = caseOf(j, year);
    made.cases.push(record);
    made.caseEvents.push(...eventsOf(record));
  }
  return made;
}

function caseOf(j: number, year: number): CaseRecord {
  const { id, department, promisedDays } = matter(nth(MATTERS, j).id);
  const state: CaseState = nth(CASE_STATES, j);
  const received = receivedAt(j, year);
  const steps = JOURNEYS[state];
  const accepted = steps.findIndex(([type]) => type === 'accepted');
  const acceptedAt = accepted < 0 ? null : received + accepted * DAY;
  return {
    number: caseNumber(j, received),
    matter: id,
    department,
    parent: null,
    state,
    applicant: nameOf(j),
    phone: seedPhone(j),
    person: null,
    green: false,
    acceptedAt,
    promisedAt: acceptedAt === null ? null : afterWorkingDays(acceptedAt, promisedDays),
    changedAt: received + (steps.length - 1) * DAY,
    note: steps.at(-1)?.[1] ?? '',
    promisedDays: acceptedAt === null ? null : promisedDays,
    suspendedAt: state === 'suspended' ? received + (steps.length - 1) * DAY : null,
    sequence: steps.length,
  };
}

function eventsOf({ number, state, changedAt }: CaseRecord): CaseEventRecord[] {
  const steps = JOURNEYS[state];
  return steps.map(([type, note = ''], k) => ({
    id: `${number}-${k + 1}`,
    case: number,
    sequence: k + 1,
    type,
    at: changedAt - (steps.length - 1 - k) * DAY,
    note,
  }));
}

function receivedAt(j: number, year: number): number {
  return officeMoment(year - 1, 12, 1, 10) - Math.floor(j / CASES_A_DAY) * DAY;
}

function caseNumber(j: number, received: number): string {
  return `QZ${dateDigits(received)}-${String(j % CASES_A_DAY).padStart(4, '0')}`;
}
