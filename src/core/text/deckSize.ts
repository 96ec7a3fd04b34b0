/**
 * How large a deck of WML is once a gateway has compiled it (WAP-192, WBXML 1.3): never less than it turns out to
 * be. Phones of the time hold 1,400 octets, the smallest of them, of which a gateway needs some for itself.
 */

/** Octets of a compiled deck that every phone and gateway takes. */
export const DECK_ROOM = 1_200;

/** Version, public identifier, charset, and the length of a string table that may be empty. */
const HEAD = 8;
/** STR_I in front of a string and the zero behind it. */
const AROUND_STRING = 2;
/** A variable ends the string before it and begins another: EXT_I, its zero, and the two strings' own. */
const AROUND_VARIABLE = 2 + AROUND_STRING;

/** Whether every phone can hold it. What is no longer as it is written is not longer once it is compiled. */
export function isDeck(markup: string): boolean {
  return octetsOf(markup) <= DECK_ROOM || deckSize(markup) <= DECK_ROOM;
}

/** Octets at most. `markup` must be well-formed, its attributes in double quotes and without a bare `>`. */
export function deckSize(markup: string): number {
  let size = HEAD;
  for (let at = 0; at < markup.length; ) {
    const isTag = markup.startsWith('<', at);
    const next = markup.indexOf(isTag ? '>' : '<', at);
    const end = next < 0 ? markup.length : isTag ? next + 1 : next;
    size += isTag ? tagSize(markup, at, end) : AROUND_STRING + stringSize(markup, at, end);
    at = end;
  }
  return size;
}

/** One octet for a tag, and one for the end of what it encloses, which an empty one spares. */
function tagSize(markup: string, from: number, to: number): number {
  const kind = markup.charAt(from + 1);
  if (kind === '!' || kind === '?') return 0;
  let size = 1;
  for (let at = from; ; ) {
    const start = markup.indexOf('="', at) + 2;
    if (start < 2 || start > to) break;
    const end = markup.indexOf('"', start);
    // The attribute itself, and with the first of them the end of the list.
    size += (size === 1 ? 2 : 1) + AROUND_STRING + stringSize(markup, start, end);
    at = end + 1;
  }
  return size;
}

const AMPERSAND = 0x26;
const DOLLAR = 0x24;

/** Entities name the five marks of markup, of one octet each. */
function stringSize(markup: string, from: number, to: number): number {
  let size = 0;
  for (let at = from; at < to; at++) {
    const unit = markup.charCodeAt(at);
    if (unit === AMPERSAND) at = markup.indexOf(';', at);
    size += octetsOfUnit(unit) + (unit === DOLLAR ? AROUND_VARIABLE : 0);
  }
  return size;
}

/** In UTF-8; each half of a surrogate pair counts half of the four. */
function octetsOfUnit(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
}

function octetsOf(text: string): number {
  let octets = 0;
  for (let at = 0; at < text.length; at++) octets += octetsOfUnit(text.charCodeAt(at));
  return octets;
}
