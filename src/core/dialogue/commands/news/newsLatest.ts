import type { NewsSection } from '../../../model/desk/reference';
import { isTexted } from '../../../model/message';
import { type NewsItem, newsOut } from '../../../model/news';
import { clip } from '../../../text/clip';
import { pairsOf } from '../../../text/pairs';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { listOf } from '../../scene/paging';
import type { Reads } from '../../scene/reads';
import { leadTo, picking, say } from '../../scene/say';
import { spoken, word } from '../../scene/slotForms';
import { newsItemNow, newsNow } from './newsNow';
import { ALL, findNews, LIKELY, SURE, sectionIn } from './newsSearch';
import { newsReply } from './newsText';
import { labelOf, shownName } from './sections';

type Facts =
  /** `missed`: what was asked for is in none of them. */
  | { sections: NewsSection[]; missed: boolean }
  | { section: NewsSection; items: NewsItem[] }
  | { item: NewsItem | null }
  /** What the words may mean. */
  | { found: NewsItem[] };

const TITLE = 16;

/** 信息: the sections, the news of one, and the news themselves; a section and an item are found by what they are about, too. */
export const newsLatest = command('news.latest', {
  slots: { section: word, item: word, words: spoken },
  writes: false,
  public: true,
  keepsText: true,
  above: 'news.latest',
  async load({ section, item, words }, ask, scene): Promise<Facts> {
    if (item !== undefined) return { item: await newsItemNow(item, ask, scene) };
    const sections = await ask.sections();
    const known = sections.find(({ id }) => id === section);
    if (known !== undefined) return { section: known, items: newsOut(await ask.news(known.id), scene.now) };
    return words === undefined ? { sections, missed: false } : byWords(words, ask, scene);
  },
  answer(_, facts, scene) {
    if ('sections' in facts) return sectionList(facts.sections, facts.missed, scene);
    if ('found' in facts) return found(facts.found);
    if ('section' in facts) return titles(facts.section, facts.items, scene);
    // It is not there any more: the list leads on.
    return facts.item
      ? {
          reply: newsReply(facts.item, scene.page, scene),
          changes: [],
          subject: { kind: 'news', news: facts.item.id },
        }
      : leadTo({ intent: 'news.latest', slots: {} });
  },
});

async function byWords(words: string, ask: Reads, scene: Scene): Promise<Facts> {
  const { sectionNames, says } = scene;
  const [sections, all] = await Promise.all([ask.sections(), newsNow(ask, scene)]);
  const named = sectionIn(words, sections, sectionNames);
  // Little more than a name: only a title goes before it.
  const meant = findNews(all, words, says, named?.whole ? SURE : LIKELY);
  const within = meant.filter(({ section }) => section === named?.section.id);
  if (within.length > 0) return { found: within };
  // 镇上哪有招人的: what is named goes before a word that some text happens to have.
  const surely = named ? findNews(all, words, says, SURE) : meant;
  if (surely.length > 0) return { found: surely };
  if (named)
    return { section: named.section, items: all.filter(({ section }) => section === named.section.id) };
  const generally = sectionNames(ALL).some((name) => words.toLowerCase().includes(name));
  return { sections, missed: !generally && pairsOf(words).length > 1 };
}

/** So many are offered. */
const OFFERED = 4;

function found(items: readonly NewsItem[]): Turn {
  const [one] = items;
  if (one && items.length === 1) return leadTo({ intent: 'news.latest', slots: { item: one.id } });
  const show = { view: 'news.found', data: {} } as const;
  return say(show, items.slice(0, OFFERED).map(lineOf));
}

function lineOf({ id, title }: NewsItem): Choice {
  return { label: { text: clip(title, TITLE) }, act: { intent: 'news.latest', slots: { item: id } } };
}

function sectionList(sections: NewsSection[], missed: boolean, scene: Scene): Turn {
  const show = { view: missed ? 'news.missed' : 'news.sections', data: {} } as const;
  const toSection = (section: NewsSection): Choice => ({
    label: labelOf(section, scene.sectionNames),
    act: { intent: 'news.latest', slots: { section: section.id } },
  });
  // Their names are short: a message holds all of them.
  const lines = isTexted(scene.medium)
    ? picking(sections.map(toSection))
    : listOf(sections, toSection, scene);
  return { reply: { show, ...lines }, changes: [] };
}

function titles(of: NewsSection, items: NewsItem[], scene: Scene): Turn {
  const section = shownName(of, scene.sectionNames);
  if (items.length === 0) return say({ view: 'news.none', data: { section } });
  const show = { view: 'news.list', data: { section } } as const;
  return { reply: { show, ...listOf(items, lineOf, scene) }, changes: [] };
}
