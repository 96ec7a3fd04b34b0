import type { SlotsOf, YearSlot } from '../../model/intent';
import { programmeMeant, programmesBeside } from '../reading/programme';
import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

/** Programmes and years that a text names. */
export function subsidySlots(reading: Reading): SlotsOf['subsidy.query'] {
  const slots: SlotsOf['subsidy.query'] = {};
  const year = COMPARED.test(reading.text) ? comparedYear(reading) : (reading.year ?? gluedYear(reading));
  const years = SEVERAL_YEARS.test(reading.text);
  if (year !== null && !years) slots.year = year;
  const [first, ...also] = programmesBeside(reading);
  const programme = also.length > 0 ? first : programmeMeant(reading);
  if (programme) slots.programme = programme;
  if (also.length > 0) slots.also = also;
  if (reading.has('all') || years) slots.all = true;
  return slots;
}

/** 比去年少: the year is what it is compared with, and not the one that is asked for. */
const COMPARED =
  /比(?:起)?(?:去年|上年|上一年|前年|往年|20\d\d)|[跟和同与](?:去年|上年|上一年|前年|往年)[^，。,.]{0,4}(?:比|一样|差|对不上)|\bthan (?:last|in)\b/;

function comparedYear({ text }: Reading): YearSlot | null {
  return /今年|this year/.test(text) ? 'this' : null;
}

const SEVERAL_YEARS =
  /[这近前]?两年|[这近]几年|历年|每年|去年[和跟同与、]今年|今年[和跟同与、]去年(?!比|一样|差)|both years|two years/;

const TWO_DIGITS = /^\s?[#*:/-]?\s?([0-4][0-9])\s*$/;

/** Two digits right behind the command: `BT12`. */
function gluedYear({ text, head }: Reading): number | null {
  if (!head || !senseOf(head, 'command')) return null;
  const digits = TWO_DIGITS.exec(text.slice(head.end, head.end + 8))?.[1];
  return digits === undefined ? null : 2000 + Number(digits);
}
