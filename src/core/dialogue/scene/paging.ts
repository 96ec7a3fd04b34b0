/** Lists in pieces that a message can carry. */
import type { Language, Medium } from '../../model/message';
import type { Choice, Reply, Scene } from './command';

/** Rows on a page, so that an SMS stays within three segments; USSD goes on over several screens; 9 and 0 are taken. */
const ROWS: Record<Medium, Record<Language, number>> = {
  sms: { 'zh-CN': 5, en: 3 },
  web: { 'zh-CN': 5, en: 3 },
  ussd: { 'zh-CN': 8, en: 8 },
  wml: { 'zh-CN': 5, en: 5 },
  xhtml: { 'zh-CN': 8, en: 8 },
  html: { 'zh-CN': 8, en: 8 },
};

interface Page<Row> {
  rows: Row[];
  /** From 1, brought into range. */
  page: number;
  pages: number;
}

/** The rows of the page that is asked for. A page beyond the last is the last. */
export function pageOf<Row>(
  rows: readonly Row[],
  { page, medium, language }: Pick<Scene, 'page' | 'medium' | 'language'>,
): Page<Row> {
  const size = ROWS[medium][language];
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const inRange = Math.min(Math.max(page, 1), pages);
  return { rows: rows.slice((inRange - 1) * size, inRange * size), page: inRange, pages };
}

/** What a reply that shows a list has beside its view: a line for each row of the page, and which page it is. */
export function listOf<Row>(
  all: readonly Row[],
  lineOf: (row: Row) => Choice,
  scene: Scene,
  state: 'menu' | 'case.list' = 'menu',
): Required<Pick<Reply, 'choices' | 'expects' | 'list'>> {
  const { rows, page, pages } = pageOf(all, scene);
  return {
    choices: rows.map(lineOf),
    expects: { state, expects: 'choice', options: rows.length },
    list: { page, pages, rows: [] },
  };
}
