/** What leaders and supervisors ask for: departments, and the cases at work in them. */
import { sql } from 'drizzle-orm';
import { cached } from '../../async/cached';
import { RUNNING } from '../../core/cases/timerMoments';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import { CASE_ENDS } from '../../core/model/cases';
import type { Engine } from '../engine/engine';
import { cases, departments } from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { keys, statement, value } from '../sql/template';

/** How long what changes once a week is not read again, milliseconds. */
const KEPT_FOR = 30_000;
const LISTED = 40;
const ENDING_LISTED = 8;
/** Later than any promise, milliseconds UTC. */
const NEVER = 8_640_000_000_000_000;

const DEPARTMENT = columnsOf(departments, ['id', 'name', 'ladder']);
const allDepartments = statement(
  sql`select ${DEPARTMENT.list} from ${departments} order by ${departments.name}`,
);
const PROMISED = sql`coalesce(${cases.promisedAt}, ${literal(NEVER)})`;
const AT_WORK = sql`from ${cases} where ${cases.green} >= ${value} and ${PROMISED} > ${value} and ${PROMISED} <= ${value} and ${cases.state} in (${quoted(RUNNING)}) and ${cases.department} in (${keys})`;
const count = statement(sql`select count(*) ${AT_WORK}`);
const listed = statement(
  sql`select ${cases.number} ${AT_WORK} order by ${PROMISED}, ${cases.number} limit ${literal(LISTED)}`,
);
const ending = statement(
  sql`select ${cases.number} from ${cases} where ${cases.number} like ${value} and ${cases.state} not in (${quoted(CASE_ENDS)}) and ${cases.department} in (${keys}) order by ${cases.number} desc limit ${literal(ENDING_LISTED)}`,
);

export function officeReads(
  engine: Engine,
): Pick<ServiceReads, 'offices' | 'officeCases' | 'officeCasesEnding'> {
  return {
    offices: cached(KEPT_FOR, async () => {
      const rows = await engine.rows(...allDepartments([]));
      return rows.map((row) => {
        const { id, name, ladder } = DEPARTMENT.read(row);
        return { id, name, ladder: JSON.parse(ladder) as string[] }; // written by us from a list of phones
      });
    }),
    async officeCases({ departments: ids, green, after, until }) {
      if (ids.length === 0) return { count: 0, numbers: [] };
      const range = [green ? 1 : 0, after ?? -1, until ?? NEVER];
      const [counted, rows] = await Promise.all([
        engine.rows(...count(range, ids)),
        engine.rows(...listed(range, ids)),
      ]);
      return { count: Number(counted[0]?.[0] ?? 0), numbers: rows.map(([number]) => String(number)) };
    },
    async officeCasesEnding(ids, digits) {
      if (ids.length === 0) return [];
      return (await engine.rows(...ending([`%${digits}`], ids))).map(([number]) => String(number));
    },
  };
}

function literal(number: number) {
  return sql.raw(String(number));
}

/** Words of ours alone. */
function quoted(words: readonly string[]) {
  return sql.raw(words.map((word) => `'${word}'`).join(', '));
}
