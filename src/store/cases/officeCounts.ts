/** How much departments have at work, and how much came to them and was done within some time. */
import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { EventType } from '../../core/model/caseEvents';
import { CLOCK_STATES, type OfficeFlow } from '../../core/model/cases';
import type { Engine } from '../engine/engine';
import { caseEvents, cases } from '../schema/mysql';
import { fieldsOf, selectIn } from '../sql/select';
import { keys, literals, value } from '../sql/template';

/** Papers lie at the window: what a case begins with where it was not received first is among them. */
const RECEIVED: readonly EventType[] = ['received', 'supplement', 'accepted', 'refused'];
/** It is decided, or was done on the spot. */
const DONE: readonly EventType[] = ['approved', 'rejected', 'closed'];

// The value comes before the list of departments, wherever it stands.
const accounts = selectIn(
  fieldsOf({
    department: cases.department,
    running: sql<number>`count(*)`,
    late: sql<number>`count(case when ${cases.promisedAt} <= ${value} then 1 end)`,
  }),
  sql`from ${cases} where ${cases.state} in (${literals(CLOCK_STATES)}) and ${cases.department} in (${keys}) group by ${cases.department}`,
);

const earlier = alias(caseEvents, 'earlier');
const FLOW = fieldsOf({
  department: cases.department,
  isPart: sql<number>`case when ${cases.parent} is null then 0 else 1 end`,
  count: sql<number>`count(*)`,
});

/** Cases whose first event of these types lies within a stretch of time. Of all that ever happened only that stretch is walked through. */
function firstOf(types: readonly EventType[]) {
  const among = literals(types);
  return selectIn(
    FLOW,
    sql`from ${caseEvents} force index (\`case_events_type\`) join ${cases} on ${cases.number} = ${caseEvents.case} where ${caseEvents.type} in (${among}) and ${caseEvents.at} >= ${value} and ${caseEvents.at} < ${value} and ${cases.department} in (${keys}) and not exists (select 1 from ${caseEvents} ${sql.identifier('earlier')} where ${earlier.case} = ${caseEvents.case} and ${earlier.sequence} < ${caseEvents.sequence} and ${earlier.type} in (${among})) group by 1, 2`,
  );
}

const received = firstOf(RECEIVED);
const done = firstOf(DONE);

export function officeCountReads(engine: Engine): Pick<ServiceReads, 'officeAccounts' | 'officeFlow'> {
  return {
    officeAccounts: (departments, now) => accounts(engine, departments, [now]),
    async officeFlow(departments, { since, until }) {
      const [came, went] = await Promise.all([
        received(engine, departments, [since, until]),
        done(engine, departments, [since, until]),
      ]);
      const flows = new Map<string, OfficeFlow>();
      for (const [rows, name] of [
        [came, 'received'],
        [went, 'done'],
      ] as const) {
        for (const { department, isPart, count } of rows) {
          const key = `${isPart} ${department}`;
          const flow = flows.get(key) ?? { department, isPart: isPart === 1, received: 0, done: 0 };
          flows.set(key, { ...flow, [name]: count });
        }
      }
      return [...flows.values()];
    },
  };
}
