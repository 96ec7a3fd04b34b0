/** Writes a batch of changes in one transaction: those of a kind together, in few multi-row statements. */

import type { Change } from '../core/model/change';
import { lookupForm } from '../core/sending/carrierReference';
import { applyAlerts, applyCases, applyOnce, applyTimers, insertCaseEvents } from './cases/casework';
import { applyLocalDays } from './cases/localDays';
import type { Session } from './engine/engine';
import { applyParts } from './inbox/parts';
import { insertReceived, upsertDialogues } from './inbox/received';
import { applyKeys } from './keys/apiKeys';
import type { Vault } from './keys/vault';
import { insertOwed } from './outbox/owed';
import { applyReceipts } from './outbox/receipts';
import { applyRedirections } from './outbox/redirect';
import { applyRoutes } from './outbox/routes';
import { applySendAgain } from './outbox/sendAgain';
import { applySettlements } from './outbox/settle';
import { applyPageSessions } from './pages/pages';
import { applyBatches, applyPayments } from './payments/announcements';
import { applyAlarms, applyTries } from './people/guard';
import { applyLanguages } from './people/languages';
import { applyPhoneMoves, applyPhoneStates } from './people/movePhone';
import { applyOptOuts } from './people/optOuts';
import { applyPhoneCodes } from './people/phoneCodes';
import { applyAppointments, applyConsents, applyNews, applyRatings, applyTickets } from './requests/requests';
import * as t from './schema/mysql';
import { inserter } from './sql/rows';

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
