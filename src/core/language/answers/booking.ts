import type { Act } from '../../model/intent';
import { bookingSlots } from '../reading/appointment';
import { matterOf } from '../reading/matter';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';
import { picked } from './pick';

const LONGEST_MATTER = 14;
const MOST_UNKNOWN = 14;
const OTHERS = ['subsidy', 'stop', 'status', 'drop', 'papers'] as const;

/** 我要办理 is read with questions how, and asks for nothing but the matter. */
const WANTS = /^[我要想准备打算]+(?:申请|办理)$/;

/** Matter, day or time of day, as they were asked for or more than that at once. */
export function bookingAnswer(reading: Reading, expects: 'matter' | 'date' | 'period'): Act | null {
  const { head } = reading;
  const other = head ? senseOf(head, 'command')?.value : undefined;
  if (
    (other !== undefined && other !== 'appointment.book') ||
    reading.command('cancel') ||
    reading.command('back') ||
    reading.caseNo !== null ||
    OTHERS.some((sign) => reading.has(sign)) ||
    reading.tokens.some((token) => senseOf(token, 'how') && !WANTS.test(token.entry.word))
  )
    return null;
  const slots = bookingSlots(reading);
  // 上午早点 is a time, 快点办身份证 another request.
  if (reading.has('expedite') && slots.date === undefined && slots.period === undefined) return null;
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
