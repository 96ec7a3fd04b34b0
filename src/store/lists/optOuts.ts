/** Opt-outs in force, by number. */
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import { optOuts } from '../schema/mysql';
import { columnsOf } from '../sql/select';
import { before, from, is, listing } from './listing';
import { HOUSEHOLD_OF, ofPhones } from './sight';

const OPT_OUT = columnsOf(optOuts, ['phone', 'scope', 'at']);

export function optOutList(engine: Engine): Lists['optOuts'] {
  return ({ scope, phone, since, until, sight }, page) =>
    listing(engine, {
      columns: OPT_OUT,
      table: optOuts,
      joins: HOUSEHOLD_OF(optOuts.phone),
      key: [optOuts.phone, optOuts.scope],
      keyOf: (row) => [row.phone, row.scope] as const,
      along: [is(optOuts.phone, phone)],
      narrow: [
        is(optOuts.scope, scope),
        from(optOuts.at, since),
        before(optOuts.at, until),
        ofPhones(optOuts.phone, sight),
      ],
      page,
    });
}
