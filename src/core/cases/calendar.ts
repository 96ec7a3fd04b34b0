/** Working days of the offices. */
export interface Calendar {
  /** Whether the offices work on this day (`2026-11-23`); null where nobody has said so for its year. */
  works(day: string): boolean | null;
}
