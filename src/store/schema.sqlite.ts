import { sqliteKit } from './kit';
import { makeSchema } from './schema';

/** What drizzle-kit generates migrations/sqlite from. */
export const {
  areas,
  departments,
  households,
  people,
  phones,
  programmes,
  payments,
  matters,
  cases,
  caseEvents,
  inbound,
  parts,
  outbox,
  sentParts,
  strayReceipts,
  dialogues,
  optOuts,
  audit,
  heartbeat,
} = makeSchema(sqliteKit);
