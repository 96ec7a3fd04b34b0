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

const TAG = /<[!?][^>]*>|<(\/?)[A-Za-z][A-Za-z0-9]*((?:\s+[A-Za-z-]+="[^"]*")*)\s*(\/?)>/g;
const VALUE = /="([^"]*)"/g;
const ENTITY = /&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);/g;

/** Whether every phone can hold it. What is no longer as it is written is not longer once it is compiled. */
export function isDeck(markup: string): boolean {
  return octetsOf(markup) <= DECK_ROOM || deckSize(markup) <= DECK_ROOM;
}

/** Octets at most. `markup` must be well-formed, its attributes in double quotes. */
export function deckSize(markup: string): number {
  let size = HEAD;
  let end = 0;
  for (const tag of markup.matchAll(TAG)) {
    size += textSize(markup.slice(end, tag.index));
    end = tag.index + tag[0].length;
    if (tag[0].startsWith('<!') || tag[0].startsWith('<?')) continue;
    const [, closes, attributes = ''] = tag;
    // One octet for the tag; one for its end, which an empty one spares.
    size += 1;
    if (!closes && attributes !== '') size += attributesSize(attributes);
  }
  return size + textSize(markup.slice(end));
}

function attributesSize(attributes: string): number {
  const values = [...attributes.matchAll(VALUE)].map(([, value = '']) => 1 + stringSize(value));
  return values.reduce((sum, one) => sum + one, 1);
}

function textSize(text: string): number {
  return text === '' ? 0 : stringSize(text.replace(/\s+/g, ' '));
}

function stringSize(text: string): number {
  const plain = text.includes('&') ? text.replace(ENTITY, '&') : text;
  const variables = plain.includes('$') ? plain.split('$').length - 1 : 0;
  return AROUND_STRING + octetsOf(plain) + variables * AROUND_VARIABLE;
}

/** Of UTF-8. */
function octetsOf(text: string): number {
  let octets = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair counts half of the four.
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    octets += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return octets;
}
