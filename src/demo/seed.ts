/** Synthetic data by volume: everything of household i and case j follows from i, j and the year of `now`. */
import type { PaymentState } from '../core/model/facts';
import type { PaymentRecord, Records } from '../core/model/records';
import { DAY, dateDigits, officeMoment, yearAt } from './calendar';
import { inventedAccount, inventedIdentity } from './identity';
import { DEPARTMENTS, MATTERS } from './offices';
import { AREAS, VILLAGES } from './places';
import { DEMO_PROGRAMMES, PROGRAMMES } from './programmes';
import { caseChunk } from './seedCases';
import { nameOf, nth, seedPhone } from './seedPeople';

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
    at: officeMoment(year, 1, 2, 10) + (i % 60) * 60_000,
    accountTail: accountOf(i).slice(-4),
  };
}

const householdId = (i: number) => `SH${eight(i)}`;
const accountOf = (i: number) => inventedAccount(i, (i * 7_919) % 10_000);
const eight = (i: number) => String(i).padStart(8, '0');
