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
  state: 'open' | 'answered';
  answer: string | null;
  answeredAt: number | null;
}

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

/** A number that is to take the place of another. */
export interface PhoneMove {
  id: string;
  oldPhone: string;
  newPhone: string;
  household: string | null;
  person: string | null;
  /** Four digits that the old phone answers with. */
  code: string;
  at: number;
  state: 'asked' | 'done' | 'refused';
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

/** What the services ask the store for, each one indexed look-up. */
export interface ServiceReads {
  /** Newest first; at most 20. */
  ticketsOf(phone: string): Promise<Ticket[]>;
  ticket(number: string): Promise<Ticket | null>;
  /** Those without an answer, the oldest first. */
  openTickets(limit: number): Promise<Ticket[]>;
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
  /** Alerts that this leader can not answer any more, closed since this moment (milliseconds UTC); the newest first. */
  alertsClosed(leader: string, since: number): Promise<ClosedAlert[]>;
  /** From this day on, the earliest first. */
  appointmentsOf(phone: string, day: string): Promise<Appointment[]>;
  /** Moves that wait for the word of this phone. */
  movesOf(oldPhone: string): Promise<PhoneMove[]>;
  /** Moves in this village that wait for a word. */
  movesIn(village: string): Promise<PhoneMove[]>;
  /** Who looks after the village of this household. */
  liaisonsOf(household: string): Promise<string[]>;
  /** Phones registered for this household. */
  phonesOf(household: string): Promise<string[]>;
  /** Those of its phones that a carrier, or the office, reported dead. */
  deadPhonesOf(household: string): Promise<string[]>;
  /** The village that this phone looks after; null for everybody else. */
  villageOf(liaison: string): Promise<string | null>;
  unreached(village: string): Promise<Unreached[]>;
  /** Households of a village whose head has this name. */
  householdsNamed(village: string, head: string): Promise<{ id: string; head: string; group: number }[]>;
  /** The consent that this phone gave. */
  consent(phone: string): Promise<{ code: string; until: number; wrong: number } | null>;
}
