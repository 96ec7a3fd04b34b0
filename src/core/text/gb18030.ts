/** Texts in GB18030, which the platform reads and does not write: what it reads is turned round, once, where it is needed. */

/** Characters in two octets, and how many of the first plane have four. */
const PAIRS = { lead: [0x81, 0xfe], trail: [0x40, 0xfe], none: 0x7f } as const;
const FOURS = 39_420;
/** The four octets count on: 10 × 126 × 10 for each first one. The other planes begin where the first is 0x90. */
const BESIDES = 0x0f * 12_600;
const FIRST_BESIDES = 0x10000;
const UNKNOWN = 0x8431a437;

let codes: Uint32Array | null = null;

/** All that people write has a place in it; a few code points for private use have not, and become U+FFFD. */
export function encodeGb18030(text: string): Uint8Array {
  const octets = new Uint8Array(4 * text.length);
  let at = 0;
  for (const character of text) at = put(octets, at, codeOf(character));
  return octets.subarray(0, at);
}

/** Octets of one character. */
export function gb18030Length(character: string): number {
  return lengthOf(codeOf(character));
}

const lengthOf = (code: number) => (code > 0xffff ? 4 : code > 0xff ? 2 : 1);

/** Returns where the next one goes. */
function put(octets: Uint8Array, at: number, code: number): number {
  const end = at + lengthOf(code);
  for (let [to, rest] = [end - 1, code]; to >= at; to--, rest >>>= 8) octets[to] = rest;
  return end;
}

/** The octets of a character as one number. */
function codeOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return point;
  if (point >= FIRST_BESIDES) return four(BESIDES + point - FIRST_BESIDES);
  codes ??= turnedRound();
  return codes[point] || UNKNOWN;
}

/** The codes of the first plane by their code point. */
function turnedRound(): Uint32Array {
  const written = Array.from({ length: FOURS }, (_, index) => four(index));
  for (let lead: number = PAIRS.lead[0]; lead <= PAIRS.lead[1]; lead++) {
    for (let trail: number = PAIRS.trail[0]; trail <= PAIRS.trail[1]; trail++) {
      if (trail !== PAIRS.none) written.push(lead * 0x100 + trail);
    }
  }
  const octets = new Uint8Array(4 * written.length);
  const end = written.reduce((at, code) => put(octets, at, code), 0);
  // Each is one character of the first plane, so they stand in the text at the places of their octets.
  const read = new TextDecoder('gb18030').decode(octets.subarray(0, end));
  const byPoint = new Uint32Array(FIRST_BESIDES);
  for (const [at, code] of written.entries()) byPoint[read.charCodeAt(at)] = code;
  byPoint[0xfffd] = UNKNOWN; // pairs that stand for nothing were read as this
  return byPoint;
}

function four(index: number): number {
  const first = (0x81 + Math.floor(index / 12_600)) * 0x100 + 0x30 + (Math.floor(index / 1_260) % 10);
  return first * 0x10000 + (0x81 + (Math.floor(index / 10) % 126)) * 0x100 + 0x30 + (index % 10);
}
