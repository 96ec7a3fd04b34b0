/** What the county publishes. */

export const SECTIONS = [
  'affairs',
  'services',
  'building',
  'benefits',
  'events',
  'market',
  'nature',
  'jobs',
] as const;

/** 党务政务公开, 服务类, 党政建设, 惠民, 新闻动态, 物资供求, 自然风情, 就业招聘. */
export type Section = (typeof SECTIONS)[number];

export interface NewsItem {
  id: string;
  section: Section;
  title: string;
  body: string;
  /** Milliseconds UTC. */
  at: number;
}
