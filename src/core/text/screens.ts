/** Texts cut into pieces: into what a USSD screen shows (3GPP TS 23.038, section 5; TS 24.080: a string has at most 160 octets), and into messages. */
import { gsm7Length } from './gsm7';
import { encodingOf } from './segments';

/**
 * Room of one screen with its menu lines, in septets or UTF-16 code units. 160 octets hold 182 septets or 80
 * characters; many networks take ten characters of the latter for themselves.
 */
export const SCREEN_ROOM = { gsm7: 182, ucs2: 70 } as const;

/** What stands below a text: the ways on from there. Empty lines say nothing. */
export type Ways = (screen: { first: boolean; last: boolean }) => string;

export interface Screens {
  /** The text in pieces: joined they are the text. */
  pieces: string[];
  /** What is shown: each piece with its ways. */
  screens: string[];
}

/** Cuts no number, no word of Latin letters and no character; a run that is longer than a screen is cut where it must. */
export function cutScreens(text: string, ways: Ways): Screens {
  const all = [true, false].flatMap((first) => [true, false].map((last) => ways({ first, last })));
  const encoding = encodingOf(text + all.join(''));
  const room = SCREEN_ROOM[encoding];
  const cost = encoding === 'gsm7' ? gsm7Length : (piece: string) => piece.length;
  const pieces: string[] = [];
  const screens: string[] = [];
  for (let rest = text; ; ) {
    const first = pieces.length === 0;
    const whole = joined(rest, ways({ first, last: true }));
    if (cost(whole) <= room) return { pieces: [...pieces, rest], screens: [...screens, whole] };
    const below = ways({ first, last: false });
    const piece = rest.slice(0, endOf(rest, fitting(rest, below, room, cost)));
    pieces.push(piece);
    screens.push(joined(piece, below));
    rest = rest.slice(piece.length);
  }
}

function joined(piece: string, below: string): string {
  return below === '' ? piece.trimEnd() : `${piece.trimEnd()}\n${below}`;
}

/** How many code units of the text fit above the ways; at least one. */
function fitting(text: string, below: string, room: number, cost: (piece: string) => number): number {
  let left = room - cost(below === '' ? '' : `\n${below}`);
  for (let at = 0; at < text.length; at++) {
    left -= cost(text.charAt(at));
    if (left < 0) return Math.max(at, 1);
  }
  return text.length;
}

/** UTF-16 units that carriers take as one message, however many parts it has on the air, with its signature. */
export const LONGEST_MESSAGE = 500;

/**
 * A text too long for one message as several: each is whole by itself and says which of how many it is. `before` stands before the text, and before each piece of it; one message
 * where all of it has room.
 */
export function cutMessages(text: string, before: string): string[] {
  if (before.length + text.length <= LONGEST_MESSAGE) return [before + text];
  // Told in advance, so that no number is wider than the room kept for it.
  const room = LONGEST_MESSAGE - before.length - '(99/99)'.length;
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const piece = rest.length <= room ? rest : rest.slice(0, endOf(rest, room));
    pieces.push(piece.trim());
    rest = rest.slice(piece.length);
  }
  return pieces.map((piece, at) => `${before}(${at + 1}/${pieces.length})${piece}`);
}

/** Less of a screen than this is no place to stop for the sake of a line's end. */
const LEAST = 0.4;
const SENTENCE = /[。！？;；!?]/;
const PAUSE = /[,，、:： ]/;

/** Where a piece of at most so many code units ends: after a line, else a sentence, else a pause, else between any two characters that may part. */
function endOf(text: string, most: number): number {
  const least = Math.max(1, Math.floor(most * LEAST));
  const last = (fits: (end: number) => boolean, from: number): number => {
    for (let end = most; end >= from; end--) if (fits(end)) return end;
    return 0;
  };
  const after = (marks: RegExp) => (end: number) => marks.test(text.charAt(end - 1)) && mayPart(text, end);
  return (
    last((end) => text.charAt(end - 1) === '\n', least) ||
    last(after(SENTENCE), least) ||
    last(after(PAUSE), least) ||
    last((end) => mayPart(text, end), 1) ||
    last((end) => !isInside(text, end), 1) ||
    // A character of two units, with no room for both: it goes whole all the same.
    2
  );
}

/** Runs that are read as one: 316.50元, 2026-11-23, QZ20261123-0001, 0595-12345678. */
const RUN = /[A-Za-z0-9.,:/\-+*#_%]/;
const UNIT = /[元年月日号笔点亩人时分天%]/;

function mayPart(text: string, at: number): boolean {
  if (isInside(text, at)) return false;
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (/[0-9]/.test(before) && UNIT.test(after)) return false;
  return !(RUN.test(before) && RUN.test(after));
}

/** Whether one character, with its marks, goes on over this place. */
function isInside(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  const pair = (before & 0xfc00) === 0xd800 && (after & 0xfc00) === 0xdc00;
  return pair || before === 0x200d || /^[\p{M}\u200d]/u.test(text.charAt(at));
}
