/** A file of local days, on which the offices work, or do not, whatever the official calendar says: 日期, 这一天, 名称. */
import type { LocalDay } from '../../model/desk/reference';
import { choice, day, text } from '../cells';
import type { ReadRow } from '../model';
import { type ReferenceTable, textIn } from './table';

const WORKS = {
  no: ['放假', '休息', '休', '不上班'],
  yes: ['上班', '调休上班', '补班'],
} as const;
const LONGEST_NAME = 40;

export const DAYS: ReferenceTable = {
  file: {
    kind: 'days',
    people: 1,
    fields: [
      { name: 'day', header: '日期', needed: true, read: day },
      { name: 'works', header: '这一天', needed: true, read: choice(WORKS) },
      { name: 'name', header: '名称', needed: false, read: text(LONGEST_NAME) },
    ],
    once: [{ field: 'day', fault: 'codeTwice', of: ({ day: of }) => (typeof of === 'string' ? of : null) }],
  },
  key: 'day',
  example: { day: '2026-12-31', works: '放假', name: '县庆' },
  rows: ({ days }) =>
    days.map(({ day: of, works, name }) => ({
      day: of,
      works: WORKS[works ? 'yes' : 'no'][0],
      name: name ?? '',
    })),
  faults: () => [],
  changes: (read) => [{ kind: 'localDay', ...dayOf(read) }],
  with(held, rows) {
    const days = new Map(held.days.map((one) => [one.day, one]));
    for (const read of rows) if (typeof read.day === 'string') days.set(read.day, dayOf(read));
    return { ...held, days: [...days.values()] };
  },
};

function dayOf(read: ReadRow['read']): LocalDay {
  return { day: textIn(read, 'day'), works: read.works === 'yes', name: textIn(read, 'name') || null };
}
