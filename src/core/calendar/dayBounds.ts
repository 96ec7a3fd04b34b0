/** Days of the calendar, written `2026-11-23`. */
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Whether this is a day that there is, so written. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A day at the offices (`2026-11-23`), from its first millisecond until before its last is over, UTC. `utcOffset`: minutes east. */
export function spanOf(day: string, utcOffset: number): [from: number, to: number] {
  const from = Date.parse(`${day}T00:00:00Z`) - utcOffset * MINUTE;
  return [from, from + DAY];
}
