import type { PhoneRecord, Records } from '../core/model/records';
import { demoCases } from './cases';
import { APPLICANT, LEADERS } from './fixed';
import { demoFamilies } from './households';
import { demoNews } from './news';
import { DEPARTMENTS, MATTERS } from './offices';
import { demoPayments } from './payments';
import { AREAS } from './places';
import { PROGRAMMES } from './programmes';
import { seededRandom } from './random';

/** Day zero of the draws; another number makes another township. */
const SEED = 10_628;

/**
 * The invented township: the same every time but for the dates, which hang on `now` (milliseconds UTC) so that
 * the newest year is always this one and open cases are always fresh.
 */
export function demoRecords(now: number): Records {
  const random = seededRandom(SEED);
  const families = demoFamilies(random);
  const households = families.map((family) => family.household);
  const payments = demoPayments(households, now, random);
  return {
    areas: AREAS,
    departments: DEPARTMENTS,
    programmes: PROGRAMMES,
    matters: MATTERS,
    households,
    people: [
      ...families.map((family) => family.head),
      { id: APPLICANT.person, household: null, name: APPLICANT.name, identity: APPLICANT.identity },
    ],
    phones: [...families.map((family) => family.phone), ...officialPhones()],
    payments,
    news: demoNews(now),
    ...demoCases(families, now, random),
  };
}

function officialPhones(): PhoneRecord[] {
  const leaders = new Set(DEPARTMENTS.flatMap((department) => department.ladder));
  return [
    phoneOf(APPLICANT.phone, 'applicant', APPLICANT.person),
    ...[...leaders].map((phone) => phoneOf(phone, 'leader')),
    phoneOf(LEADERS.supervisor.phone, 'supervisor'),
  ];
}

function phoneOf(phone: string, role: PhoneRecord['role'], person: string | null = null): PhoneRecord {
  return { phone, household: null, person, role, language: null };
}
