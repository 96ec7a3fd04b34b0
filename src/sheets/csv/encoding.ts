/** In what encoding a text is: what it says of itself, else UTF-8 where it is that without a fault, else GB18030. */
import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { SheetEncoding } from '../../core/model/desk/sheet';
import { SheetRefused } from '../workbook/workbook';

/** Decoded at once, in bytes. */
const PIECE = 64 * 1024;
const MARKS: readonly (readonly [SheetEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Null where it is no text. Node's own decoder has the table of GB18030 of 2022, so that a name like 龴 is found again;
 * what guesses by frequency takes Chinese for Greek.
 */
export function encodingOf(bytes: Buffer): SheetEncoding | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return marked[0];
  if (bytes.includes(0)) return null;
  if (isUtf8(bytes)) return 'utf-8';
  return decodes(bytes, 'gb18030') ? 'gb18030' : null;
}

function decodes(bytes: Buffer, encoding: SheetEncoding): boolean {
  try {
    for (const _ of decodeText(bytes, encoding));
    return true;
  } catch (error) {
    if (error instanceof SheetRefused) return false;
    throw error;
  }
}

/** In pieces, without its mark. Throws SheetRefused `damaged`. */
export function* decodeText(bytes: Buffer, encoding: SheetEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decode(decoder, bytes.subarray(at, at + PIECE), at + PIECE < bytes.length);
    if (text !== '') yield text;
  }
}

function decode(decoder: TextDecoder, piece: Buffer, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream });
  } catch (error) {
    throw new SheetRefused('damaged', undefined, { cause: error });
  }
}
