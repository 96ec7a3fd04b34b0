/** Writes a batch of changes in one transaction: those of a kind together, in few multi-row statements. */
import type { Change } from '../core/change';
import { lookupForm } from '../core/sending/references';
import { applySendAgain } from './again';
import { applyBatches, applyPayments } from './announcements';
import { applyAlerts, applyCases, applyOnce, applyTimers, insertCaseEvents } from './casework';
import type { Session } from './engine';
import { applyAlarms, applyTries } from './guard';
import { applyKeys } from './keys';
import { applyLanguages } from './languages';
import { applyLocalDays } from './localDays';
import { applyOptOuts } from './opt-outs';
import { insertOwed } from './owed';
import { applyPageSessions } from './pages';
import { applyParts } from './parts';
import { applyPhoneCodes } from './phoneCodes';
import { applyPhoneMoves, applyPhoneStates } from './phones';
import { applyReceipts } from './receipts';
import { insertReceived, upsertDialogues } from './received';
import { applyRedirections } from './redirect';
import { applyAppointments, applyConsents, applyNews, applyRatings, applyTickets } from './requests';
import { applyRoutes } from './routes';
import { inserter } from './rows';
import * as t from './schema.mysql';
import { applySettlements } from './settle';
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
  await applyRoutes(session, of.routes);
  await applyRedirections(session, of.redirected);
  await applyReceipts(session, of.receipt);
  await applySendAgain(session, of.sendAgain);
  await insertStrays(session, of.strayReceipt);
  await applyParts(session, vault, of.part, of.partsJoined);
  await applyOptOuts(session, of.optOut);
  await applyLanguages(session, of.language);
  await insertAudit(session, of.audit);
  await applyOnce(session, of.once);
  await applyTries(session, of.tried, of.untried);
  await applyAlarms(session, of.alarm, of.alarmTold);
  await applyCases(session, of.case);
  await insertCaseEvents(session, of.caseEvent);
  await applyTimers(session, of.timer, of.timerDone);
  await applyAlerts(session, of.alert, of.alertMoved);
  await applyPayments(session, of.payment);
  await applyBatches(session, of.batch);
  await applyLocalDays(session, of.localDay);
  await applyKeys(session, of.key, of.keyRevoked);
  await applyTickets(session, vault, of.ticket, of.ticketAnswered, of.ticketWithdrawn);
  await applyRatings(session, of.rated);
  await applyAppointments(session, of.booked, of.unbooked);
  await applyPhoneMoves(session, of);
  await applyPhoneCodes(session, vault, of.phoneCode, of.phoneCodeWrong);
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
    routes: [],
    redirected: [],
    receipt: [],
    sendAgain: [],
    strayReceipt: [],
    part: [],
    partsJoined: [],
    optOut: [],
    language: [],
    audit: [],
    once: [],
    tried: [],
    untried: [],
    alarm: [],
    alarmTold: [],
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
    ticketWithdrawn: [],
    rated: [],
    booked: [],
    unbooked: [],
    phoneMove: [],
    phoneMoved: [],
    phoneMoveEnded: [],
    phoneMoveUndone: [],
    phoneCode: [],
    phoneCodeWrong: [],
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
