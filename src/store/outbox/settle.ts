/** Outcomes of sending: written by outcome, a statement for each. */
import { sql } from 'drizzle-orm';
import type { Change, Settlement } from '../../core/model/change';
import { lookupForm } from '../../core/sending/carrierReference';
import { asItIs, type Session } from '../engine/engine';
import { attempts, outbox, sentParts } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf } from '../sql/select';
import { keys, literals, set, statement, value } from '../sql/template';
import { STATE } from './messageState';
import { STILL_OWED } from './outbox';

// Only what is still owed is settled: a message that was delivered meanwhile never moves back.
// Nobody else has it: the owner is still the one who tried, under the very lease.
const OURS = sql`(${value} is null or (${outbox.owner} = ${value} and ${outbox.leasedUntil} = ${value}))`;
const NOBODYS = { owner: null, leasedUntil: null };

function update(to: Parameters<typeof set<typeof outbox>>[1]) {
  return statement(
    sql`update ${outbox} set ${set(outbox, to)} where ${STILL_OWED} and ${OURS} and ${outbox.id} in (${keys})`,
  );
}

const sent = statement(
  sql`update ${outbox} set ${set(outbox, { state: STATE.sent, reason: null, settledAt: value })} where ${STILL_OWED} and ${outbox.id} in (${keys})`,
);
const ended = update({ state: value, reason: value, settledAt: value });
const again = update({
  ...NOBODYS,
  dueAt: value,
  attempts: value,
  reason: value,
  settledAt: sql`coalesce(${outbox.settledAt}, ${value})`,
});
const elsewhere = update({
  ...NOBODYS,
  gateway: value,
  sender: value,
  returnAddress: null,
  dueAt: value,
  reason: value,
});
const renewed = update({ leasedUntil: value });
const deferred = update({ ...NOBODYS, dueAt: value });
const released = update(NOBODYS);
// A message that is sent once more gets new ids from the carrier; these are the ones that receipts will name.
const insertSent = inserter(
  sentParts,
  ['message', 'number', 'gateway', 'reference', 'lookup', 'state'],
  ['gateway', 'reference', 'lookup'],
);
// A commit that is tried again writes the same.
const insertAttempts = inserter(attempts, columnsOf(attempts).names, 'keep');

/** What became of sends; an outcome that names a lease counts only as long as that lease is the row's. */
export async function applySettlements(
  session: Session,
  changes: Extract<Change, { kind: 'settled' }>[],
): Promise<void> {
  for (const group of groups(changes.map(({ settlement }) => settlement))) {
    await session.put(...statementFor(group), asItIs);
  }
  await insertSent(
    session,
    changes.flatMap(({ settlement }) => sentRows(settlement)),
    asItIs,
  );
  await insertAttempts(
    session,
    changes.flatMap(({ settlement }) => attemptRows(settlement)),
  );
}

function statementFor([first, ...rest]: [Settlement, ...Settlement[]]): ReturnType<typeof ended> {
  const ids = [first.id, ...rest.map(({ id }) => id)].sort();
  const { at, lease } = first;
  const ours = [lease?.owner ?? null, lease?.owner ?? null, lease?.until ?? null];
  switch (first.outcome) {
    case 'sent':
      return sent([at], ids);
    case 'failed':
      return ended([STATE.failed, first.code, at, ...ours], ids);
    case 'expired':
      return ended([STATE.expired, first.code ?? null, at, ...ours], ids);
    case 'again':
      return again([first.dueAt, first.attempts, first.code, first.mayHaveGone ? at : null, ...ours], ids);
    case 'elsewhere':
      return elsewhere([first.to, first.sender, at, first.code, ...ours], ids);
    case 'renewed':
      return renewed([first.until, ...ours], ids);
    case 'released':
      return released(ours, ids);
    case 'deferred':
      return deferred([first.dueAt, ...ours], ids);
    case 'suppressed':
      return ended([STATE.suppressed, first.code, at, ...ours], ids);
  }
}

/** Those that one statement can write: the same outcome for the same reason, under the same lease. */
function groups(settlements: Settlement[]): [Settlement, ...Settlement[]][] {
  const found = new Map<string, [Settlement, ...Settlement[]]>();
  for (const settlement of settlements) {
    const key = alike(settlement);
    const group = found.get(key);
    if (group) group.push(settlement);
    else found.set(key, [settlement]);
  }
  return [...found.values()];
}

function alike(settlement: Settlement): string {
  const { outcome, lease } = settlement;
  if (outcome === 'sent') return outcome;
  const tried = `${outcome} ${lease?.owner} ${lease?.until}`;
  if (outcome === 'failed' || outcome === 'expired' || outcome === 'suppressed') {
    return `${tried} ${settlement.code}`;
  }
  if (outcome === 'elsewhere') return `${tried} ${settlement.to} ${settlement.sender} ${settlement.code}`;
  if (outcome === 'renewed') return `${tried} ${settlement.until}`;
  if (outcome === 'deferred') return `${tried} ${settlement.dueAt}`;
  if (outcome !== 'again') return tried;
  const { dueAt, attempts, mayHaveGone, code } = settlement;
  return `${tried} ${dueAt} ${attempts} ${mayHaveGone} ${code}`;
}

function sentRows(settlement: Settlement) {
  if (settlement.outcome !== 'sent') return [];
  return settlement.references.map((reference, index) => ({
    message: settlement.id,
    number: index + 1,
    gateway: settlement.gateway,
    reference,
    lookup: lookupForm(reference),
    state: STATE.sent,
  }));
}

/** One row for a failed attempt, even where the lease was lost. Successful attempts are known from their parts. */
function attemptRows(settlement: Settlement) {
  const { id, at, gateway, outcome } = settlement;
  if (outcome === 'elsewhere')
    return [{ message: id, at, gateway, outcome: 'again', code: settlement.code } as const];
  if (outcome !== 'again' && outcome !== 'failed' && outcome !== 'expired') return [];
  if (settlement.code === undefined) return [];
  return [{ message: id, at, gateway, outcome, code: settlement.code }];
}

// Of a message that ended meanwhile nothing changes.
const owe = statement(
  sql`update ${outbox} set ${set(outbox, { ...NOBODYS, state: STATE.owed, dueAt: value, attempts: 0, reason: value, settledAt: null })} where +${outbox.state} in (${literals([STATE.sent, STATE.accepted])}) and ${outbox.id} in (${keys})`,
);
const oweBy = statement(
  sql`update ${outbox} set ${set(outbox, { gateway: value, sender: value, returnAddress: null })} where ${STILL_OWED} and ${outbox.id} in (${keys})`,
);
// What the carrier still says of these ids is no word on the next try.
const dropParts = statement(sql`delete from ${sentParts} where ${sentParts.message} in (${keys})`);

/** A message whose carrier ran out of the time it was given, and which is still worth sending, is owed once more. */
export async function applySendAgain(
  session: Session,
  changes: Extract<Change, { kind: 'sendAgain' }>[],
): Promise<void> {
  for (const { message, gateway, at, dueAt, code, by } of changes) {
    if ((await session.run(...owe([dueAt, code], [message]))) === 0) continue;
    if (by) await session.run(...oweBy([by.gateway, by.source], [message]));
    await session.run(...dropParts([], [message]));
    await insertAttempts(session, [{ message, at, gateway, outcome: 'again', code }], asItIs);
  }
}
