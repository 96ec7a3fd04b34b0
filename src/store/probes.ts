/** Questions about the database as a whole: what it lacks, whether it can be written to, whether a batch is there. */
import { type SQL, sql } from 'drizzle-orm';
import type { Change } from '../core/model/change';
import type { Needed } from '../core/model/records';
import { haveEvents } from './cases/caseEvents';
import type { Engine } from './engine/engine';
import { isReceived } from './inbox/messages';
import { isAudited } from './outbox/once';
import { presentMessages } from './outbox/outbox';
import {
  areas,
  cases,
  departments,
  heartbeat,
  households,
  matters,
  payments,
  phones,
  programmes,
} from './schema/mysql';
import { inserter } from './sql/inserter';
import { fieldsOf, select } from './sql/select';

const any = (table: SQL, holds = sql`1 = 1`) =>
  sql<number>`exists(select 1 from ${table} where ${holds} limit 1) + 0`;
const counted = select(fieldsOf({ households: any(sql`${households}`), cases: any(sql`${cases}`) }), sql``);
const NEEDED: Record<Needed, SQL<number>> = {
  areas: any(sql`${areas}`),
  departments: any(sql`${departments}`),
  ladder: any(sql`${departments}`, sql`${departments.ladder} <> '[]'`),
  matters: any(sql`${matters}`),
  programmes: any(sql`${programmes}`),
  households: any(sql`${households}`),
  liaison: any(sql`${phones}`, sql`${phones.role} = 'liaison'`),
  supervisor: any(sql`${phones}`, sql`${phones.role} = 'supervisor'`),
};
const paid = select(fieldsOf({ payments: any(sql`${payments}`) }), sql``);
const needed = select(fieldsOf(NEEDED), sql``);
const beat = inserter(heartbeat, ['id', 'at'], ['at']);

/** No household and no case. */
export async function isEmpty(engine: Engine): Promise<boolean> {
  const [found] = await counted(engine);
  return found?.households === 0 && found.cases === 0;
}

/** Any payment of a household, whatever became of it. */
export async function holdsPayments(engine: Engine): Promise<boolean> {
  const [found] = await paid(engine);
  return found?.payments !== 0;
}

/** What nobody can be answered without, and is not there. */
export async function lacks(engine: Engine): Promise<Needed[]> {
  const [found] = await needed(engine);
  return (Object.keys(NEEDED) as Needed[]).filter((name) => found?.[name] === 0); // its own keys
}

/** What the clock of the database's server says, milliseconds UTC; null where the database is a file of this machine. */
export async function serverTime(engine: Engine): Promise<number | null> {
  if (!engine.dialect.hasClock) return null;
  const [row] = await engine.rows('select cast(unix_timestamp(now(3)) * 1000 as signed)', []);
  return Number(row?.[0]);
}

/** Takes back what was written to see whether it could be. */
class TakenBack extends Error {}

/** Throws the driver's error when nothing can be written. Whoever asks often has it taken back: that costs no disk. */
export async function checkWritable(engine: Engine, kept: boolean): Promise<void> {
  try {
    await engine.transaction(async (session) => {
      await beat(session, [{ id: 1, at: Date.now() }]);
      if (!kept) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/**
 * Whether a batch whose connection was lost at the commit is there: it is there as a whole or not at all. The id of
 * what it owes is nobody else's; an inbound message may have come twice under one id, but not at the same moment
 * over the same connection. A batch with neither can be applied again without harm.
 */
export async function landed(engine: Engine, changes: Change[]): Promise<boolean> {
  const owed = changes.find((change) => change.kind === 'owed');
  if (owed) return (await presentMessages(engine, [owed.message.id])).size > 0;
  const received = changes.find((change) => change.kind === 'received');
  if (received) return isReceived(engine, received);
  // An entry of the audit has an id of its own making.
  const entry = changes.find((change) => change.kind === 'audit');
  if (entry) return isAudited(engine, entry.id);
  // An event has its office's: somebody else may have taken one of them meanwhile, but hardly all.
  const events = new Set(changes.flatMap((change) => (change.kind === 'caseEvent' ? [change.event.id] : [])));
  return events.size > 0 && (await haveEvents(engine, events));
}
