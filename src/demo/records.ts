/** The invented township, and the mark of a database that holds it: its phone numbers belong to real people, who must never get a message. */
import type { PhoneRecord, Records } from '../core/model/records';
import type { Store } from '../ports';
import { demoCases } from './cases';
import { AREAS, PROGRAMMES } from './county';
import { demoFamilies } from './households';
import { demoNews } from './news';
import { DEPARTMENTS, MATTERS } from './offices';
import { demoPayments } from './payments';
import { APPLICANT, FARMER, LEADERS } from './people';
import { seededRandom } from './random';

const MARK = 'demo';

export const DEMO_AMONG_PEOPLE =
  'this database holds invented people, and what is sent to them would reach strangers: set DATABASE_URL to an empty ' +
  'one (or move the file away), or try a link against a carrier on this machine, without NODE_ENV=production';

/** Marks the database as one of invented people. To be called before the first of them is written. */
export async function markDemo(store: Pick<Store, 'commit'>, at: number): Promise<void> {
  await store.commit([{ kind: 'once', key: MARK, at }]);
}

/** Whether a database holds the demo. Earlier versions left no mark: the farmer of every demo tells theirs. */
export async function holdsDemo({ happened, reads }: Pick<Store, 'happened' | 'reads'>): Promise<boolean> {
  if ((await happened([MARK])).has(MARK)) return true;
  return (await reads.caller(FARMER.phone)).household?.id === FARMER.household;
}

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
