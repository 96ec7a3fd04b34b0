/** Cases of the people of a village, found by what they are called there. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { VillagersCase } from '../../core/model/cases';
import type { Called } from '../../core/model/people';
import { sameName, surnameOf } from '../../core/text/name';
import type { Engine } from '../engine/engine';
import { cases, households, people, phones } from '../schema/mysql';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';
import { casesOfPhones, casesWithNumbers, openFirst } from './caseFacts';

const LISTED = 60;

const villagers = select(
  fieldsOf({
    person: people.id,
    name: people.name,
    household: households.id,
    head: households.head,
    group: households.group,
  }),
  sql`from ${households} join ${people} on ${people.household} = ${households.id} where ${households.village} = ${value} order by ${households.group}, ${households.id}`,
);
const phonesOf = selectIn(
  columnsOf(phones, ['phone', 'household']),
  sql`from ${phones} where ${phones.household} in (${keys})`,
);
const numbersOf = selectIn(
  columnsOf(cases, ['number', 'person']),
  sql`from ${cases} where ${cases.person} in (${keys}) and ${cases.parent} is null`,
);

/** An application that names no person is theirs where it came from a phone of the household, in a name that is asked for. */
export function villageCaseReads(engine: Engine): Pick<ServiceReads, 'casesInVillage'> {
  return {
    async casesInVillage(village, called) {
      // A village has some thousand people: their names are compared here, where spellings are known as one.
      const meant = (await villagers(engine, [village])).filter((one) => isCalled(one, called));
      if (meant.length === 0) return { people: false, cases: [] };
      const byPerson = new Map(meant.map((one) => [one.person, one.group]));
      const groups = new Map(meant.map((one) => [one.household, one.group]));
      const [own, numbers] = await Promise.all([
        numbersOf(engine, [...byPerson.keys()]),
        phonesOf(engine, [...groups.keys()]),
      ]);
      const groupOf = new Map(own.map(({ number, person }) => [number, byPerson.get(person ?? '') ?? 0]));
      const names = (household: string | null) => meant.filter((one) => one.household === household);
      const household = new Map(numbers.map((one) => [one.phone, one.household]));
      const [theirs, phoned] = await Promise.all([
        casesWithNumbers(engine, [...groupOf.keys()]),
        casesOfPhones(engine, [...household.keys()]),
      ]);
      const found = new Map<string, VillagersCase>();
      for (const one of theirs) found.set(one.number, { ...one, group: groupOf.get(one.number) ?? 0 });
      for (const one of phoned) {
        const of = names(household.get(one.phone) ?? null).find(({ name }) => sameName(name, one.applicant));
        if (of && !found.has(one.number)) found.set(one.number, { ...one, group: of.group });
      }
      return { people: true, cases: [...found.values()].sort(openFirst).slice(0, LISTED) };
    },
  };
}

/** Of a house whoever lives there is meant, else the one person. */
function isCalled(
  { name, head }: { name: string; head: string },
  { name: full, surname, house }: Called,
): boolean {
  const of = house ? [name, head] : [name];
  return of.some((one) => (full === undefined ? surnameOf(one) === surname : sameName(one, full)));
}
