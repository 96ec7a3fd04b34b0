/** What is read on pages: announcements of the offices. */
import { sql } from 'drizzle-orm';
import { cached } from '../../async/cached';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import { BUILT_IN_SECTIONS, type NewsItem, type NewsState } from '../../core/model/news';
import type { ReferenceReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { offerReads } from '../reference/offers';
import { news } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { literal, value } from '../sql/template';

const NEWS_SHOWN = 40;
/** At the desk: what is older is looked for by its own address. */
const NEWS_LISTED = 500;
/** How long what is looked through for words is not read again, milliseconds. */
const REMEMBERED_FOR = 30_000;

const NEWS = columnsOf(news);
const insert = inserter(
  news,
  NEWS.names,
  NEWS.names.filter((name) => name !== 'id'),
);
const add = inserter(news, NEWS.names, 'keep');
const ofSection = select(
  NEWS,
  sql`from ${news} where ${news.section} = ${value} and (${news.state} is null or ${news.state} = 'published') order by ${news.at} desc, ${news.id} limit ${literal(NEWS_SHOWN)}`,
);
const newest = select(
  NEWS,
  sql`from ${news} order by ${news.at} desc, ${news.id} limit ${literal(NEWS_LISTED)}`,
);
const every = select(NEWS, sql`from ${news} order by ${news.id}`);
const withId = select(NEWS, sql`from ${news} where ${news.id} = ${value}`);

export async function applyNews(
  session: Session,
  changes: Extract<Change, { kind: 'news' }>[],
): Promise<void> {
  await insert(
    session,
    changes.map(({ item }) => item),
  );
}

/** Adds items that are not there yet. */
export function loadNews(session: Session, records: readonly NewsItem[]): Promise<void> {
  return add(session, records);
}

export function newsReads(engine: Engine): Pick<ServiceReads, 'sections' | 'news' | 'allNews' | 'newsItem'> {
  const { sections: own } = offerReads(engine);
  const sections = cached(REMEMBERED_FOR, async () => {
    const found = await own();
    return found.length > 0 ? inUsualOrder(found) : [...BUILT_IN_SECTIONS];
  });
  return {
    sections,
    news: async (section) => itemsFrom(await ofSection(engine, [section])),
    allNews: cached(REMEMBERED_FOR, async () => {
      const all = await Promise.all((await sections()).map(({ id }) => ofSection(engine, [id])));
      return itemsFrom(all.flat());
    }),
    newsItem: async (id) => itemsFrom(await withId(engine, [id]))[0] ?? null,
  };
}

/** Whatever its state: for the desk. */
export function newsOffice(engine: Engine): Pick<ReferenceReads, 'news' | 'allNews' | 'newsItem'> {
  return {
    news: async () => itemsFrom(await newest(engine)),
    allNews: async () => itemsFrom(await every(engine)),
    newsItem: async (id) => itemsFrom(await withId(engine, [id]))[0] ?? null,
  };
}

/** States are written by us alone. */
function itemsFrom(rows: readonly ReturnType<typeof NEWS.read>[]): NewsItem[] {
  return rows.map((row) => ({ ...row, state: row.state as NewsState | null }));
}

/** Those that come with the program first, as everybody knows them. */
function inUsualOrder<S extends { id: string }>(sections: readonly S[]): S[] {
  const place = (id: string) => {
    const found = BUILT_IN_SECTIONS.findIndex((one) => one.id === id);
    return found < 0 ? BUILT_IN_SECTIONS.length : found;
  };
  return [...sections].sort((one, other) => place(one.id) - place(other.id));
}
