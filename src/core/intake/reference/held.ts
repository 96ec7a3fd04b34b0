/** Reference data that is held, as files of it are checked against. */
import type {
  AreaRecord,
  DepartmentRecord,
  LocalDay,
  MatterRecord,
  NewsSection,
  OfficePhone,
  ProgrammeRecord,
} from '../../model/desk/reference';
import type { NewsItem } from '../../model/news';

export interface HeldReference {
  areas: readonly Required<AreaRecord>[];
  departments: readonly Required<DepartmentRecord>[];
  officePhones: readonly OfficePhone[];
  matters: readonly Required<MatterRecord>[];
  programmes: readonly Required<ProgrammeRecord>[];
  sections: readonly Required<NewsSection>[];
  days: readonly LocalDay[];
  /** Of files of the news alone. */
  news: readonly NewsItem[];
  /** Minutes east of UTC, of the offices' wall. */
  utcOffset: number;
}

/** The one of this id or, where there is none, of this name; null where it is none, or not the only one. */
export function named<T extends { id: string; name: string }>(all: readonly T[], said: string): T | null {
  const byId = all.find(({ id }) => id === said);
  if (byId) return byId;
  const [one, ...more] = all.filter(({ name }) => name === said);
  return one && more.length === 0 ? one : null;
}

/** These in place of those of the same id, and behind them what is new. */
export function merged<T extends { id: string }>(held: readonly T[], more: readonly T[]): T[] {
  const all = new Map(held.map((one) => [one.id, one]));
  for (const one of more) all.set(one.id, one);
  return [...all.values()];
}
