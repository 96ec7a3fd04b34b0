const MINUTE = 60_000;
const DAY = 86_400_000;

/** A day at the offices (`2026-11-23`), from its first millisecond until before its last is over, UTC. `utcOffset`: minutes east. */
export function spanOf(day: string, utcOffset: number): [from: number, to: number] {
  const from = Date.parse(`${day}T00:00:00Z`) - utcOffset * MINUTE;
  return [from, from + DAY];
}
