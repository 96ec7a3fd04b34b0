/** A text in the parts that a gateway in China takes. */
import type { Outbound } from '../../src/core/model/message';
import type { TextForm } from '../../src/core/model/route';
import { MOST_PARTS, tooLong } from '../link/sendable';
import { encodeText } from '../link/text/alphabet';
import type { ChineseOptions } from './options';

type Form = Pick<ChineseOptions, 'alphabet' | 'signature'> & { long: 'udh8' | 'udh16' | 'pk' };

/** Octets of a text in any alphabet. */
const MOST_OCTETS = 140;

/**
 * ASCII where one part of `longest` octets holds all of it, else what the link has for Chinese. A gateway that joins the
 * parts itself needs the room of a header all the same: it cuts them again.
 */
export function chineseForm({ long, signature, alphabet: wide }: Form, longest = MOST_OCTETS): TextForm {
  return { byDefault: 'ascii', longest, wide, header: long === 'udh16' ? 7 : 6, signature };
}

/** Throws SendError `rejected`. */
export function chineseParts(
  { text }: Pick<Outbound, 'text'>,
  form: TextForm,
): { dataCoding: number; parts: Buffer[] } {
  const encoded = encodeText(text, form);
  if (encoded.parts.length > MOST_PARTS) throw tooLong();
  return encoded;
}
