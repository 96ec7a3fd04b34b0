/**
 * A 53-bit hash of a text in base 36, to know a repeat without keeping the text. Two 32-bit multiplicative
 * lanes, mixed at the end; not for secrets.
 */
export function fingerprint(text: string): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  const mixedLow = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const mixedHigh = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  // In two halves: a whole number beyond 32 bits takes ten times as long to write.
  return (mixedHigh & 0x1fffff).toString(36) + (mixedLow >>> 0).toString(36);
}
