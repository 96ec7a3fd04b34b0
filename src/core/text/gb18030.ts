/** Texts in GB18030, which the platform reads and does not write: what it reads is turned round, once, where it is needed. */

/** Characters in two octets, and how many of the first plane have four. */
const PAIRS = { lead: [0x81, 0xfe], trail: [0x40, 0xfe], none: 0x7f } as const;
const FOURS = 39_420;
/** The four octets count on: 10 × 126 × 10 for each first one. The other planes begin where the first is 0x90. */
const BESIDES = 0x0f * 12_600;
const FIRST_BESIDES = 0x10000;
const UNKNOWN = [0x84, 0x31, 0xa4, 0x37] as const;

let octetsOf: ReadonlyMap<string, readonly number[]> | null = null;

/** All that people write has a place in it; a few code points for private use have not, and become U+FFFD. */
export function encodeGb18030(text: string): Uint8Array {
  octetsOf ??= turnedRound();
  const octets: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) octets.push(point);
    else if (point >= FIRST_BESIDES) octets.push(...four(BESIDES + point - FIRST_BESIDES));
    else octets.push(...(octetsOf.get(character) ?? UNKNOWN));
  }
  return Uint8Array.from(octets);
}

/** Octets of one character. */
export function gb18030Length(character: string): number {
  if (character.charCodeAt(0) < 0x80) return 1;
  if (character.length > 1) return 4;
  octetsOf ??= turnedRound();
  return (octetsOf.get(character) ?? UNKNOWN).length;
}

function turnedRound(): ReadonlyMap<string, readonly number[]> {
  const written: number[][] = Array.from({ length: FOURS }, (_, index) => four(index));
  for (let lead: number = PAIRS.lead[0]; lead <= PAIRS.lead[1]; lead++) {
    for (let trail: number = PAIRS.trail[0]; trail <= PAIRS.trail[1]; trail++) {
      if (trail !== PAIRS.none) written.push([lead, trail]);
    }
  }
  // Each is one character of the first plane, so they stand in the text at the places of their octets.
  const read = new TextDecoder('gb18030').decode(Uint8Array.from(written.flat()));
  return new Map(written.map((octets, at) => [read.charAt(at), octets]));
}

function four(index: number): number[] {
  return [
    0x81 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}
