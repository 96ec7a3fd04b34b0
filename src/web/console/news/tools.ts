/** What the pages of the news need of the service, and whose an item is. */
import { may, type Subject } from '../../../core/desk/may';
import { type Places, placeFrom, placeOf, writtenPlace } from '../../../core/desk/places';
import { canHold, RIGHTS } from '../../../core/desk/rights';
import { EVERYWHERE } from '../../../core/model/desk/account';
import type { NewsItem } from '../../../core/model/news';
import type { ReferenceReads } from '../../../ports';
import type { NewsDesk } from '../../../service/office/news';
import type { LastSave } from '../frame/overtaken';
import type { Tone } from '../frame/parts';
import type { DeskCall } from '../frame/route';

export interface NewsTools {
  desk: NewsDesk;
  reads: Pick<ReferenceReads, 'news' | 'newsItem' | 'stamps'>;
  places(): Promise<Places>;
  nameOf(account: string): Promise<string>;
  lastSave(item: string): Promise<LastSave>;
  /** Minutes east of UTC, of the offices' wall. */
  utcOffset: number;
}

export function subjectOf({ place }: NewsItem, places: Places): Subject {
  const everywhere = { path: EVERYWHERE, department: null };
  const named = placeFrom(place ?? '');
  return (named && placeOf(named, places)) ?? everywhere;
}

export function isWrittenBy({ account }: DeskCall, item: NewsItem, places: Places): boolean {
  return may(account, 'news.set', subjectOf(item, places)) === 'yes';
}

/** Whose an item is that somebody begins: the first place where he may write news. */
export function ownPlace({ account }: DeskCall): string | null {
  const able = account.grants.find((grant) => canHold(grant) && RIGHTS[grant.role].includes('news.set'));
  return able ? writtenPlace(able) : null;
}

export async function sectionNames(
  { language }: DeskCall,
  { desk }: NewsTools,
): Promise<Map<string, string>> {
  return new Map((await desk.sections(language)).map(({ id, name }) => [id, name]));
}

/** What residents have of it now. */
export function standingOf(
  { words, now }: DeskCall,
  { state, at, until }: NewsItem,
): { text: string; tone?: Tone } {
  if (state === 'draft') return { text: String(words.draft), tone: 'wait' };
  if (state === 'withdrawn') return { text: String(words.withdrawn) };
  if (at > now) return { text: String(words.waits), tone: 'wait' };
  return until && until <= now ? { text: String(words.over) } : { text: String(words.out), tone: 'done' };
}
