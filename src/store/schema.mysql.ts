import { mysqlKit } from './kit';
import { makeSchema } from './schema';

/** The tables that every query is written with, on both engines. */
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
  attempts,
  timers,
  alerts,
  batches,
  localDays,
  once,
  apiKeys,
} = makeSchema(mysqlKit);
