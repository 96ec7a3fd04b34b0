/** The messages accepted in a span of time, counted, and held to what was promised elsewhere. */

import { sql } from 'drizzle-orm';
import { HOUR } from '../../core/calendar/durations';
import type { Discrepancy, Ledger, Tally } from '../../core/sending/reconciliation';
import type { Engine } from '../engine/engine';
import { alerts, batches, caseEvents, outbox, sentParts } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { firstIdAt } from '../sql/keyRange';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { literal, value } from '../sql/template';
import { STATE, stateName } from './messageState';
import { presentMessages } from './outbox';
import { straysBetween } from './strayReceipts';

/** One query never covers more: the embedded engine does nothing else meanwhile. */
const SLICE_MS = HOUR;
const EVENTS_AT_ONCE = 500;
/** Listed at most; all are counted. */
const STRAYS_LISTED = 1_000;

const IN_SLICE = sql`${outbox.id} >= ${value} and ${outbox.id} < ${value}`;
const tally = select(
  fieldsOf({
    gateway: outbox.gateway,
    template: outbox.template,
    batch: outbox.batch,
    state: outbox.state,
    count: sql<number>`count(*)`,
  }),
  sql`from ${outbox} where ${IN_SLICE} group by ${outbox.gateway}, ${outbox.template}, ${outbox.batch}, ${outbox.state}`,
);
// Taken over by a carrier, and by which words of it is not known.
const untraced = select(
  fieldsOf({ message: outbox.id }),
  sql`from ${outbox} where ${IN_SLICE} and ${outbox.state} + 0 between ${literal(STATE.sent)} and ${literal(STATE.delivered)} and not exists (select 1 from ${sentParts} where ${sentParts.message} = ${outbox.id})`,
);
const orders = select(
  columnsOf(caseEvents, ['id', 'firstOrdered', 'ordered']),
  sql`from ${caseEvents} where ${caseEvents.firstOrdered} > ${value} and ${caseEvents.firstOrdered} < ${value} order by ${caseEvents.firstOrdered} limit ${value}`,
);
const silentAlerts = select(
  fieldsOf({ alert: alerts.id, message: alerts.message }),
  sql`from ${alerts} left join ${outbox} on ${outbox.id} = ${alerts.message} where ${alerts.message} >= ${value} and ${alerts.message} < ${value} and ${outbox.id} is null order by ${alerts.id}`,
);
const told = select(
  fieldsOf({ batch: batches.id, households: batches.expanded, messages: sql<number>`count(${outbox.id})` }),
  sql`from ${batches} left join ${outbox} on ${outbox.id} >= ${batches.firstMessage} and ${outbox.id} <= ${batches.lastMessage} and ${outbox.batch} = ${batches.id} and coalesce(${outbox.template}, '') <> 'notice.familyPayments' where ${batches.firstMessage} >= ${value} and ${batches.firstMessage} < ${value} group by ${batches.id}, ${batches.expanded} having count(${outbox.id}) <> ${batches.expanded} order by ${batches.id}`,
);

/** Messages committed from `from` until before `to`, milliseconds UTC; of a batch that began then, all of it. */
export async function ledger(engine: Engine, from: number, to: number, readOr: ReadOr): Promise<Ledger> {
  const tallies = new Map<string, Tally>();
  const discrepancies: Discrepancy[] = [];
  for (let start = from; start < to; start += SLICE_MS) {
    const slice = [firstIdAt(start), firstIdAt(Math.min(to, start + SLICE_MS))];
    await addTallies(engine, slice, tallies);
    for (const { message } of await untraced(engine, slice))
      discrepancies.push({ kind: 'untraced', message });
  }
  const span = [firstIdAt(from), firstIdAt(to)] as const;
  discrepancies.push(...(await lostOrders(engine, ...span)));
  for (const silent of await silentAlerts(engine, span)) discrepancies.push({ kind: 'alert', ...silent });
  for (const batch of await told(engine, span)) discrepancies.push({ kind: 'batch', ...batch });
  const strays = await straysBetween(engine, from, to, STRAYS_LISTED, readOr);
  return { tallies: [...tallies.values()], discrepancies, ...strays };
}

async function addTallies(engine: Engine, slice: string[], sums: Map<string, Tally>): Promise<void> {
  for (const { count, state, ...of } of await tally(engine, slice)) {
    const name = JSON.stringify([of.gateway, of.template, of.batch, state]);
    const sum = sums.get(name) ?? { ...of, state: stateName(state), count: 0 };
    sums.set(name, sum);
    sum.count += count;
  }
}

/** What events ordered, and is not there. */
async function lostOrders(engine: Engine, first: string, end: string): Promise<Discrepancy[]> {
  const lost: Discrepancy[] = [];
  let after = first;
  for (;;) {
    const events = await orders(engine, [after, end, EVENTS_AT_ONCE]);
    const ordered = events.flatMap(
      ({ id, ordered: messages }) =>
        (JSON.parse(messages ?? '[]') as string[]).map((message) => ({ event: id, message })), // written by us from ids
    );
    const present = await presentMessages(
      engine,
      ordered.map(({ message }) => message),
    );
    for (const one of ordered) if (!present.has(one.message)) lost.push({ kind: 'event', ...one });
    if (events.length < EVENTS_AT_ONCE) return lost;
    after = events.at(-1)?.firstOrdered ?? end;
  }
}
