import type { Act } from '../../model/intent';
import { bookingSlots } from '../reading/appointment';
import { matterOf } from '../reading/matter';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';
import { picked } from './pick';

const LONGEST_MATTER = 14;
const MOST_UNKNOWN = 14;
/** Matter, day or time of day, as they were asked for or more than that at once. */
export function bookingAnswer(reading: Reading, expects: 'matter' | 'date' | 'period'): Act | null {
  const other = reading.head && senseOf(reading.head, 'command')?.value;
  if ((other && other !== 'appointment.book') || reading.caseNo !== null) return null;
  if (asksOfIt(reading)) return null;
  const slots = bookingSlots(reading);
  if (expects === 'date' && slots.date === undefined) {
    const day = picked(reading);
    if (day !== null && day >= 1 && day <= 31) slots.date = `day:${day}`;
  }
  if (expects === 'matter' && slots.matter === undefined) {
    const matter = matterOf(reading);
    if (matter !== null && matter.length <= LONGEST_MATTER) slots.matter = matter;
  }
  return Object.keys(slots).length > 0 && reading.rest <= MOST_UNKNOWN
    ? { intent: 'appointment.book', slots }
    : null;
}

/** 办营业执照要多少钱 names a matter, and books nothing. */
export function asksOfIt({ text, says }: Pick<Reading, 'text' | 'says'>): boolean {
  const { asksFee, asksDays, asksPapers, asksPlace, asksHours } = says;
  return [asksFee, asksDays, asksPapers, asksPlace, asksHours].some((asks) => asks.test(text));
}
