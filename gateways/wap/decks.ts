/** A page of WML in decks that every phone can hold: what does not fit goes on in the next. */
import { DECK_ROOM, deckSize, isDeck } from '../../src/core/text/deckSize';
import type { Sheet, SheetForm, SheetLink } from './sheet';

type Block = { line: string } | { link: SheetLink } | { form: SheetForm };

/** What leads from one deck to the next and back. */
export interface Turning {
  more: string;
  back: string;
  /** Address of a deck of this page, from 1; null where it can not be asked for again. */
  at: ((piece: number) => string) | null;
}

/** The decks of a sheet, as markup, at least one; `print` makes markup of a sheet. */
export function decksOf(sheet: Sheet, turning: Turning, print: (sheet: Sheet) => string): string[] {
  // The soft key repeats what a link of the form does: it goes first where room is short.
  const spare = { ...sheet, softKey: false };
  for (const one of [sheet, spare]) {
    const whole = print(one);
    if (isDeck(whole)) return [whole];
  }
  const pieces = cut(spare, turning, print);
  // What can not be asked for again is shown as far as it goes.
  const reachable = turning.at ? pieces : pieces.slice(0, 1);
  return reachable.map((piece, index) =>
    print(withWays(piece, sheet, turning, index + 1, index + 1 === reachable.length)),
  );
}

function cut(sheet: Sheet, turning: Turning, print: (sheet: Sheet) => string): Sheet[] {
  const fits = (piece: Sheet) =>
    deckSize(print(withWays(piece, sheet, turning, 2, true))) <= DECK_ROOM - NEXT;
  const pieces: Sheet[] = [];
  let piece = empty(sheet);
  const put = (block: Block) => {
    const fuller = added(piece, block);
    if (fits(fuller)) {
      piece = fuller;
      return;
    }
    if (!isEmpty(piece)) {
      pieces.push(piece);
      piece = empty(sheet);
      return put(block);
    }
    if (!('line' in block) || block.line.length < 2) {
      piece = fuller;
      return;
    }
    const [first, rest] = halved(block.line);
    put({ line: first });
    put({ line: rest });
  };
  for (const block of blocksOf(sheet)) put(block);
  return [...pieces, piece];
}

/** Room for the way to the next deck, octets. */
const NEXT = 90;

function blocksOf({ lines, links, form }: Sheet): Block[] {
  return [
    ...lines.map((line) => ({ line })),
    ...links.map((link) => ({ link })),
    ...(form ? [{ form }] : []),
  ];
}

function added(piece: Sheet, block: Block): Sheet {
  if ('line' in block) return { ...piece, lines: [...piece.lines, block.line] };
  if ('link' in block) return { ...piece, links: [...piece.links, block.link] };
  return { ...piece, form: block.form };
}

function empty(sheet: Sheet): Sheet {
  return { ...sheet, lines: [], links: [], form: null };
}

function isEmpty({ lines, links, form }: Sheet): boolean {
  return lines.length === 0 && links.length === 0 && form === null;
}

const SENTENCE = /[。！？;；!?.,,、 ]/;

/** Near its middle, after a sentence or a pause; never within a character or a number. */
function halved(line: string): [string, string] {
  const middle = Math.floor(line.length / 2);
  for (let end = middle; end > middle / 2; end--) {
    if (SENTENCE.test(line.charAt(end - 1)) && !/\d/.test(line.charAt(end))) {
      return [line.slice(0, end), line.slice(end)];
    }
  }
  const inside = /[\udc00-\udfff\d]/.test(line.charAt(middle));
  const end = inside && middle + 1 < line.length ? endOfRun(line, middle) : middle;
  return [line.slice(0, end), line.slice(end)];
}

function endOfRun(line: string, from: number): number {
  let end = from;
  while (end < line.length - 1 && /[\udc00-\udfff\d]/.test(line.charAt(end))) end += 1;
  return end;
}

/** `0` leads to the deck before, `9` to the one after; the ways of the page itself stand on its last deck. */
function withWays(piece: Sheet, sheet: Sheet, turning: Turning, number: number, last: boolean): Sheet {
  const { at, more, back } = turning;
  const to = (label: string, key: string, deck: number): SheetLink => ({
    label,
    key,
    href: at?.(deck) ?? '',
    post: null,
    next: false,
  });
  const own = number === 1 ? sheet.nav : sheet.nav.filter(({ key }) => key !== '0');
  const before = number > 1 && at ? [to(back, '0', number - 1)] : [];
  const onward = last ? own.filter(({ key }) => key === '9') : [to(more, '9', number + 1)];
  return { ...piece, nav: inRow([...onward, ...before, ...own.filter(({ key }) => key !== '9')]) };
}

function inRow(ways: SheetLink[]): SheetLink[] {
  return ways.map((way, index) => ({ ...way, next: index < ways.length - 1 }));
}
