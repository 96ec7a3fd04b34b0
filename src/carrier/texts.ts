/** Texts of people at the small carrier: what is typed in segments, and segments that came as they are read. */
import { encodeText } from '../../gateways/link/text/alphabet';
import { concatHeader, readHeader } from '../../gateways/link/text/concat';
import type { Alphabet } from '../core/model/message';
import type { TextForm } from '../core/model/route';
import { readText } from '../core/text/octets';
import type { Brought, Segment } from './carrierPeer';

const ALPHABETS: Readonly<Record<number, Alphabet>> = { 0: 'gsm7', 8: 'ucs2', 15: 'gb18030' };

const PHONE_FORM: TextForm = { byDefault: 'ascii', wide: 'ucs2', header: 6, signature: 'front' };

/** As a phone sends it: ASCII, or UCS-2 in as many parts as it needs. `reference` marks the parts of one text. */
export function typed(from: string, to: string, text: string, reference: number): Brought[] {
  const { dataCoding: coding, parts } = encodeText(text, PHONE_FORM);
  const whole = { from, to, coding, hasHeader: parts.length > 1 };
  return parts.map((part, index) => {
    const header = parts.length > 1 ? concatHeader(8, reference, parts.length, index + 1) : Buffer.alloc(0);
    return { ...whole, octets: Buffer.concat([header, part]) };
  });
}

/** Puts the parts of long texts together as they come. */
export class Reading {
  private readonly sets = new Map<string, Map<number, Segment>>();

  /** The whole text, once its last part is there; null before. */
  add(segment: Segment): string | null {
    const { part } = segment.hasHeader ? readHeader(segment.octets) : { part: null };
    if (!part) return textOf([segment]);
    const key = `${segment.to} ${part.reference}`;
    const set = this.sets.get(key) ?? new Map<number, Segment>();
    this.sets.set(key, set.set(part.number, segment));
    if (set.size < part.total) return null;
    this.sets.delete(key);
    return textOf([...set].sort(([a], [b]) => a - b).map(([, one]) => one));
  }
}

function textOf(segments: readonly Segment[]): string {
  return readText(
    segments.map(({ octets, coding, hasHeader }) => ({
      octets: hasHeader ? readHeader(octets).text : octets,
      alphabet: ALPHABETS[coding] ?? 'ascii',
    })),
  );
}
