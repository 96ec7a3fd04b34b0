/** A text in the parts that a gateway in China takes. */
import type { Outbound } from '../../src/core/model/message';
import { MOST_PARTS, tooLong } from '../link/sendable';
import { encodeText, type SignaturePlace, type WideAlphabet } from '../link/text/alphabet';

/** How a link wants its texts. */
export interface ChineseForm {
  long: 'udh8' | 'udh16' | 'pk';
  signature: SignaturePlace;
  alphabet: WideAlphabet;
}

/** Octets of a text in any alphabet. */
const MOST_OCTETS = 140;

/**
 * ASCII where every part of it has room (`mostAscii` octets), else what the link has for Chinese. A gateway that joins
 * the parts itself needs the room of a header all the same: it cuts them again. Throws SendError `rejected`.
 */
export function chineseParts(
  { text }: Pick<Outbound, 'text'>,
  { long, signature, alphabet: wide }: ChineseForm,
  mostAscii = MOST_OCTETS,
): { dataCoding: number; parts: Buffer[] } {
  const form = { header: long === 'udh16' ? 7 : 6, signature, wide } as const;
  const plain = encodeText(text, 'ascii', form);
  const fits = plain.parts.every((part) => part.length <= mostAscii);
  const encoded = fits ? plain : encodeText(text, 'ucs2', form);
  if (encoded.parts.length > MOST_PARTS) throw tooLong();
  return encoded;
}
