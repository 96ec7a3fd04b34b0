/** Writes a batch of changes in one transaction: those of a kind together, in few multi-row statements. */
import type { Change } from '../core/model/change';
import { appendAudit } from './audit/chain';
import { insertCaseEvents } from './cases/caseEvents';
import { applyCases } from './cases/cases';
import { applyLocalDays } from './cases/directory';
import { applyAlerts, applyTimers } from './cases/supervision';
import { applyDesk } from './desk/applyDesk';
import type { Session } from './engine/engine';
import { upsertDialogues } from './inbox/dialogues';
import { insertReceived } from './inbox/messages';
import { applyParts } from './inbox/parts';
import { applyUnclear } from './inbox/unclear';
import { applyKeys } from './keys/apiKeys';
import type { Vault } from './keys/vault';
import { applyCarriedOver } from './outbox/carriedOver';
import { applyRedirections } from './outbox/moveWaiting';
import { applyOnce } from './outbox/once';
import { insertOwed } from './outbox/outbox';
import { applyReceipts } from './outbox/receipts';
import { applyRoutes } from './outbox/routes';
import { applySendAgain, applySettlements } from './outbox/settle';
import { insertStrays } from './outbox/strayReceipts';
import { applyPageSessions } from './pages/pages';
import { applyBatches } from './payments/batches';
import { applyPayments } from './payments/reportedPayments';
import { applyLanguages, applyOptOuts } from './people/choices';
import { applyConsents, applyPhoneCodes } from './people/codes';
import { applyFamilyPhones } from './people/familyPhones';
import { applyAlarms, applyTries } from './people/guard';
import { applyRoster } from './people/households';
import { applyPhoneMoves } from './people/movePhone';
import { applyPhoneStates } from './people/phones';
import { applyReference } from './reference';
import { applyStamps } from './reference/stamps';
import { applyAppointments } from './requests/appointments';
import { applyNews } from './requests/news';
import { applyRatings } from './requests/ratings';
import { applyTickets } from './requests/tickets';
import { applyIntake } from './uploads';

/** One room of the store: it takes the changes that it writes. */
type Room = (session: Session, kinds: Kinds, vault: Vault) => Promise<void>;

/** In the order in which one thing needs another; what there is most of stands first. */
const ROOMS: readonly Room[] = [
  applyTraffic,
  applyPeople,
  applyCasework,
  applyRequests,
  (session, kinds) => applyReference(session, (kind) => kinds.take(kind)),
  (session, kinds, vault) => applyDesk(session, vault, (kind) => kinds.take(kind)),
  (session, kinds, vault) =>
    applyRoster(session, vault, {
      household: kinds.take('household'),
      person: kinds.take('person'),
      householdPhone: kinds.take('householdPhone'),
    }),
  (session, kinds, vault) => applyIntake(session, vault, (kind) => kinds.take(kind)),
  (session, kinds) => appendAudit(session, kinds.take('audit')),
];

/** Throws `Refused` when a message of the batch is there already, and what the driver throws. */
export async function applyChanges(session: Session, changes: Iterable<Change>, vault: Vault): Promise<void> {
  const kinds = new Kinds(changes);
  await applyStamps(session, kinds.names(), kinds.take('unmoved'));
  for (const write of ROOMS) {
    // Answers and outcomes, which come by the thousand a second, end in the first room.
    if (kinds.isEmpty) return;
    await write(session, kinds, vault);
  }
  kinds.end();
}

async function applyTraffic(session: Session, kinds: Kinds, vault: Vault): Promise<void> {
  await insertReceived(session, kinds.take('received'));
  await applyUnclear(session, kinds.take('unclear'), kinds.take('meant'));
  await upsertDialogues(session, kinds.take('dialogue'));
  await insertOwed(session, kinds.take('owed'));
  await applySettlements(session, kinds.take('settled'));
  await applyRoutes(session, kinds.take('routes'));
  await applyCarriedOver(session, kinds.take('carriedOver'));
  await applyRedirections(session, kinds.take('redirected'));
  await applyReceipts(session, kinds.take('receipt'));
  await applySendAgain(session, kinds.take('sendAgain'));
  await insertStrays(session, kinds.take('strayReceipt'));
  await applyParts(session, vault, kinds.take('part'), kinds.take('partsJoined'));
}

