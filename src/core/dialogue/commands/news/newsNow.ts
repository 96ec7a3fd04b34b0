/** News as residents read them now: neither drafts nor what is over. */
import { type NewsItem, newsOut } from '../../../model/news';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';

/** Of every section. */
export async function newsNow(ask: Reads, { now }: Scene): Promise<NewsItem[]> {
  return newsOut(await ask.allNews(), now);
}

/** Null where it is not there, or not any more. */
export async function newsItemNow(id: string, ask: Reads, { now }: Scene): Promise<NewsItem | null> {
  const found = await ask.newsItem(id);
  return (found && newsOut([found], now)[0]) ?? null;
}
