/** The text of an item of the news, in pieces that a medium has room for: as a reply, and as the desk shows it beforehand. */
import { type DayReader, day } from '../../../calendar/day';
import type { Medium } from '../../../model/message';
import type { NewsItem } from '../../../model/news';
import { clip } from '../../../text/clip';
import type { Turn } from '../../scene/command';

/** Characters of a text at once: what a message can carry, what a card of WML holds, what is read in one go on a page. */
const PIECE: Record<Medium, number> = { sms: 130, web: 130, ussd: 130, wml: 240, xhtml: 1_200, html: 1_200 };

interface Reader extends DayReader {
  medium: Medium;
}

/** A piece of it, from 1; the last of the list stays open under it. */
export function newsReply(
  { title, body, at }: Pick<NewsItem, 'title' | 'body' | 'at'>,
  asked: number,
  reader: Reader,
): NonNullable<Turn['reply']> {
  const pieces = piecesOf(body, PIECE[reader.medium]);
  const page = Math.min(asked, pieces.length);
  const show = {
    view: 'news.item',
    data: {
      title: page === 1 ? clip(title, 30) : '',
      day: day(at, reader),
      body: pieces[page - 1] ?? '',
    },
  } as const;
  if (pieces.length === 1) return { show };
  return {
    show,
    expects: { state: 'news.list', expects: 'page', page, pages: pieces.length },
    list: { page, pages: pieces.length, rows: [] },
  };
}

/** What a sentence ends with, in the punctuation of either language; a full stop where a blank follows. */
const ENDS = new Set('。；！？;!?\n');

/** Cut after a sentence where one ends in the last third of a piece; never within a character. */
function piecesOf(body: string, room: number): string[] {
  const pieces: string[] = [];
  let left = [...body.trim()];
  while (left.length > room) {
    const whole = left;
    const isEnd = (sign: string, at: number) => ENDS.has(sign) || (sign === '.' && whole[at + 1] === ' ');
    const end = whole.slice(0, room).findLastIndex(isEnd);
    const cut = end >= (room * 2) / 3 ? end + 1 : room;
    pieces.push(whole.slice(0, cut).join(''));
    left = whole.slice(whole[cut] === ' ' ? cut + 1 : cut);
  }
  return [...pieces, left.join('')];
}
