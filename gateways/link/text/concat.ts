/** Long texts: which part of what, as the user data header says it (3GPP TS 23.040, sections 9.2.3.24.1 and .8). */
import type { InboundPart } from '../../../src/core/model/message';

export type PartOf = InboundPart['part'];

const CONCAT_8 = 0x00;
const CONCAT_16 = 0x08;

/** Parts the user data header from the text. Information elements other than concatenation are skipped. */
export function readHeader(data: Buffer): { text: Buffer; part: PartOf | null } {
  const length = data[0] ?? 0;
  if (length + 1 > data.length) return { text: data, part: null }; // a header longer than the message is none
  const text = data.subarray(length + 1);
  let part: PartOf | null = null;
  for (let at = 1; at + 2 <= length + 1; ) {
    const id = data[at];
    const size = data[at + 1] ?? 0;
    const element = data.subarray(at + 2, Math.min(at + 2 + size, length + 1));
    if (id === CONCAT_8 && element.length === 3) part = partOf(8, element.readUInt8(0), element);
    if (id === CONCAT_16 && element.length === 4)
      part = partOf(16, element.readUInt16BE(0), element.subarray(1));
    at += 2 + size;
  }
  return { text, part };
}

function partOf(width: 8 | 16, reference: number, countAndNumber: Buffer): PartOf | null {
  return partIn({ width, reference, total: countAndNumber[1] ?? 0, number: countAndNumber[2] ?? 0 });
}

/** A set of one is a whole message, and a number outside its set is noise (TS 23.040 says: ignore). */
export function partIn(part: PartOf): PartOf | null {
  return part.total > 1 && part.number >= 1 && part.number <= part.total ? part : null;
}

/** The user data header of one part, with its own length in front. */
export function concatHeader(width: 8 | 16, reference: number, total: number, number: number): Buffer {
  return width === 8
    ? Buffer.from([5, CONCAT_8, 3, reference & 0xff, total, number])
    : Buffer.from([6, CONCAT_16, 4, (reference >> 8) & 0xff, reference & 0xff, total, number]);
}
