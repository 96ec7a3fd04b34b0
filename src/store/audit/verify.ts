/** Whether the chain of the audit is whole, entry by entry, and where it breaks. */
import { sql } from 'drizzle-orm';
import { type ChainBreak, follow, type KeptAudit, type Link } from '../../core/audit/chain';
import type { AuditReport } from '../../ports';
import type { Engine } from '../engine/engine';
import { audit } from '../schema/mysql';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { value } from '../sql/template';
import { AUDIT, anchorOf, headOf, sha256 } from './chain';

const AT_ONCE = 1_000;

const next = select(
  AUDIT,
  sql`from ${audit} where ${audit.sequence} > ${value} order by ${audit.sequence} limit ${value}`,
);
const lowest = select(
  AUDIT,
  sql`from ${audit} where ${audit.sequence} is not null order by ${audit.sequence} limit 1`,
);
const numberless = select(
  fieldsOf({ count: sql<number>`count(*)` }),
  sql`from ${audit} where ${audit.sequence} is null`,
);
const numberlessSince = select(
  columnsOf(audit, ['id']),
  sql`from ${audit} where ${audit.sequence} is null and ${audit.at} > ${value} order by ${audit.at} limit 1`,
);
const cuts = select(
  columnsOf(audit, ['subject']),
  sql`from ${audit} where ${audit.action} = 'audit.forget' order by ${audit.sequence} desc limit 1`,
);

const highest = select(
  fieldsOf({ sequence: sql<number | null>`max(${audit.sequence})` }),
  sql`from ${audit}`,
);

/** What is added meanwhile is left for the next time. */
export async function verifyAudit(engine: Engine): Promise<AuditReport> {
  const from = await anchorOf(engine);
  const head = await headOf(engine);
  const [first] = await lowest(engine);
  const [{ count: older } = { count: 0 }] = await numberless(engine);
  const beginning = await brokenBeginning(engine, from, first ?? null);
  const { reached, broken } = beginning
    ? { reached: from, broken: beginning }
    : await walk(engine, from, head);
  return {
    from,
    older,
    head: reached,
    broken: broken ?? (await slipped(engine, reached, first?.at ?? null)),
  };
}

/** Whoever cuts the beginning off leaves an entry that says so, and nothing before it. */
async function brokenBeginning(
  engine: Engine,
  from: Link,
  first: KeptAudit | null,
): Promise<ChainBreak | null> {
  const { sequence } = from;
  const number = first?.sequence ?? null;
  if (first && number !== null && number <= sequence)
    return { kind: 'inserted', sequence: number, id: first.id };
  const [cut] = await cuts(engine);
  return (cut?.subject ?? '0') === String(sequence) ? null : { kind: 'missing', sequence, id: null };
}

async function walk(
  engine: Engine,
  from: Link,
  head: Link,
): Promise<{ reached: Link; broken: ChainBreak | null }> {
  let reached = from;
  while (reached.sequence < head.sequence) {
    const rows = await next(engine, [reached.sequence, Math.min(AT_ONCE, head.sequence - reached.sequence)]);
    for (const row of rows) {
      const link = follow(reached, row, sha256);
      if ('kind' in link) return { reached, broken: link };
      reached = link;
    }
    if (rows.length === 0) break;
  }
  const isWhole = reached.sequence === head.sequence && reached.hash === head.hash;
  return { reached, broken: isWhole ? null : { kind: 'end', sequence: reached.sequence + 1, id: null } };
}

/** An entry behind the end, or one without a number among those that have one. */
async function slipped(engine: Engine, { sequence }: Link, since: number | null): Promise<ChainBreak | null> {
  const [last] = await highest(engine);
  const head = await headOf(engine);
  if (Number(last?.sequence ?? 0) > head.sequence)
    return { kind: 'end', sequence: head.sequence + 1, id: null };
  const [odd] = since === null ? [] : await numberlessSince(engine, [since]);
  return odd ? { kind: 'inserted', sequence, id: odd.id } : null;
}
