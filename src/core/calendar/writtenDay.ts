/** Days as offices write them into their tables. */
import { isDay } from './day';
import { dayAt } from './deadline';
import { DAY } from './durations';

const WRITTEN = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$|^(\d{4})(\d\d)(\d\d)$/;
/** 1970-01-01, as Excel counts days. */
const EXCEL_1970 = 25_569;

/** `2026年3月6日`, `2026/3/6`, `2026.3.6` or `20260306` as `2026-03-06`; null where it is no day that there is. */
export function writtenDay(text: string): string | null {
  const [, y1, m1, d1, y2, m2, d2] = WRITTEN.exec(text) ?? [];
  const day = `${y1 ?? y2}-${(m1 ?? m2 ?? '').padStart(2, '0')}-${(d1 ?? d2 ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** The day that Excel keeps as this number, and shows as it where a cell has no format of days; null where it is none of our time. */
export function excelDay(text: string): string | null {
  if (!/^\d{5}$/.test(text)) return null;
  const day = dayAt((Number(text) - EXCEL_1970) * DAY, 0);
  return day >= '1990' && day < '2100' ? day : null;
}
