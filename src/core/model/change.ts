import type { AlarmKind, PendingAlarm } from './alarm';
import type { Alert, AlertState, Timer } from './alerts';
import type { AuditRecord } from './audit';
import type { KeptEvent } from './caseEvents';
import type { CaseRow } from './cases';
import type { AccountChange } from './desk/account';
import type { ApiKey } from './desk/apiKeys';
import type { ReferenceChange } from './desk/reference';
import type { Stamps } from './desk/stamps';
import type { UploadChange } from './desk/upload';
import type { WebhookChange } from './desk/webhook';
import type { Dialogue } from './dialogue';
import type { Intent } from './intent';
import type { Appointment } from './matters';
import type { Inbound, InboundPart, Language, OptOutScope, Outbound, Receipt } from './message';
import type { NewsItem } from './news';
import type { PageSession } from './page';
import type { Batch, PaymentRecord, PaymentReport } from './payments';
import type { FamilyChange } from './people';
import type { PhoneCode, PhoneMove } from './phoneMoves';
import type { RosterChange } from './records';
import type { CarriedOver, ToldRoute } from './route';
import type { Rating, Ticket, Verdict } from './tickets';

/** Everything that can be written: a closed set, applied in one transaction, all or nothing. */
export type Change =
  /** A message that was answered in this turn. Refused when its id or its turn is taken. `text` is already masked. */
  | { kind: 'received'; message: Inbound; turn: number; intent: Intent }
  /** A message that was not understood: `readings`, the intents of which it is asked whether one is meant, with blanks between. */
  | { kind: 'unclear'; id: string; readings: string }
  /** What was meant by it, as the person has chosen. */
  | { kind: 'meant'; id: string; as: Intent }
  | { kind: 'dialogue'; dialogue: Dialogue; at: number }
  /**
   * A message owed. With `lease` the committer sends it itself; without, whoever claims it, not before `notBefore`.
   * With `suppressed` it is on record and never sent: why not.
   */
  | {
      kind: 'owed';
      message: Outbound;
      at: number;
      lease?: Lease;
      notBefore?: number;
      suppressed?: Suppression;
    }
  | { kind: 'settled'; settlement: Settlement }
  /** What this process has to send by: the last word on a route counts. */
  | { kind: 'routes'; routes: ToldRoute[] }
  /** A number is not where its digits say: the last word counts. */
  | { kind: 'carriedOver'; number: CarriedOver }
  /** A message still owed goes to the number that took the place of this one. */
  | { kind: 'redirected'; message: string; from: string; to: string }
  /** A receipt that found its message, and what the message is now. */
  | { kind: 'receipt'; message: string; part: number; receipt: Receipt }
  /** The carrier's time for a message was up before the message's own: it is owed again from `dueAt` on; or it is not its carrier's subscriber, and goes `by` another. `code` is the carrier's. */
  | {
      kind: 'sendAgain';
      message: string;
      gateway: string;
      at: number;
      dueAt: number;
      code: string;
      by?: { gateway: string; source: string };
    }
  /** A receipt that found none yet. */
  | { kind: 'strayReceipt'; id: string; receipt: Receipt }
  | { kind: 'part'; part: InboundPart }
  /** The set was joined and answered: its parts stay a while, to recognise a re-delivery. */
  | { kind: 'partsJoined'; set: PartSet; at: number }
  | { kind: 'optOut'; phone: string; scope: OptOutScope; stopped: boolean; at: number }
  /** The language that this phone is answered and told in from now on. */
  | { kind: 'language'; phone: string; language: Language; at: number }
  /** Happens once for ever: the whole commit is refused when the key is taken. `body`: a print of what was asked for. */
  | { kind: 'once'; key: string; at: number; body?: string | null }
  /** Takes one of `most` tries under this key; refused where none is left. Forgotten after `until`. */
  | { kind: 'tried'; key: string; most: number; until: number }
  /** Gives back a try that was taken, be it in the same commit: then one had to be left. */
  | { kind: 'untried'; key: string }
  /** The supervisors hear of it: at once, or with others of its kind within the hour. Logged and counted by the store. */
  | { kind: 'alarm'; alarm: AlarmKind; at: number }
  /** Refused where somebody else told them meanwhile. */
  | { kind: 'alarmTold'; alarm: PendingAlarm; at: number }
  | { kind: 'case'; row: CaseRow }
  /** Refused when its id, or its place among the events of its case, is taken. */
  | { kind: 'caseEvent'; event: KeptEvent }
  | { kind: 'timer'; timer: Timer }
  /** Refused when somebody else has ended it, or set it to another time than `dueAt` since. */
  | { kind: 'timerDone'; id: string; dueAt: number }
  | { kind: 'alert'; alert: Alert }
  /** Refused when it does not wait any more; one that was passed on may still be answered. */
  | { kind: 'alertMoved'; id: string; to: Exclude<AlertState, 'open'>; at: number }
  /** Payments of a batch as the office reports them; a known id is brought up to date. */
  | { kind: 'payment'; payment: PaymentRecord; batch: string; report?: PaymentReport }
  | { kind: 'batch'; batch: Batch }
  | { kind: 'ticket'; ticket: Ticket }
  /** Refused when it was answered before. */
  | { kind: 'ticketAnswered'; number: string; answer: string; verdict?: Verdict; at: number }
  /** A draft is asked after all. Refused when it is none. */
  | { kind: 'ticketAsked'; number: string; at: number }
  /** By whoever asked it. Refused when it is not open any more. */
  | { kind: 'ticketWithdrawn'; number: string; at: number }
  | { kind: 'rated'; rating: Rating }
  /** Refused when its seat is taken. */
  | { kind: 'booked'; appointment: Appointment }
  | { kind: 'unbooked'; id: string; at: number }
  | { kind: 'phoneMove'; move: PhoneMove }
  /**
   * The new phone takes the place of the old one, which sees nothing any more. Refused when it was decided before.
   * `by` may be `OFFICE`: then a role and its rung go along.
   */
  | { kind: 'phoneMoved'; move: PhoneMove; by: string; at: number }
  | { kind: 'phoneMoveEnded'; id: string; as: 'refused' | 'withdrawn'; by: string; at: number }
  /** All is as it was before this move and those that followed it. Refused when it is not in force. */
  | { kind: 'phoneMoveUndone'; id: string; by: string; at: number }
  | { kind: 'phoneCode'; sent: PhoneCode }
  /** A wrong try counts against every code of this phone that is good at this moment. */
  | { kind: 'phoneCodeWrong'; phone: string; at: number }
  /** Nothing personal goes there any more, or again. A number that another took the place of stays as it is. */
  | { kind: 'phoneState'; phone: string; state: 'live' | 'dead' }
  /** The carrier says that nobody has the number that this message went to. */
  | { kind: 'numberDead'; message: string }
  | { kind: 'consent'; phone: string; code: string; at: number; until: number; wrong: number }
  | { kind: 'consentUsed'; phone: string }
  | { kind: 'news'; item: NewsItem }
  | { kind: 'pageSession'; session: PageSession }
  /** One that is there already, as it is from now on: nothing where it was ended meanwhile. */
  | { kind: 'pageSessionKept'; session: PageSession }
  | { kind: 'pageSessionEnded'; id: string }
  | { kind: 'key'; key: ApiKey }
  | { kind: 'keyRevoked'; id: string; at: number }
  /** Refused where one of these was written since it was seen; a commit has one of this kind at most. */
  | { kind: 'unmoved'; seen: Partial<Stamps> }
  | FamilyChange
  | ReferenceChange
  | AccountChange
  | RosterChange
  | UploadChange
  | WebhookChange
  | AuditRecord;

