/** Working days of the offices: the State Council's calendar with its make-up days, and what an office decides otherwise. */
import days from 'chinese-days/dist/chinese-days.json';

/** Working days of the offices. */
export interface Calendar {
  /** Whether the offices work on this day (`2026-11-23`); null where nobody has said so for its year. */
  works(day: string): boolean | null;
}

/** By day: `Spring Festival,春节,4`. Only that a day is listed counts. */
const HOLIDAYS: ReadonlyMap<string, string> = new Map(Object.entries(days.holidays));
const MAKE_UP_DAYS: ReadonlySet<string> = new Set(Object.keys(days.workdays));

/** Holidays that every announcement of a whole year has had since 1999, as the table calls them. */
const OF_EVERY_YEAR = ["New Year's Day", 'Spring Festival', 'Labour Day', 'National Day'];

/**
 * Years whose announcement is in the table, ascending. Beyond them the package itself answers Monday to Friday
 * without a word. Days alone do not make a year known: New Year's holidays and make-up days reach into the next.
 */
export const OFFICIAL_YEARS: readonly number[] = wholeYears();

function wholeYears(): number[] {
  const named = new Map<string, Set<string>>();
  for (const [day, says] of HOLIDAYS) {
    const year = day.slice(0, 4);
    named.set(year, (named.get(year) ?? new Set()).add(says.split(',')[0] ?? ''));
  }
  const whole = [...named].filter(([, names]) => OF_EVERY_YEAR.every((name) => names.has(name)));
  return whole.map(([year]) => Number(year)).sort((a, b) => a - b);
}

/**
 * The official calendar under an office's own days, which win. Where a year is not official yet, an office makes
 * it known by listing its January 1st: then its listed days count, and all others are Monday to Friday.
 */
export function officialCalendar(local: ReadonlyMap<string, boolean>): Calendar {
  // Cases of one week ask for the same days, each of them dozens of times.
  const asked = new Map<string, boolean | null>();
  return {
    works(day) {
      const known = asked.get(day);
      if (known !== undefined) return known;
      const works = local.get(day) ?? workday(day, local);
      asked.set(day, works);
      return works;
    },
  };
}

/** Whether the State Council has announced it as one. */
export function isHoliday(day: string): boolean {
  return HOLIDAYS.has(day);
}

/** As people call a holiday whose name in the announcement is another. */
const CALLED: Record<string, string> = { 过年: '春节', 大年: '春节', 五一: '劳动节', 十一: '国庆节' };

/** The first day from this one on of a holiday that the words name (国庆); null where none is named, or announced. */
export function holidayNamed(words: string, from: string): string | null {
  const other = Object.keys(CALLED).find((name) => words.includes(name));
  const said = other === undefined ? words : `${words}${CALLED[other]}`;
  const days = [...HOLIDAYS].filter(([day, says]) => day >= from && said.includes(stemOf(says)));
  return days.map(([day]) => day).sort()[0] ?? null;
}

/** 国庆 of 国庆节. */
function stemOf(says: string): string {
  return (says.split(',')[1] ?? says).slice(0, 2);
}

/** The last day up to which every year from that of `day` on is known; null where not even that one is. */
export function knownUntil(day: string, calendar: Calendar): string | null {
  let year = Number(day.slice(0, 4));
  while (calendar.works(`${year}-01-01`) !== null) year += 1;
  return year > Number(day.slice(0, 4)) ? `${year - 1}-12-31` : null;
}

/** As the State Council says, or as weekdays go in a year that the office has listed. */
function workday(day: string, local: ReadonlyMap<string, boolean>): boolean | null {
  const year = day.slice(0, 4);
  if (OFFICIAL_YEARS.includes(Number(year)))
    return MAKE_UP_DAYS.has(day) || (!HOLIDAYS.has(day) && isWeekday(day));
  return local.has(`${year}-01-01`) ? isWeekday(day) : null;
}

function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
