/** Text as offices' computers save it; Node reads GB18030 and does not write it. */
const decoder = new TextDecoder('gb18030', { fatal: true });
let table: Map<string, Buffer> | null = null;

export function gb18030(text: string): Buffer {
  table ??= new Map([...twoBytes(), ...fourBytes()]);
  const known = table;
  return Buffer.concat(
    Array.from(text, (character) =>
      character < '\u0080' ? Buffer.from(character) : (known.get(character) ?? Buffer.from('?')),
    ),
  );
}

function* twoBytes(): Generator<[string, Buffer]> {
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) yield* one(Buffer.from([lead, trail]));
}

/** Of the first planes alone: rare Han characters. */
function* fourBytes(): Generator<[string, Buffer]> {
  for (let lead = 0x81; lead <= 0x82; lead++)
    for (let second = 0x30; second <= 0x39; second++)
      for (let third = 0x81; third <= 0xfe; third++)
        for (let last = 0x30; last <= 0x39; last++) yield* one(Buffer.from([lead, second, third, last]));
}

function* one(octets: Buffer): Generator<[string, Buffer]> {
  try {
    const character = decoder.decode(octets);
    if ([...character].length === 1) yield [character, octets];
  } catch {
    // No character has these.
  }
}
