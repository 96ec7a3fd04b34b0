/** The cases at work in departments, as leaders and supervisors ask for them. */
import { type SQL, sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import { CASE_ENDS, CLOCK_STATES } from '../../core/model/cases';
import type { Engine } from '../engine/engine';
import { cases } from '../schema/mysql';
import { columnsOf, fieldsOf, selectIn } from '../sql/select';
import { keys, literal, literals, value } from '../sql/template';

const LISTED = 40;
const ENDING_LISTED = 8;
/** Later than any promise, milliseconds UTC. */
const NEVER = 8_640_000_000_000_000;

// The values come before the list of departments, wherever they stand.
const PROMISED = sql`coalesce(${cases.promisedAt}, ${literal(NEVER)})`;
const AT_WORK = sql`from ${cases} where ${cases.green} >= ${value} and ${PROMISED} > ${value} and ${PROMISED} <= ${value} and ${cases.state} in (${literals(CLOCK_STATES)}) and ${cases.department} in (${keys})`;
const counted = selectIn(fieldsOf({ count: sql<number>`count(*)` }), AT_WORK);
const NUMBER = columnsOf(cases, ['number']);
const ACCEPTED = sql`coalesce(${cases.acceptedAt}, ${literal(NEVER)})`;
const listedBy = (first: SQL) =>
  selectIn(NUMBER, sql`${AT_WORK} order by ${first}, ${cases.number} limit ${literal(LISTED)}`);
const listed = listedBy(PROMISED);
const listedByAge = listedBy(ACCEPTED);
const ending = selectIn(
  NUMBER,
  sql`from ${cases} where ${cases.number} like ${value} and ${cases.state} not in (${literals(CASE_ENDS)}) and ${cases.department} in (${keys}) order by ${cases.number} desc limit ${literal(ENDING_LISTED)}`,
);

export function officeCaseReads(engine: Engine): Pick<ServiceReads, 'officeCases' | 'officeCasesEnding'> {
  return {
    async officeCases({ departments, green, after, until, oldestFirst }) {
      const range = [green ? 1 : 0, after ?? -1, until ?? NEVER];
      const [[sum], rows] = await Promise.all([
        counted(engine, departments, range),
        (oldestFirst ? listedByAge : listed)(engine, departments, range),
      ]);
      return { count: sum?.count ?? 0, numbers: rows.map(({ number }) => number) };
    },
    async officeCasesEnding(departments, digits) {
      return (await ending(engine, departments, [`%${digits}`])).map(({ number }) => number);
    },
  };
}