async function applyPeople(session: Session, kinds: Kinds): Promise<void> {
  await applyOptOuts(session, kinds.take('optOut'));
  await applyLanguages(session, kinds.take('language'));
  await applyOnce(session, kinds.take('once'));
  await applyTries(session, kinds.take('tried'), kinds.take('untried'));
  await applyAlarms(session, kinds.take('alarm'), kinds.take('alarmTold'));
}

async function applyCasework(session: Session, kinds: Kinds): Promise<void> {
  await applyCases(session, kinds.take('case'));
  await insertCaseEvents(session, kinds.take('caseEvent'));
  await applyTimers(session, kinds.take('timer'), kinds.take('timerDone'));
  await applyAlerts(session, kinds.take('alert'), kinds.take('alertMoved'));
  await applyPayments(session, kinds.take('payment'));
  await applyBatches(session, kinds.take('batch'));
  await applyLocalDays(session, kinds.take('localDay'));
}

async function applyRequests(session: Session, kinds: Kinds, vault: Vault): Promise<void> {
  await applyKeys(session, kinds.take('key'), kinds.take('keyRevoked'));
  await applyTickets(
    session,
    vault,
    kinds.take('ticket'),
    kinds.take('ticketAnswered'),
    kinds.take('ticketWithdrawn'),
    kinds.take('ticketAsked'),
  );
  await applyRatings(session, kinds.take('rated'));
  await applyAppointments(session, kinds.take('booked'), kinds.take('unbooked'));
  await applyPhoneMoves(session, {
    phoneMove: kinds.take('phoneMove'),
    phoneMoved: kinds.take('phoneMoved'),
    phoneMoveEnded: kinds.take('phoneMoveEnded'),
    phoneMoveUndone: kinds.take('phoneMoveUndone'),
  });
  await applyFamilyPhones(session, vault, {
    familyPhone: kinds.take('familyPhone'),
    familyDecided: kinds.take('familyDecided'),
    familyEnded: kinds.take('familyEnded'),
    familyCodeWrong: kinds.take('familyCodeWrong'),
  });
  await applyPhoneCodes(session, vault, kinds.take('phoneCode'), kinds.take('phoneCodeWrong'));
  await applyPhoneStates(session, kinds.take('phoneState'), kinds.take('numberDead'));
  await applyConsents(session, kinds.take('consent'), kinds.take('consentUsed'));
  await applyNews(session, kinds.take('news'));
  await applyPageSessions(
    session,
    kinds.take('pageSession'),
    kinds.take('pageSessionKept'),
    kinds.take('pageSessionEnded'),
  );
}

/** The changes of a batch by their kind. A kind that nobody takes fails the batch: it would be lost without a word. */
class Kinds {
  private readonly lists = new Map<Change['kind'], Change[]>();

  constructor(changes: Iterable<Change>) {
    for (const change of changes) {
      const same = this.lists.get(change.kind);
      if (same) same.push(change);
      else this.lists.set(change.kind, [change]);
    }
  }

  names(): Iterable<Change['kind']> {
    return this.lists.keys();
  }

  take<K extends Change['kind']>(kind: K): Extract<Change, { kind: K }>[] {
    const list = this.lists.get(kind) ?? [];
    this.lists.delete(kind);
    return list as Extract<Change, { kind: K }>[]; // the list of this very kind
  }

  get isEmpty(): boolean {
    return this.lists.size === 0;
  }

  end(): void {
    if (!this.isEmpty) throw new Error(`nobody writes changes of kind ${[...this.lists.keys()].join(', ')}`);
  }
}
