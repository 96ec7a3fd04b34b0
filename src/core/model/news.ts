/** What the county publishes. */
import type { NewsSection } from './desk/reference';

/** 党务政务公开, 服务类, 党政建设, 惠民, 新闻动态, 物资供求, 自然风情, 就业招聘. */
const SECTIONS = [
  'affairs',
  'services',
  'building',
  'benefits',
  'events',
  'market',
  'nature',
  'jobs',
] as const;

/** Those that come with the program, in force until a county says its own: their names and topics are words of the program. */
export const BUILT_IN_SECTIONS: readonly NewsSection[] = SECTIONS.map((id) => ({ id, name: '', topics: [] }));

export interface NewsItem {
  id: string;
  /** Id of its section. */
  section: string;
  title: string;
  body: string;
  /** Milliseconds UTC: the day that it bears, before which nobody reads it. */
  at: number;
  /** From then on nobody reads it; null or absent: it stays. */
  until?: number | null;
  /** Absent or null: published. */
  state?: NewsState | null;
  /** Whose it is, as `area:ID` or `department:ID`; absent or null: the whole installation's. */
  place?: string | null;
  /** The account that wrote it last. */
  by?: string | null;
}

export const NEWS_STATES = ['draft', 'published', 'withdrawn'] as const;
export type NewsState = (typeof NEWS_STATES)[number];

/** Those that residents read at this moment, milliseconds UTC. */
export function newsOut(items: readonly NewsItem[], now: number): NewsItem[] {
  return items.filter(
    ({ at, until, state }) =>
      (state ?? 'published') === 'published' && at <= now && now < (until ?? Infinity),
  );
}
