/** What the conversation asks the store. */

import type { CaseAlert, ClosedAlert } from '../../model/alerts';
import type {
  CaseFacts,
  Office,
  OfficeAccount,
  OfficeFlow,
  OfficeQuery,
  TimeRange,
  VillagersCase,
} from '../../model/cases';
import type { NewsSection } from '../../model/desk/reference';
import type { Appointment, Matter, Period } from '../../model/matters';
import type { NewsItem } from '../../model/news';
import type { Payment, VillageMoney } from '../../model/payments';
import type {
  Called,
  Caller,
  FamilyPhone,
  FamilyWaiting,
  HouseholdFacts,
  IdentityProof,
  Unreached,
} from '../../model/people';
import type { PhoneMove, SentCode } from '../../model/phoneMoves';
import type { Rating, Ticket } from '../../model/tickets';

/** What the conversation may ask the store for. Every call is one indexed look-up. */
export interface Reads extends ServiceReads {
  /** Everything about a phone in one look-up; also for a phone that nobody has registered. */
  caller(phone: string): Promise<Caller>;
  /** All payments of a household, newest first. */
  payments(household: string): Promise<Payment[]>;
  /** Cases whose applicant registered this phone, open ones first, newest first; at most 20. */
  casesOf(phone: string): Promise<CaseFacts[]>;
  caseByNumber(number: string): Promise<CaseFacts | null>;
  /**
   * Keyed hashes of a name, in whatever spelling, and of the last six of an identity number: by these a person is found,
   * and tries are counted, remembered and audited. Nobody reads the one or the other back.
   */
  proofKeys(given: { name?: string; tail?: string }): Promise<{ name?: string; tail?: string }>;
  /** What the person of these keys may see; empty when there is none. */
  identityProof(name: string, tail: string): Promise<IdentityProof>;
  /** How often each of these keys was tried; one that was not is absent. */
  tries(keys: readonly string[]): Promise<Map<string, number>>;
}

/** What the services ask the store for, each one indexed look-up. */
export interface ServiceReads {
  /** Newest first, without drafts; at most 20. */
  ticketsOf(phone: string): Promise<Ticket[]>;
  ticket(number: string): Promise<Ticket | null>;
  /** Requests for haste that nobody has answered, about cases of these departments (ids); the newest first, at most 20. */
  hasteAsked(departments: readonly string[]): Promise<Ticket[]>;
  rating(caseNo: string): Promise<Rating | null>;
  /** All matters by name: read whole and kept a while. */
  matters(): Promise<Matter[]>;
  /** Sections of the news in their order: kept a while. */
  sections(): Promise<NewsSection[]>;
  /** Of a section by its id: newest first; at most 40. */
  news(section: string): Promise<NewsItem[]>;
  /** The newest of every section, section by section: read whole and kept a while. */
  allNews(): Promise<NewsItem[]>;
  newsItem(id: string): Promise<NewsItem | null>;
  /** Seats taken, by day and period. */
  seatsTaken(matter: string, days: string[]): Promise<{ day: string; period: Period; seat: number }[]>;
  appointment(id: string): Promise<Appointment | null>;
  /** Days that an office has decided on: `2026-12-31` → whether it works. */
  localDays(): Promise<Map<string, boolean>>;
  /** Leaders of a department by its name, deputy head first. */
  leadersOf(department: string): Promise<string[]>;
  /** All departments: read whole and kept a while. */
  offices(): Promise<Office[]>;
  /** Numbers of cases at work, the earliest promise first, at most 40; and how many there are. */
  officeCases(query: OfficeQuery): Promise<{ count: number; numbers: string[] }>;
  /** What each of these departments (ids) has at work now; one that has nothing is absent. */
  officeAccounts(departments: readonly string[], now: number): Promise<OfficeAccount[]>;
  /** What came to each of them and was done within this time; one with neither is absent. */
  officeFlow(departments: readonly string[], range: TimeRange): Promise<OfficeFlow[]>;
  /** Numbers of cases of these departments (ids) that have not ended and whose number ends so; at most 8. */
  officeCasesEnding(departments: readonly string[], ending: string): Promise<string[]>;
  /** All alerts that were raised about a case, to whomever, the oldest first. */
  alertsFor(caseNo: string): Promise<CaseAlert[]>;
  /** Alerts of this leader that were passed on or ended, closed since this moment (milliseconds UTC); the newest first. */
  alertsClosed(leader: string, since: number): Promise<ClosedAlert[]>;
  /** From this day on, the earliest first. */
  appointmentsOf(phone: string, day: string): Promise<Appointment[]>;
  /** Codes sent to this phone since then, the newest first; `said` is compared with each. */
  codesSentTo(phone: string, since: number, said?: string): Promise<SentCode[]>;
  /** Of the whole service since then: codes that have decided nothing, and wrong tries. */
  codesSince(since: number): Promise<{ unused: number; wrong: number }>;
  /** Moves of this household, the newest first; at most 50. */
  movesAbout(household: string): Promise<PhoneMove[]>;
  /** Moves of this number, and to it, the newest first. */
  movesWith(phone: string): Promise<PhoneMove[]>;
  /** The household of a number, be it dead; null where nobody registered it. */
  registered(phone: string): Promise<{ household: string | null } | null>;
  /** Who looks after the village of this household. */
  liaisonsOf(household: string): Promise<string[]>;
  /** Phones registered for this household. */
  phonesOf(household: string): Promise<string[]>;
  /** Those of its phones that a carrier, or the office, reported dead. */
  deadPhonesOf(household: string): Promise<string[]>;
  /** The village that this phone looks after; null for everybody else. */
  villageOf(liaison: string): Promise<string | null>;
  unreached(village: string): Promise<Unreached[]>;
  household(id: string): Promise<HouseholdFacts | null>;
  /** Households of a village whose head has this name. */
  householdsNamed(village: string, head: string): Promise<HouseholdFacts[]>;
  /** Cases of people of this village who are called so, open ones first, newest first; at most 60. `people`: whether anybody there is called so. */
  casesInVillage(village: string, called: Called): Promise<{ people: boolean; cases: VillagersCase[] }>;
  /** What of the money of a year has not reached the households of a village, and how many households each programme goes to. */
  villageMoney(village: string, year: number): Promise<VillageMoney>;
  /** Family phones of this household, whatever became of them, the newest first; at most 50. */
  familyOf(household: string): Promise<FamilyPhone[]>;
  /** What waits for a word of this phone now; `said` is compared with each code. */
  familyWaiting(phone: string, now: number, said?: string): Promise<FamilyWaiting[]>;
  /** The consent that this phone gave. */
  consent(phone: string): Promise<{ code: string; until: number; wrong: number } | null>;
}
