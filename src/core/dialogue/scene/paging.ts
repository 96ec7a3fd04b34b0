/** Lists in pieces that a message can carry. */
import type { Language, Medium } from '../../model/message';

/** Rows on a page, so that an SMS stays within three segments; USSD goes on over several screens; 9 and 0 are taken. */
const ROWS: Record<Medium, Record<Language, number>> = {
  sms: { 'zh-CN': 5, en: 3 },
  web: { 'zh-CN': 5, en: 3 },
  ussd: { 'zh-CN': 8, en: 8 },
  wml: { 'zh-CN': 5, en: 5 },
  xhtml: { 'zh-CN': 8, en: 8 },
  html: { 'zh-CN': 8, en: 8 },
};

export interface Page<Row> {
  rows: Row[];
  /** From 1, brought into range. */
  page: number;
  pages: number;
}

/** The rows of one page. A page beyond the last is the last. */
export function pageOf<Row>(rows: Row[], page: number, medium: Medium, language: Language): Page<Row> {
  const size = ROWS[medium][language];
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const inRange = Math.min(Math.max(page, 1), pages);
  return { rows: rows.slice((inRange - 1) * size, inRange * size), page: inRange, pages };
}
