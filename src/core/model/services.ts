/** What residents ask of the offices beside money and cases, and what the conversation reads for it. */

export const TICKET_KINDS = ['complaint', 'consult', 'expedite'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** Something asked of an office in own words, answered by message. */
export interface Ticket {
  /** Two letters, the day and four digits: `TS20261123-0417`. */
  number: string;
  kind: TicketKind;
  /** E.164 of whoever asked. */
  phone: string;
  /** The case it is about. */
  case: string | null;
  text: string;
  /** Milliseconds UTC. */
  at: number;
  /** `withdrawn` by whoever asked. */
  state: 'open' | 'answered' | 'withdrawn';
  answer: string | null;
  answeredAt: number | null;
  /** Set where it asked for something that an office may grant, and one said yes or no. */
  verdict?: Verdict;
}

export type Verdict = 'agree' | 'refuse';

/** What an applicant thought of how a case was handled. */
export interface Rating {
  case: string;
  phone: string;
  /** 5 best. */
  score: 1 | 2 | 3 | 4 | 5;
  /** Milliseconds UTC of the first and of the last word. */
  at: number;
  changedAt: number;
}

/** How a matter is done. */
export interface MatterGuide {
  /** Other names that people use. */
  aliases: string[];
  papers: string[];
  place: string;
  hours: string;
  /** In words (`不收费`). */
  fee: string;
  phone: string;
  /** Visits that can be booked: people a period; 0 where none can be. `late` is for the green channel alone. */
  seats: { am: number; pm: number; late: number };
}

export interface Matter {
  id: string;
  name: string;
  department: string;
  promisedDays: number;
  guide: MatterGuide | null;
}

export const PERIODS = ['am', 'pm', 'late'] as const;
export type Period = (typeof PERIODS)[number];

export interface Appointment {
  id: string;
  /** Id of the matter. */
  matter: string;
  /** `2026-11-30`, at the offices. */
  day: string;
  period: Period;
  /** From 1; null once it was given up. */
  seat: number | null;
  phone: string;
  at: number;
}

export const SECTIONS = [
  'affairs',
  'services',
  'building',
  'benefits',
  'events',
  'market',
  'nature',
  'jobs',
] as const;
/** 党务政务公开, 服务类, 党政建设, 惠民, 新闻动态, 物资供求, 自然风情, 就业招聘. */
export type Section = (typeof SECTIONS)[number];

export interface NewsItem {
  id: string;
  section: Section;
  title: string;
  body: string;
  /** Milliseconds UTC. */
  at: number;
}

/** A number that is to take the place of another, or did. */
export interface PhoneMove {
  id: string;
  /** Empty where there was none; the same as the new one where a number that was reported dead is in use again. */
  oldPhone: string;
  newPhone: string;
  household: string | null;
  person: string | null;
  /** The phone that asked for it, or `OFFICE`. */
  askedBy: string;
  at: number;
  /** `refused` by its owner's No; `withdrawn` by whoever asked, or by a liaison; `undone` after it was done. */
  state: 'asked' | 'done' | 'refused' | 'withdrawn' | 'undone';
  decidedBy: string | null;
  decidedAt: number | null;
}

/** Stands where a phone would, for what the office itself does. */
export const OFFICE = 'office';

/** A code that a phone was sent: saying it from there decides the move, or undoes it. */
export interface PhoneCode {
  id: string;
  phone: string;
  move: string;
  purpose: 'move' | 'undo';
  /** Six digits; the store keeps a keyed hash of them. */
  code: string;
  at: number;
  until: number;
}

/** As the store has it: not the digits, but whether they were the ones said. */
export interface SentCode extends Omit<PhoneCode, 'move' | 'code'> {
  move: PhoneMove;
  /** Wrong tries. */
  wrong: number;
  isSaid: boolean;
}

/** As much of a household as tells it from others. */
export interface HouseholdFacts {
  id: string;
  head: string;
  group: number;
}

/** A household that no message reaches. */
export interface Unreached {
  household: string;
  head: string;
  group: number;
  /** Why: nobody registered a phone, or the registered one is dead. */
  why: 'noPhone' | 'dead';
}

/** An alert that ended unanswered: the next on the ladder has it, or the case needs nobody any more. */
export interface ClosedAlert {
  /** Number of the case. */
  case: string;
  state: 'passedOn' | 'ended';
}

/** A department and who leads it. */
export interface Office {
  id: string;
  name: string;
  /** E.164, deputy head first. */
  ladder: string[];
}

/** Cases in a state in which the offices owe the next step. */
export interface OfficeQuery {
  /** Ids. */
  departments: readonly string[];
  /** Of the green channel alone. */
  green?: true;
  /** Promised after this moment, and up to that one; milliseconds UTC. */
  after?: number;
  until?: number;
}

/** An alert about a case, as far as an answer to it depends on the others. */
export interface CaseAlert {
  id: string;
  /** Those of a kind are the rungs of one ladder. */
  kind: string;
  /** E.164. */
  leader: string;
  rung: number;
  state: 'open' | 'answered' | 'passedOn' | 'unanswered' | 'ended';
}

/** What the services ask the store for, each one indexed look-up. */
export interface ServiceReads {
  /** Newest first; at most 20. */
  ticketsOf(phone: string): Promise<Ticket[]>;
  ticket(number: string): Promise<Ticket | null>;
  /** Requests for haste that nobody has answered, about cases of these departments (ids); the newest first, at most 20. */
  hasteAsked(departments: readonly string[]): Promise<Ticket[]>;
  rating(caseNo: string): Promise<Rating | null>;
  /** All matters by name: read whole and kept a while. */
  matters(): Promise<Matter[]>;
  /** Newest first; at most 40. */
  news(section: Section): Promise<NewsItem[]>;
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
  /** The consent that this phone gave. */
  consent(phone: string): Promise<{ code: string; until: number; wrong: number } | null>;
}
