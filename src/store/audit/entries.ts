/** Entries of the audit, as they are looked at. */
import { sql } from 'drizzle-orm';
import type { AuditReads } from '../../ports';
import type { Engine } from '../engine/engine';
import { before, from, is, listing, oneOf } from '../lists/listing';
import { audit } from '../schema/mysql';
import { fieldsOf, select } from '../sql/select';
import { value } from '../sql/template';
import { AUDIT, headOf } from './chain';
import { verifyAudit } from './verify';

const LINK = fieldsOf({ sequence: sql<number>`${audit.sequence}`, hash: sql<string>`${audit.hash}` });
const withNumber = select(LINK, sql`from ${audit} where ${audit.sequence} = ${value}`);
const lastBefore = select(
  LINK,
  sql`from ${audit} where ${audit.sequence} is not null and ${audit.at} < ${value} order by ${audit.sequence} desc limit 1`,
);

export function auditReads(engine: Engine): AuditReads {
  return {
    entries: ({ actor, subject, action, areas, since, until }, page) =>
      listing(engine, {
        columns: AUDIT,
        table: audit,
        key: [audit.at, audit.id],
        keyOf: ({ at, id }) => [at, id] as const,
        along: [
          subject === undefined ? undefined : oneOf(audit.subject, [subject].flat()),
          from(audit.at, since),
          before(audit.at, until),
        ],
        narrow: [
          is(audit.actor, actor),
          is(audit.action, action),
          ...(areas === null ? [] : [oneOf(audit.area, areas)]),
        ],
        page,
      }),
    head: () => headOf(engine),
    link: async (sequence) => (await withNumber(engine, [sequence]))[0] ?? null,
    lastBefore: async (at) => (await lastBefore(engine, [at]))[0] ?? null,
    verify: () => verifyAudit(engine),
  };
}
