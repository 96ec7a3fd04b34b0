/** What can be applied for, how it is done, and visits that are booked for it. */

export interface Matter {
  id: string;
  name: string;
  department: string;
  promisedDays: number;
  guide: MatterGuide | null;
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

/** What a matter is called in other languages than the offices' own; of a section of the news: what it is called, and its topics. */
export type OtherNames = (name: string) => readonly string[];
