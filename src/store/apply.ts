/** Writes a batch of changes in one transaction: those of a kind together, in few multi-row statements. */
import type { Change } from '../core/change';
import { LANES } from '../core/message';
import { applyBatches, applyPayments } from './announcements';
import { applyAlerts, applyCases, applyOnce, applyTimers, insertCaseEvents } from './casework';
import { Refused } from './commit';
import { asItIs, type Session } from './engine';
import { faultOf } from './errors';
import { applyKeys } from './keys';
import { applyLocalDays } from './localDays';
import { applyOptOuts } from './opt-outs';
import { applyPageSessions } from './pages';
import { applyParts } from './parts';
import { applyPhoneMoves, applyPhoneStates } from './phones';
import { applyReceipts } from './receipts';
import { lookupForm } from './references';
import { pack } from './remembered';
import { applyAppointments, applyConsents, applyNews, applyRatings, applyTickets } from './requests';
import { inserter } from './rows';
import * as t from './schema.mysql';
import { applySettlements } from './settle';
import { STATE } from './status';
import type { Vault } from './vault';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;
type Sorted = { [K in Change['kind']]: Of<K>[] };

/** Throws `Refused` when a message of the batch is there already, and what the driver throws. */
export async function applyChanges(session: Session, changes: Iterable<Change>, vault: Vault): Promise<void> {
  const of = sort(changes);
  await insertReceived(session, of.received);
  await upsertDialogues(session, of.dialogue);
  await insertOwed(session, of.owed);
  await applySettlements(session, of.settled);
  await applyReceipts(session, of.receipt);
  await insertStrays(session, of.strayReceipt);
  await applyParts(session, of.part, of.partsJoined);
  await applyOptOuts(session, of.optOut);
  await insertAudit(session, of.audit);
  await applyOnce(session, of.once);
  await applyCases(session, of.case);
  await insertCaseEvents(session, of.caseEvent);
  await applyTimers(session, of.timer, of.timerDone);
  await applyAlerts(session, of.alert, of.alertMoved);
  await applyPayments(session, of.payment);
  await applyBatches(session, of.batch);
  await applyLocalDays(session, of.localDay);
  await applyKeys(session, of.key, of.keyRevoked);
  await applyTickets(session, vault, of.ticket, of.ticketAnswered);
  await applyRatings(session, of.rated);
  await applyAppointments(session, of.booked, of.unbooked);
  await applyPhoneMoves(session, of.phoneMove, of.phoneMoved, of.phoneMoveRefused);
  await applyPhoneStates(session, of.phoneState, of.numberDead);
  await applyConsents(session, of.consent, of.consentUsed);
  await applyNews(session, of.news);
  await applyPageSessions(session, of.pageSession, of.pageSessionEnded);
}

function sort(changes: Iterable<Change>): Sorted {
  const sorted: Sorted = {
    received: [],
    dialogue: [],
    owed: [],
    settled: [],
    receipt: [],
    strayReceipt: [],
    part: [],
    partsJoined: [],
    optOut: [],
    audit: [],
    once: [],
    case: [],
    caseEvent: [],
    timer: [],
    timerDone: [],
    alert: [],
    alertMoved: [],
    payment: [],
    batch: [],
    localDay: [],
    key: [],
    keyRevoked: [],
    ticket: [],
    ticketAnswered: [],
    rated: [],
    booked: [],
    unbooked: [],
    phoneMove: [],
    phoneMoved: [],
    phoneMoveRefused: [],
    phoneState: [],
    numberDead: [],
    consent: [],
    consentUsed: [],
    news: [],
    pageSession: [],
    pageSessionEnded: [],
  };
  for (const change of changes) (sorted[change.kind] as Change[]).push(change); // the list of its own kind
  return sorted;
}

const received = inserter(
  t.inbound,
  ['id', 'phone', 'turn', 'gateway', 'medium', 'code', 'text', 'at', 'connection', 'intent', 'have', 'total'],
  'refuse',
);

async function insertReceived(session: Session, changes: Of<'received'>[]): Promise<void> {
  const rows = changes.map(({ message, turn, intent }) => ({
    id: message.id,
    phone: message.from,
    turn,
    gateway: message.gateway,
    medium: message.medium,
    code: message.to,
    text: message.text,
    at: message.at,
    connection: message.connection,
    intent,
    have: message.incomplete?.have ?? null,
    total: message.incomplete?.total ?? null,
  }));
  await received(session, rows, (error) =>
    faultOf(error) === 'taken' ? new Refused('a message with this id or turn is there already') : error,
  );
}

const dialogue = inserter(t.dialogues, ['phone', 'at', 'state'], ['at', 'state']);

async function upsertDialogues(session: Session, changes: Of<'dialogue'>[]): Promise<void> {
  // The last of a phone counts; and in one order, so that two processes never wait for each other in a ring.
  const last = new Map(changes.map((change) => [change.dialogue.phone, change]));
  const rows = [...last.values()].map((change) => ({
    phone: change.dialogue.phone,
    at: change.at,
    state: pack(change.dialogue),
  }));
  await dialogue(
    session,
    rows.sort((a, b) => (a.phone < b.phone ? -1 : 1)),
    asItIs,
  );
}

const owed = inserter(
  t.outbox,
  [
    'id',
    'gateway',
    'state',
    'lane',
    'dueAt',
    'owner',
    'recipient',
    'sender',
    'text',
    'returnAddress',
    'answers',
    'at',
    'expiresAt',
    'attempts',
    'reason',
    'settledAt',
    'template',
    'case',
    'event',
    'batch',
  ],
  'refuse',
);

async function insertOwed(session: Session, changes: Of<'owed'>[]): Promise<void> {
  const rows = changes.map(({ message, at, lease, notBefore, suppressed }) => ({
    id: message.id,
    gateway: message.gateway,
    state: suppressed === undefined ? STATE.owed : STATE.suppressed,
    lane: LANES.indexOf(message.lane),
    dueAt: lease?.until ?? notBefore ?? at,
    owner: lease?.owner ?? null,
    recipient: message.to,
    sender: message.from,
    text: message.text,
    returnAddress: message.returnAddress ?? null,
    answers: message.answers ?? null,
    at,
    expiresAt: message.expiresAt,
    attempts: message.attempts,
    reason: suppressed ?? null,
    settledAt: suppressed === undefined ? null : at,
    template: message.template ?? null,
    case: message.about?.case ?? null,
    event: message.about?.event ?? null,
    batch: message.about?.batch ?? null,
  }));
  await owed(session, rows, asItIs);
}

const stray = inserter(t.strayReceipts, ['id', 'gateway', 'lookup', 'at', 'receipt'], 'keep');

async function insertStrays(session: Session, changes: Of<'strayReceipt'>[]): Promise<void> {
  const rows = changes.map(({ id, receipt }) => ({
    id,
    gateway: receipt.gateway,
    lookup: lookupForm(receipt.references[0] ?? ''),
    at: receipt.at,
    receipt: JSON.stringify(receipt),
  }));
  await stray(session, rows);
}

const audited = inserter(t.audit, ['id', 'at', 'actor', 'action', 'subject'], 'refuse');

async function insertAudit(session: Session, changes: Of<'audit'>[]): Promise<void> {
  await audited(session, changes);
}
