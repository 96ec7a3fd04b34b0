/** The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, sections 6.2.1 and 6.2.1.1). */

/** Positions 0x00 to 0x7F in order; 0x1B is the escape and stands for no character. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};
const ESCAPE = 0x1b;
const ESCAPED = 0x80;
const NOT_IN_ALPHABET = 0xff;

/** By UTF-16 code unit: the septet, with ESCAPED added where the escape goes before it. '€' (20AC) is the highest. */
const SEPTET_OF = buildSeptets();
const EXTENDED = new Map(Object.entries(EXTENSION).map(([character, septet]) => [septet, character]));

function buildSeptets(): Uint8Array {
  const table = new Uint8Array(0x20ad).fill(NOT_IN_ALPHABET);
  for (let septet = 0; septet < BASIC.length; septet++) {
    if (septet !== ESCAPE) table[BASIC.charCodeAt(septet)] = septet;
  }
  for (const [character, septet] of Object.entries(EXTENSION)) {
    table[character.charCodeAt(0)] = septet | ESCAPED;
  }
  return table;
}

function septetOf(unit: number): number {
  return SEPTET_OF[unit] ?? NOT_IN_ALPHABET;
}

/** Septets that one UTF-16 code unit takes: 1, 2 (escaped), or 0 where the alphabet lacks it. */
export function septetsOf(unit: number): 0 | 1 | 2 {
  const septet = septetOf(unit);
  if (septet === NOT_IN_ALPHABET) return 0;
  return septet & ESCAPED ? 2 : 1;
}

/** Length in septets, or -1 where the text holds a character that the alphabet lacks. */
export function gsm7Length(text: string): number {
  let septets = 0;
  for (let i = 0; i < text.length; i++) {
    const width = septetsOf(text.charCodeAt(i));
    if (width === 0) return -1;
    septets += width;
  }
  return septets;
}

/** One octet a septet, not packed: what SMPP carries under data_coding 0. What the alphabet lacks becomes `?`. */
export function encodeGsm7(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const septet = septetOf(text.charCodeAt(i));
    if (septet === NOT_IN_ALPHABET) {
      octets[at++] = 0x3f;
    } else {
      if (septet & ESCAPED) octets[at++] = ESCAPE;
      octets[at++] = septet & 0x7f;
    }
  }
  return octets.subarray(0, at);
}

/**
 * Reads unpacked septets. An unknown escaped septet shows as its unescaped character, and an escape that
 * escapes nothing as a space (6.2.1.1); an octet above 0x7F is no septet and shows as U+FFFD.
 */
export function decodeGsm7(octets: Uint8Array): string {
  let text = '';
  for (let i = 0; i < octets.length; i++) {
    let septet = octets[i] ?? 0;
    if (septet === ESCAPE) {
      i++;
      septet = octets[i] ?? ESCAPE;
      text += septet === ESCAPE ? ' ' : (EXTENDED.get(septet) ?? basic(septet));
    } else {
      text += basic(septet);
    }
  }
  return text;
}

function basic(septet: number): string {
  return BASIC[septet] ?? '\ufffd';
}
