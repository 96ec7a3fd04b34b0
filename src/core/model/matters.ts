/** What can be applied for, how it is done, and visits that are booked for it. */

import type { MatterGuide } from './desk/reference';

export interface Matter {
  id: string;
  name: string;
  department: string;
  promisedDays: number;
  guide: MatterGuide | null;
}

/** Whether visits are booked for it; for all else people just come. */
export function takesVisits({ guide }: Matter): boolean {
  return guide !== null && guide.seats.am + guide.seats.pm > 0;
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
