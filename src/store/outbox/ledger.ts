/** The messages accepted in a span of time, counted, and held to what was promised elsewhere. */
import { sql } from 'drizzle-orm';
import type { Receipt } from '../../core/model/message';
import { firstIdAt } from '../../core/sending/idRange';
import type { Discrepancy, Ledger, Tally } from '../../core/sending/reconciliation';
import type { Engine, Value } from '../engine/engine';
import { alerts, batches, caseEvents, outbox, sentParts, strayReceipts } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { byKeys, keys, statement, value } from '../sql/template';
import { STATE, stateName } from './messageState';

/** One query never covers more: the embedded engine does nothing else meanwhile. */
const SLICE_MS = 3_600_000;
const EVENTS_AT_ONCE = 500;
/** Listed at most; all are counted. */
const STRAYS_LISTED = 1_000;

const IN_SLICE = sql`${outbox.id} >= ${value} and ${outbox.id} < ${value}`;
const tally = statement(
  sql`select ${outbox.gateway}, ${outbox.template}, ${outbox.batch}, ${outbox.state}, count(*) from ${outbox} where ${IN_SLICE} group by ${outbox.gateway}, ${outbox.template}, ${outbox.batch}, ${outbox.state}`,
);
// Taken over by a carrier, and by which words of it is not known.
const untraced = statement(
  sql`select ${outbox.id} from ${outbox} where ${IN_SLICE} and ${outbox.state} + 0 between ${sql.raw(String(STATE.sent))} and ${sql.raw(String(STATE.delivered))} and not exists (select 1 from ${sentParts} where ${sentParts.message} = ${outbox.id})`,
);
const orders = statement(
  sql`select ${caseEvents.id}, ${caseEvents.firstOrdered}, ${caseEvents.ordered} from ${caseEvents} where ${caseEvents.firstOrdered} > ${value} and ${caseEvents.firstOrdered} < ${value} order by ${caseEvents.firstOrdered} limit ${value}`,
);
const present = byKeys(sql`select ${outbox.id} from ${outbox} where ${outbox.id} in (${keys})`);
const silentAlerts = statement(
  sql`select ${alerts.id}, ${alerts.message} from ${alerts} left join ${outbox} on ${outbox.id} = ${alerts.message} where ${alerts.message} >= ${value} and ${alerts.message} < ${value} and ${outbox.id} is null order by ${alerts.id}`,
);
const told = statement(
  sql`select ${batches.id}, ${batches.expanded}, count(${outbox.id}) from ${batches} left join ${outbox} on ${outbox.id} >= ${batches.firstMessage} and ${outbox.id} <= ${batches.lastMessage} and ${outbox.batch} = ${batches.id} where ${batches.firstMessage} >= ${value} and ${batches.firstMessage} < ${value} group by ${batches.id}, ${batches.expanded} having count(${outbox.id}) <> ${batches.expanded} order by ${batches.id}`,
);
const strayCount = statement(
  sql`select count(*) from ${strayReceipts} where ${strayReceipts.at} >= ${value} and ${strayReceipts.at} < ${value}`,
);
const straysBetween = statement(
  sql`select ${strayReceipts.id}, ${strayReceipts.receipt} from ${strayReceipts} where ${strayReceipts.at} >= ${value} and ${strayReceipts.at} < ${value} order by ${strayReceipts.at}, ${strayReceipts.id} limit ${value}`,
);

/** Messages committed from `from` until before `to`, milliseconds UTC; of a batch that began then, all of it. */
export async function ledger(engine: Engine, from: number, to: number): Promise<Ledger> {
  const tallies = new Map<string, Tally>();
  const discrepancies: Discrepancy[] = [];
  for (let start = from; start < to; start += SLICE_MS) {
    const slice = [firstIdAt(start), firstIdAt(Math.min(to, start + SLICE_MS))];
    await addTallies(engine, slice, tallies);
    for (const [message] of await engine.rows(...untraced(slice))) {
      discrepancies.push({ kind: 'untraced', message: String(message) });
    }
  }
  const span = [firstIdAt(from), firstIdAt(to)] as const;
  discrepancies.push(...(await lostOrders(engine, ...span)));
  for (const [alert, message] of await engine.rows(...silentAlerts(span))) {
    discrepancies.push({ kind: 'alert', alert: String(alert), message: String(message) });
  }
  for (const [batch, households, messages] of await engine.rows(...told(span))) {
    discrepancies.push({
      kind: 'batch',
      batch: String(batch),
      households: Number(households),
      messages: Number(messages),
    });
  }
  return { tallies: [...tallies.values()], discrepancies, ...(await strays(engine, from, to)) };
}

async function addTallies(engine: Engine, slice: Value[], sums: Map<string, Tally>): Promise<void> {
  for (const row of await engine.rows(...tally(slice))) {
    // Columns come in the order of the select.
    const [gateway, template, batch, state, count] = row as [
      string,
      string | null,
      string | null,
      number,
      number,
    ];
    const name = JSON.stringify([gateway, template, batch, state]);
    const sum = sums.get(name) ?? { gateway, template, batch, state: stateName(state), count: 0 };
    sums.set(name, sum);
    sum.count += Number(count);
  }
}

/** What events ordered, and is not there. */
async function lostOrders(engine: Engine, first: string, end: string): Promise<Discrepancy[]> {
  const lost: Discrepancy[] = [];
  let after = first;
  for (;;) {
    const events = await engine.rows(...orders([after, end, EVENTS_AT_ONCE]));
    const ordered = events.flatMap(
      ([event, , messages]) =>
        (JSON.parse(String(messages)) as string[]).map((message) => ({ event: String(event), message })), // written by us from ids
    );
    const found = await inChunks(
      ordered.map(({ message }) => message),
      (some) => present(engine, some),
    );
    const there = new Set(found.map(([id]) => id));
    for (const one of ordered) if (!there.has(one.message)) lost.push({ kind: 'event', ...one });
    if (events.length < EVENTS_AT_ONCE) return lost;
    after = String(events.at(-1)?.[1]);
  }
}

async function strays(
  engine: Engine,
  from: number,
  to: number,
): Promise<Pick<Ledger, 'strays' | 'strayCount'>> {
  const [counted] = await engine.rows(...strayCount([from, to]));
  const rows = await engine.rows(...straysBetween([from, to, STRAYS_LISTED]));
  return {
    strayCount: Number(counted?.[0] ?? 0),
    // Written by us from a Receipt.
    strays: rows.map(([id, receipt]) => ({
      id: String(id),
      receipt: JSON.parse(String(receipt)) as Receipt,
    })),
  };
}
