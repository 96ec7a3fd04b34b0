import { day } from '../../../calendar/day';
import type { Medium } from '../../../model/message';
import { type NewsItem, SECTIONS, type Section } from '../../../model/news';
import { clip } from '../../../text/clip';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import { word } from '../../scene/slotForms';

type Facts = { sections: true } | { section: Section; items: NewsItem[] } | { item: NewsItem | null };

const TITLE = 16;
/** Characters of a text at once: what a message can carry, what a card of WML holds, what is read in one go on a page. */
const PIECE: Record<Medium, number> = { sms: 130, web: 130, ussd: 130, wml: 240, xhtml: 1_200, html: 1_200 };

/** 信息: eight sections, the news of one, and the news themselves. */
export const newsLatest = command('news.latest', {
  slots: { section: word, item: word },
  writes: false,
  public: true,
  keepsText: true,
  above: 'news.latest',
  async load({ section, item }, ask): Promise<Facts> {
    if (item !== undefined) return { item: await ask.newsItem(item) };
    const known = SECTIONS.find((name) => name === section);
    return known === undefined ? { sections: true } : { section: known, items: await ask.news(known) };
  },
  answer(_, facts, scene) {
    if ('sections' in facts) return sections(scene);
    if ('section' in facts) return titles(facts.section, facts.items, scene);
    return facts.item ? text(facts.item, scene) : sections(scene);
  },
});

function sections(scene: Scene): Turn {
  // Their names are short: a message holds all of them.
  const { rows, page, pages } =
    scene.medium === 'sms' || scene.medium === 'web'
      ? { rows: SECTIONS, page: 1, pages: 1 }
      : pageOf([...SECTIONS], scene.page, scene.medium, scene.language);
  const choices = rows.map(
    (section): Choice => ({
      label: { name: `section.${section}` },
      act: { intent: 'news.latest', slots: { section } },
    }),
  );
  return listing({ view: 'news.sections', data: {} }, choices, page, pages);
}

function titles(section: Section, items: NewsItem[], scene: Scene): Turn {
  if (items.length === 0) return { reply: { show: { view: 'news.none', data: { section } } }, changes: [] };
  const { rows, page, pages } = pageOf(items, scene.page, scene.medium, scene.language);
  const choices = rows.map(
    ({ id, title }): Choice => ({
      label: { text: clip(title, TITLE) },
      act: { intent: 'news.latest', slots: { item: id } },
    }),
  );
  return listing({ view: 'news.list', data: { section } }, choices, page, pages);
}

function listing(
  show: NonNullable<Turn['reply']>['show'],
  choices: Choice[],
  page: number,
  pages: number,
): Turn {
  return {
    reply: {
      show,
      choices,
      expects: { state: 'menu', expects: 'choice', options: choices.length },
      list: { page, pages, rows: [] },
    },
    changes: [],
  };
}

/** A long text in pages; the last of the list stays open under it. */
function text({ title, body, at }: NewsItem, scene: Scene): Turn {
  const pieces = piecesOf(body, PIECE[scene.medium]);
  const page = Math.min(scene.page, pieces.length);
  const show = {
    view: 'news.item',
    data: {
      title: page === 1 ? clip(title, 30) : '',
      day: day(at, scene.now, scene.utcOffset, scene.language),
      body: pieces[page - 1] ?? '',
    },
  } as const;
  if (pieces.length === 1) return { reply: { show }, changes: [] };
  return {
    reply: {
      show,
      expects: { state: 'news.list', expects: 'page', page, pages: pieces.length },
      list: { page, pages: pieces.length, rows: [] },
    },
    changes: [],
  };
}

/** Cut after a sentence where one ends in the last third of a piece; never within a character. */
function piecesOf(body: string, room: number): string[] {
  const pieces: string[] = [];
  let left = [...body.trim()];
  while (left.length > room) {
    const head = left.slice(0, room);
    const end = Math.max(...['。', ';', '!', '?', '\n'].map((sign) => head.lastIndexOf(sign)));
    const cut = end >= (room * 2) / 3 ? end + 1 : room;
    pieces.push(left.slice(0, cut).join(''));
    left = left.slice(cut);
  }
  return [...pieces, left.join('')];
}
