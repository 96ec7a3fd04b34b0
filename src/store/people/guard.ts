/** Counters of tries and alarms: written under guards that hold for all processes, and read. */
import { sql } from 'drizzle-orm';
import type { AlarmKind, PendingAlarm } from '../../core/model/alarm';
import type { Change } from '../../core/model/change';
import type { Engine, Session } from '../engine/engine';
import { alarms, counters } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inOrder, inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const begin = inserter(counters, columnsOf(counters).names, 'keep');
const take = statement(
  sql`update ${counters} set ${set(counters, { count: sql`${counters.count} + 1` })} where ${counters.key} = ${value} and ${counters.count} < ${value}`,
);
const giveBack = statement(
  sql`update ${counters} set ${set(counters, { count: sql`${counters.count} - 1` })} where ${counters.key} = ${value} and ${counters.count} > 0`,
);
const counted = selectIn(
  columnsOf(counters, ['key', 'count']),
  sql`from ${counters} where ${counters.key} in (${keys})`,
);

/** Throws `Refused` where one of them has no try left. */
export async function applyTries(
  session: Session,
  taken: Of<'tried'>[],
  given: Of<'untried'>[],
): Promise<void> {
  const tries = inOrder(taken, ({ key }) => key);
  const rows = new Map(tries.map(({ key, until }) => [key, { key, until, count: 0 }]));
  await begin(session, [...rows.values()]);
  for (const { key, most } of tries) {
    if ((await session.run(...take([key, most]))) === 0) throw new Refused('no try is left');
  }
  for (const { key } of inOrder(given, (change) => change.key)) await session.run(...giveBack([key]));
}

/** How often each of these was tried; one that was not is absent. */
export async function triesOf(engine: Engine, list: readonly string[]): Promise<Map<string, number>> {
  return new Map((await counted(engine, list)).map(({ key, count }) => [key, count]));
}

const known = inserter(alarms, columnsOf(alarms).names, 'keep');
// `since` first: MySQL sets one column after the other, and `pending` decides.
const raise = statement(
  sql`update ${alarms} set ${set(alarms, {
    since: sql`case when ${alarms.pending} = 0 then ${value} else ${alarms.since} end`,
    pending: sql`${alarms.pending} + ${value}`,
  })} where ${alarms.kind} = ${value}`,
);
const tell = statement(
  sql`update ${alarms} set ${set(alarms, {
    pending: sql`${alarms.pending} - ${value}`,
    since: value,
    toldAt: value,
  })} where ${alarms.kind} = ${value} and coalesce(${alarms.toldAt}, 0) = ${value}`,
);
const pending = select(
  fieldsOf({ kind: alarms.kind, count: alarms.pending, since: alarms.since, toldAt: alarms.toldAt }),
  sql`from ${alarms} where ${alarms.pending} > 0 and coalesce(${alarms.toldAt}, 0) <= ${value}`,
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
  const kinds = inOrder([...counts], ([kind]) => kind);
  await known(
    session,
    kinds.map(([kind, { at }]) => ({ kind, pending: 0, since: at, toldAt: null })),
  );
  for (const [kind, { count, at }] of kinds) await session.run(...raise([at, count, kind]));
  for (const { alarm, at } of told) {
    const changed = await session.run(...tell([alarm.count, at, at, alarm.kind, alarm.toldAt ?? 0]));
    if (changed === 0) throw new Refused('another process told of it');
  }
}

const untell = statement(
  sql`update ${alarms} set ${set(alarms, { toldAt: value })} where ${alarms.toldAt} > ${value}`,
);

/** Nobody was told of an alarm later than `now`: that was a clock that was ahead, and would silence it until then. */
export async function alarmsSetBack(engine: Engine, now: number): Promise<void> {
  await engine.run(...untell([now, now]));
}

/** Alarms that nobody was told of, where the last word on their kind was at this moment or before. */
export function pendingAlarms(engine: Engine, toldBefore: number): Promise<PendingAlarm[]> {
  return pending(engine, [toldBefore]);
}
