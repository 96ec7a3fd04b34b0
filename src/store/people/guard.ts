/** Counters of tries and alarms: written under guards that hold for all processes, and read. */
import { sql } from 'drizzle-orm';
import type { AlarmKind, PendingAlarm } from '../../core/model/alarm';
import type { Change } from '../../core/model/change';
import { Refused } from '../commit';
import type { Engine, Session } from '../engine/engine';
import { alarms, counters } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { inserter } from '../sql/rows';
import { byKeys, keys, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const COUNT = sql.identifier('count');
const PENDING = sql.identifier('pending');
const begin = inserter(counters, ['key', 'count', 'until'], 'keep');
const take = statement(
  sql`update ${counters} set ${COUNT} = ${COUNT} + 1 where ${counters.key} = ${value} and ${counters.count} < ${value}`,
);
const counted = byKeys(
  sql`select ${counters.key}, ${counters.count} from ${counters} where ${counters.key} in (${keys})`,
);

const giveBack = statement(
  sql`update ${counters} set ${COUNT} = ${COUNT} - 1 where ${counters.key} = ${value} and ${counters.count} > 0`,
);

/** Throws `Refused` where one of them has no try left. */
export async function applyTries(
  session: Session,
  taken: Of<'tried'>[],
  given: Of<'untried'>[],
): Promise<void> {
  // So that two processes never wait for each other's rows in a ring.
  const inOrder = [...taken].sort((a, b) => (a.key < b.key ? -1 : 1));
  const rows = new Map(inOrder.map(({ key, until }) => [key, { key, until, count: 0 }]));
  await begin(session, [...rows.values()]);
  for (const { key, most } of inOrder) {
    if ((await session.run(...take([key, most]))) === 0) throw new Refused('no try is left');
  }
  for (const key of given.map((change) => change.key).sort()) await session.run(...giveBack([key]));
}

/** How often each of these was tried; one that was not is absent. */
export async function triesOf(engine: Engine, list: readonly string[]): Promise<Map<string, number>> {
  const rows = await inChunks([...list], (some) => counted(engine, some));
  return new Map(rows.map(([key, count]) => [String(key), Number(count)]));
}

const known = inserter(alarms, ['kind', 'pending', 'since', 'toldAt'], 'keep');
const raise = statement(
  sql`update ${alarms} set ${sql.identifier('since')} = case when ${PENDING} = 0 then ${value} else ${sql.identifier('since')} end, ${PENDING} = ${PENDING} + ${value} where ${alarms.kind} = ${value}`,
);
const tell = statement(
  sql`update ${alarms} set ${PENDING} = ${PENDING} - ${value}, ${sql.identifier('since')} = ${value}, told_at = ${value} where ${alarms.kind} = ${value} and coalesce(${alarms.toldAt}, 0) = ${value}`,
);
const pending = statement(
  sql`select ${alarms.kind}, ${alarms.pending}, ${alarms.since}, ${alarms.toldAt} from ${alarms} where ${alarms.pending} > 0 and coalesce(${alarms.toldAt}, 0) <= ${value}`,
);

/** Throws `Refused` where another process told of it meanwhile. */
export async function applyAlarms(
  session: Session,
  raised: Of<'alarm'>[],
  told: Of<'alarmTold'>[],
): Promise<void> {
  const counts = new Map<AlarmKind, { count: number; at: number }>();
  for (const { alarm, at } of raised) {
    counts.set(alarm, { count: (counts.get(alarm)?.count ?? 0) + 1, at: counts.get(alarm)?.at ?? at });
  }
  const inOrder = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  await known(
    session,
    inOrder.map(([kind, { at }]) => ({ kind, pending: 0, since: at, toldAt: null })),
  );
  for (const [kind, { count, at }] of inOrder) await session.run(...raise([at, count, kind]));
  for (const { alarm, at } of told) {
    const changed = await session.run(...tell([alarm.count, at, at, alarm.kind, alarm.toldAt ?? 0]));
    if (changed === 0) throw new Refused('another process told of it');
  }
}

/** Alarms that nobody was told of, where the last word on their kind was at this moment or before. */
export async function pendingAlarms(engine: Engine, toldBefore: number): Promise<PendingAlarm[]> {
  const rows = await engine.rows(...pending([toldBefore]));
  return rows.map(([kind, count, since, toldAt]) => ({
    kind: String(kind) as AlarmKind, // written by us from one
    count: Number(count),
    since: Number(since),
    toldAt: toldAt === null ? null : Number(toldAt),
  }));
}
