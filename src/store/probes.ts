/** Questions about the database as a whole. */
import { type SQL, sql } from 'drizzle-orm';
import type { Change } from '../core/model/change';
import type { Receipt } from '../core/model/message';
import { NEEDED, type Needed } from '../core/model/records';
import type { Engine } from './engine/engine';
import {
  areas,
  audit,
  caseEvents,
  cases,
  departments,
  heartbeat,
  households,
  inbound,
  matters,
  outbox,
  phones,
  programmes,
  strayReceipts,
} from './schema/mysql';
import { inChunks } from './sql/chunks';
import { inserter } from './sql/rows';
import { byKeys, keys, statement, value } from './sql/template';

const firstRows = statement(
  sql`select exists(select 1 from ${households} limit 1) + exists(select 1 from ${cases} limit 1)`,
);
const any = (table: SQL, holds = sql`1 = 1`) =>
  sql`exists(select 1 from ${table} where ${holds} limit 1) + 0`;
/** In the order of `NEEDED`. */
const firstNeeded = statement(
  sql`select ${sql.join(
    [
      any(sql`${areas}`),
      any(sql`${departments}`),
      any(sql`${departments}`, sql`${departments.ladder} <> '[]'`),
      any(sql`${matters}`),
      any(sql`${programmes}`),
      any(sql`${households}`),
      any(sql`${phones}`, sql`${phones.role} = 'liaison'`),
      any(sql`${phones}`, sql`${phones.role} = 'supervisor'`),
    ],
    sql`, `,
  )}`,
);
const straysSince = statement(
  sql`select ${strayReceipts.id}, ${strayReceipts.receipt} from ${strayReceipts} where ${strayReceipts.at} >= ${value} order by ${strayReceipts.at}, ${strayReceipts.id} limit ${value}`,
);
const owedWith = byKeys(sql`select ${outbox.id} from ${outbox} where ${outbox.id} in (${keys})`);
const receivedAs = statement(
  sql`select 1 from ${inbound} where ${inbound.id} = ${value} and ${inbound.turn} = ${value} and ${inbound.at} = ${value} and ${inbound.connection} = ${value}`,
);
const auditedAs = statement(sql`select 1 from ${audit} where ${audit.id} = ${value}`);
const eventsAs = byKeys(sql`select ${caseEvents.id} from ${caseEvents} where ${caseEvents.id} in (${keys})`);
const withId = statement(sql`select 1 from ${inbound} where ${inbound.id} = ${value}`);
const beat = inserter(heartbeat, ['id', 'at'], ['at']);

export async function knows(engine: Engine, id: string): Promise<boolean> {
  return (await engine.rows(...withId([id]))).length > 0;
}

/** No household and no case. */
export async function empty(engine: Engine): Promise<boolean> {
  const [row] = await engine.rows(...firstRows([]));
  return row?.[0] === 0;
}

/** What nobody can be answered without, and is not there. */
export async function lacks(engine: Engine): Promise<Needed[]> {
  const [row = []] = await engine.rows(...firstNeeded([]));
  return NEEDED.filter((_, index) => row[index] === 0);
}

/** Takes back what was written to see whether it could be. */
class TakenBack extends Error {}

/** Throws the driver's error when nothing can be written. Whoever asks often has it taken back: that costs no disk. */
export async function writable(engine: Engine, kept: boolean): Promise<void> {
  try {
    await engine.transaction(async (session) => {
      await beat(session, [{ id: 1, at: Date.now() }]);
      if (!kept) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** Receipts whose message was not known when they came, the oldest first. */
export async function strays(
  engine: Engine,
  since: number,
  limit: number,
): Promise<{ id: string; receipt: Receipt }[]> {
  const rows = await engine.rows(...straysSince([since, limit]));
  // Written by us from a Receipt; those of before the addresses were kept name nobody.
  const read = (receipt: unknown) => ({ to: [], ...JSON.parse(String(receipt)) }) as Receipt;
  return rows.map(([id, receipt]) => ({ id: String(id), receipt: read(receipt) }));
}

/**
 * Whether a batch whose connection was lost at the commit is there: it is there as a whole or not at all. The id of
 * what it owes is nobody else's; an inbound message may have come twice under one id, but not at the same moment
 * over the same connection. A batch with neither can be applied again without harm.
 */
export async function landed(engine: Engine, changes: Change[]): Promise<boolean> {
  const owed = changes.find((change) => change.kind === 'owed');
  if (owed) return (await owedWith(engine, [owed.message.id])).length > 0;
  const received = changes.find((change) => change.kind === 'received');
  if (received) {
    const { id, at, connection } = received.message;
    return (await engine.rows(...receivedAs([id, received.turn, at, connection]))).length > 0;
  }
  // An entry of the audit has an id of its own making.
  const entry = changes.find((change) => change.kind === 'audit');
  if (entry) return (await engine.rows(...auditedAs([entry.id]))).length > 0;
  // An event has its office's: somebody else may have taken one of them meanwhile, but hardly all.
  const events = new Set(changes.flatMap((change) => (change.kind === 'caseEvent' ? [change.event.id] : [])));
  return (
    events.size > 0 && (await inChunks([...events], (some) => eventsAs(engine, some))).length === events.size
  );
}
