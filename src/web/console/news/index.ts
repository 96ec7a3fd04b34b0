/** News at the desk: written, looked at as on a phone, published from one day to another, withdrawn. */
import { may } from '../../../core/desk/may';
import type { NewsItem } from '../../../core/model/news';
import { fill } from '../../../core/views/fill';
import { askedRoutes } from '../frame/asked';
import { tableOf } from '../frame/parts';
import { type DeskCall, inOneStep, type PageAnswer, type Section } from '../frame/route';
import { SOUGHT, searched } from '../frame/search';
import { OF_ALL } from '../reference/tools';
import { itemRoutes } from './item';
import { isWrittenBy, type NewsTools, sectionNames, standingOf } from './tools';

export function newsSection(tools: NewsTools): Section {
  return {
    name: 'news',
    menu: { path: '/news', needs: 'news.set' },
    routes: [
      ...askedRoutes({ path: '/news', needs: 'news.set', fields: SOUGHT }, (call) => listPage(call, tools)),
      ...inOneStep(() => tools.reads.stamps(), itemRoutes(tools)),
    ],
  };
}

async function listPage(call: DeskCall, tools: NewsTools): Promise<PageAnswer> {
  const { words } = call;
  const [all, places, names] = await Promise.all([
    tools.reads.news(),
    tools.places(),
    sectionNames(call, tools),
  ]);
  const own = all.filter((item) => isWrittenBy(call, item, places));
  const { shown, nothing, data } = searched(call, '/news', own, ({ title, body, section }) => [
    ...[title, body, names.get(section) ?? section],
  ]);
  const writers = new Map(
    await Promise.all(
      [...new Set(shown.map(({ by }) => by ?? ''))].map(async (by) => [by, await tools.nameOf(by)] as const),
    ),
  );
  const columns = words.columns as Record<string, string>; // templates/console/news/*.json
  const label = (name: string) => ({ label: columns[name] ?? '' });
  const list = tableOf({
    caption: '',
    columns: [
      { ...label('title'), kind: 'head' },
      label('section'),
      label('days'),
      label('by'),
      label('state'),
    ],
    rows: shown.map((item) => [
      { text: item.title, href: `/news/${item.id}` },
      names.get(item.section) ?? item.section,
      daysOf(call, item),
      writers.get(item.by ?? '') ?? '',
      standingOf(call, item),
    ]),
    empty: nothing ?? { says: String(words.none), href: '/news/new', label: String(words.add) },
  });
  // Files are of the whole installation, as those of all reference data.
  const ofAll = may(call.account, 'reference.set', OF_ALL) === 'yes';
  return { page: 'list', title: String(words.menu), data: { list, ofAll, any: own.length > 0, ...data } };
}

function daysOf({ words, day }: DeskCall, { at, until }: NewsItem): string {
  const from = day(at);
  // The end is a midnight: its last day is the one before.
  return until ? `${from}–${day(until - 1)}` : fill(String(words.on), { day: from });
}
