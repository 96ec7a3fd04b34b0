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
  /** Milliseconds UTC. */
  at: number;
}
