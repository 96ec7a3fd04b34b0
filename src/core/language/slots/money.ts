import type { SlotsOf, YearSlot } from '../../model/intent';
import { programmeMeant, programmesBeside } from '../reading/programme';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

/** Programmes and years that a text names. */
export function subsidySlots(reading: Reading): SlotsOf['subsidy.query'] {
  const slots: SlotsOf['subsidy.query'] = {};
  const { text, says } = reading;
  // 比去年少: the year is what it is compared with, and not the one that is asked for.
  const year = says.compared.test(text) ? comparedYear(reading) : (reading.year ?? gluedYear(reading));
  const years = says.severalYears.test(text);
  if (year !== null && !years) slots.year = year;
  const [first, ...also] = programmesBeside(reading);
  const programme = also.length > 0 ? first : programmeMeant(reading);
  if (programme) slots.programme = programme;
  if (also.length > 0) slots.also = also;
  if (reading.has('all') || years) slots.all = true;
  return slots;
}

function comparedYear({ text, says }: Reading): YearSlot | null {
  return says.thisYear.test(text) ? 'this' : null;
}

const TWO_DIGITS = /^\s?[#*:/-]?\s?([0-4][0-9])\s*$/;

/** Two digits right behind the command: `BT12`. */
function gluedYear({ text, head }: Reading): number | null {
  if (!head || !senseOf(head, 'command')) return null;
  const digits = TWO_DIGITS.exec(text.slice(head.end, head.end + 8))?.[1];
  return digits === undefined ? null : 2000 + Number(digits);
}

/** What is asked of money, as its slot says it; `kind`: what the model takes it for: 今年一共打了多少 asks for the sum, 不是这个 是养老金 disputes nothing. */
export function moneyAsked(kind: string | null, { text, says }: Pick<Reading, 'text' | 'says'>): object {
  if (kind === null) return says.asksSum.test(text) ? { about: 'total' } : {};
  if (kind === 'dispute' && says.namesAnother.test(text)) return {};
  // 补贴怎么查 asks for no reason.
  if (kind === 'why' && says.asksHowToLook.test(text)) return {};
  return says.yearAlone.test(text) ? {} : { about: kind };
}
