/** What came of sending: written by outcome, a statement for each. */
import { sql } from 'drizzle-orm';
import type { Change, Settlement } from '../../core/model/change';
import { lookupForm } from '../../core/sending/carrierReference';
import { asItIs, type Session } from '../engine/engine';
import { attempts, outbox, sentParts } from '../schema/mysql';
import { inserter } from '../sql/rows';
import { keys, statement, value } from '../sql/template';
import { STATE } from './messageState';

// Only what is still owed is settled: a message that was delivered meanwhile never moves back.
const OWED = sql`${outbox.state} = ${sql.raw(String(STATE.owed))}`;
// Nobody else has it: the owner is still the one who tried, under the very lease.
const OURS = sql`(${value} is null or (${outbox.owner} = ${value} and ${outbox.leasedUntil} = ${value}))`;

const sent = statement(
  sql`update ${outbox} set ${sql.identifier('state')} = ${sql.raw(String(STATE.sent))}, reason = null, settled_at = ${value} where ${OWED} and ${outbox.id} in (${keys})`,
);
const ended = statement(
  sql`update ${outbox} set ${sql.identifier('state')} = ${value}, reason = ${value}, settled_at = ${value} where ${OWED} and ${OURS} and ${outbox.id} in (${keys})`,
);
const again = statement(
  sql`update ${outbox} set owner = null, leased_until = null, due_at = ${value}, attempts = ${value}, reason = ${value}, settled_at = coalesce(settled_at, ${value}) where ${OWED} and ${OURS} and ${outbox.id} in (${keys})`,
);
const renewed = statement(
  sql`update ${outbox} set leased_until = ${value} where ${OWED} and ${OURS} and ${outbox.id} in (${keys})`,
);
const deferred = statement(
  sql`update ${outbox} set owner = null, leased_until = null, due_at = ${value} where ${OWED} and ${OURS} and ${outbox.id} in (${keys})`,
);
const released = statement(
  sql`update ${outbox} set owner = null, leased_until = null where ${OWED} and ${OURS} and ${outbox.id} in (${keys})`,
);
// A message that is sent once more gets new ids from the carrier; these are the ones that receipts will name.
const insertSent = inserter(
  sentParts,
  ['message', 'number', 'gateway', 'reference', 'lookup', 'state'],
  ['gateway', 'reference', 'lookup'],
);
// A commit that is tried again writes the same.
const insertAttempts = inserter(attempts, ['message', 'at', 'gateway', 'outcome', 'code'], 'keep');

export async function applySettlements(
  session: Session,
  changes: Extract<Change, { kind: 'settled' }>[],
): Promise<void> {
  for (const group of groups(changes.map(({ settlement }) => settlement))) {
    await session.put(...update(group), asItIs);
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

function update([first, ...rest]: [Settlement, ...Settlement[]]): ReturnType<typeof ended> {
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

/** Of a try that failed, whoever has the message now; of one that went the parts tell. */
function attemptRows(settlement: Settlement) {
  const { id, at, gateway, outcome } = settlement;
  if (outcome !== 'again' && outcome !== 'failed' && outcome !== 'expired') return [];
  if (settlement.code === undefined) return [];
  return [{ message: id, at, gateway, outcome, code: settlement.code }];
}
