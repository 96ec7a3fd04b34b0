/** Cases, by the time of their last change. */
import type { Lists } from '../../ports';
import { CASE, caseFrom } from '../cases/cases';
import type { Engine } from '../engine/engine';
import { cases } from '../schema/mysql';
import { from, is, listing } from './listing';
import { ofDepartments } from './sight';

export function caseList(engine: Engine): Lists['cases'] {
  return async ({ state, department, phone, person, changedSince, sight }, page) => {
    const found = await listing(engine, {
      columns: CASE,
      table: cases,
      key: [cases.changedAt, cases.number],
      keyOf: (row) => [row.changedAt, row.number] as const,
      along: [from(cases.changedAt, changedSince), is(cases.phone, phone), is(cases.person, person)],
      narrow: [
        is(cases.state, state),
        is(cases.department, department),
        ofDepartments(cases.department, sight),
      ],
      page,
    });
    return { ...found, rows: found.rows.map(caseFrom) };
  };
}