/** Why a message that was owed is not sent. */
export type Suppression = 'optedOut' | 'noPhone' | 'deadNumber' | 'noRoute' | 'erased';

/** Who is sending a message, and until when nobody else may. */
export interface Lease {
  owner: string;
  until: number;
}

/**
 * What came of trying to send a message. `lease` is the one it was tried under: where it ran out and somebody else
 * has the message now, nothing counts any more but `sent`.
 */
export type Settlement = { id: string; gateway: string; at: number; lease?: Lease } & (
  | { outcome: 'sent'; references: string[] }
  /** `mayHaveGone` as in Outbound: once said it stays. */
  | { outcome: 'again'; dueAt: number; attempts: number; code: string; mayHaveGone?: true }
  /** It is not the carrier's subscriber: it is owed at once on the gateway `to`, from another code. */
  | { outcome: 'elsewhere'; code: string; to: string; sender: string }
  | { outcome: 'failed'; code: string }
  /** With the code of the try after which there was no time for another, if one was made. */
  | { outcome: 'expired'; code?: string }
  /** It is still being tried: it stays its owner's until then. */
  | { outcome: 'renewed'; until: number }
  /** It was not tried: whoever claims it next may have it at once. */
  | { outcome: 'released' }
  /** It was not tried, because nobody is to be disturbed before then. */
  | { outcome: 'deferred'; dueAt: number }
  /** What it was for has gone since it was written. */
  | { outcome: 'suppressed'; code: Suppression }
);

/** Which long text a part belongs to: never another sender's, never another code's. */
export interface PartSet {
  from: string;
  to: string;
  reference: number;
  width: 8 | 16;
  total: number;
}
