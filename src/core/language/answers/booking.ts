import { bookingSlots } from '../appointment';
import type { Act } from '../intent';
import { matterOf } from '../matter';
import type { Reading } from '../reading';
import { senseOf } from '../tokens';
import { picked } from './pick';

const LONGEST_MATTER = 14;
const MOST_UNKNOWN = 14;
const OTHERS = ['subsidy', 'stop', 'status', 'expedite', 'drop', 'how', 'papers'] as const;

/** Matter, day or time of day, as they were asked for or more than that at once. */
export function bookingAnswer(reading: Reading, expects: 'matter' | 'date' | 'period'): Act | null {
  const { head } = reading;
  const other = head ? senseOf(head, 'command')?.value : undefined;
  if (
    (other !== undefined && other !== 'appointment.book') ||
    reading.command('cancel') ||
    reading.command('back') ||
    reading.caseNo !== null ||
    OTHERS.some((sign) => reading.has(sign))
  )
    return null;
  const slots = bookingSlots(reading);
  if (expects === 'date' && slots.date === undefined) {
    const day = picked(reading);
    if (day !== null && day >= 1 && day <= 31) slots.date = `day:${day}`;
  }
  if (expects === 'matter' && slots.matter === undefined) {
    const matter = matterOf(reading);
    const known = reading.has('matter') || reading.has('programme') || reading.hint('paperwork');
    if (matter !== null && matter.length <= LONGEST_MATTER && known) slots.matter = matter;
  }
  return Object.keys(slots).length > 0 && reading.rest <= MOST_UNKNOWN
    ? { intent: 'appointment.book', slots }
    : null;
}
