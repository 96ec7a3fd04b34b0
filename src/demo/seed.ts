/** Synthetic data by volume: everything of household i and case j follows from i, j and the year of `now`. */
import { DAY, MINUTE } from '../core/calendar/durations';
import { CASE_STATES, type CaseState } from '../core/model/cases';
import type { PaymentRecord, PaymentState } from '../core/model/payments';
import type { CaseEventRecord, CaseRecord, Records } from '../core/model/records';
import { afterWorkingDays, dateDigits, officeMoment, yearAt } from './calendar';
import { JOURNEYS } from './cases';
import { AREAS, DEMO_PROGRAMMES, PROGRAMMES, VILLAGES } from './county';
import { DEPARTMENTS, MATTERS, matter } from './offices';
import { inventedAccount, inventedIdentity } from './people';

/** Rows of one chunk stay in memory together. */
const CHUNK = 2_000;
const NOT_PAID: PaymentState[] = ['approved', 'sentToBank'];
/** A thousand are born each day from here on, so that no identity number comes twice. */
const FIRST_BIRTHDAY = officeMoment(1940, 1, 1, 0);

/**
 * In chunks of at most 2,000 households or cases, what they refer to first. Household i has phone
 * +86(13800000000+i) and three payments in the two newest years, the newest of them not yet paid out. Case j
 * belongs to applicant phone +86(13800000000+j); its number is of 1 December of the year before
 * `now` (a day earlier for each further ten thousand), with the last four digits of j.
 */
export function* seedRecords(households: number, cases: number, now: number): Generator<Partial<Records>> {
  const year = yearAt(now);
  yield { areas: AREAS, departments: DEPARTMENTS, programmes: PROGRAMMES, matters: MATTERS };
  for (let from = 0; from < households; from += CHUNK) {
    yield householdChunk(from, Math.min(from + CHUNK, households), year);
  }
  for (let from = 0; from < cases; from += CHUNK) {
    yield caseChunk(from, Math.min(from + CHUNK, cases), year);
  }
}

function householdChunk(from: number, to: number, year: number): Partial<Records> {
  const numbers = Array.from({ length: to - from }, (_, k) => from + k);
  return {
    households: numbers.map((i) => ({
      id: householdId(i),
      village: nth(VILLAGES, i).id,
      group: 1 + (i % 9),
      head: nameOf(i),
      members: 1 + (i % 6),
      account: accountOf(i),
      bank: '青溪农商行',
    })),
    people: numbers.map((i) => ({
      id: `SP${eight(i)}`,
      household: householdId(i),
      name: nameOf(i),
      identity: inventedIdentity(dateDigits(FIRST_BIRTHDAY + Math.floor(i / 1_000) * DAY), i % 1_000),
    })),
    phones: numbers.map((i) => ({
      phone: seedPhone(i),
      household: householdId(i),
      person: `SP${eight(i)}`,
      role: 'resident',
      language: null,
    })),
    payments: numbers.flatMap((i) => paymentsOf(i, year)),
  };
}

function paymentsOf(i: number, year: number): PaymentRecord[] {
  const state = nth(NOT_PAID, i);
  return [payment(i, 0, year, state), payment(i, 1, year, 'paid'), payment(i, 0, year - 1, 'paid')];
}

function payment(i: number, offset: number, year: number, state: PaymentState): PaymentRecord {
  const programme = nth(DEMO_PROGRAMMES, i + offset);
  const quantity = programme.unit === null ? null : programme.unit === '亩' ? 200 + (i % 1_600) : 100;
  return {
    id: `SZ${year}-${eight(i)}-${offset}`,
    household: householdId(i),
    programme: programme.id,
    year,
    quantity,
    rate: quantity === null ? null : programme.rate,
    amount: quantity === null ? programme.rate : Math.round((quantity * programme.rate) / 100),
    state,
    reason: null,
    // The first days of January: never after `now` but for those very days.
    at: officeMoment(year, 1, 2, 10) + (i % 60) * MINUTE,
    accountTail: accountOf(i).slice(-4),
  };
}

const householdId = (i: number) => `SH${eight(i)}`;
const accountOf = (i: number) => inventedAccount(i, (i * 7_919) % 10_000);
const eight = (i: number) => String(i).padStart(8, '0');

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

const FIRST_PHONE = 13_800_000_000;
const NAMES = [...'王李张刘陈杨赵黄周吴'];
const GIVEN = [...'明华丽强芳伟娟勇静军'];

/** E.164 of household or applicant i. */
function seedPhone(i: number): string {
  return `+86${FIRST_PHONE + i}`;
}

function nameOf(i: number): string {
  return nth(NAMES, i) + nth(GIVEN, Math.floor(i / 10)) + nth(GIVEN, Math.floor(i / 100));
}

/** The list over and over. */
function nth<T>(list: readonly T[], i: number): T {
  const item = list[i % list.length];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}
