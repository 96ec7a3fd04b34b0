/** Texts and octets by data_coding (SMPP 3.4, section 5.2.19; 3GPP TS 23.038, section 4). */

import type { Alphabet } from '../../../src/core/model/message';
import type { DefaultAlphabet, TextForm } from '../../../src/core/model/route';
import { encodeGb18030 } from '../../../src/core/text/gb18030';
import { encodeGsm7 } from '../../../src/core/text/gsm7';
import { type Encoding, segment } from '../../../src/core/text/segments';

const UCS2 = 0x08;
const GB18030 = 0x0f;

/**
 * What a text's octets are in. 0x00 to 0x0F are SMPP's own; above, the groups of a GSM data coding scheme; 15 is GBK on
 * Chinese links.
 */
export function alphabetOf(coding: number, byDefault: DefaultAlphabet): Alphabet {
  if (coding === 0) return byDefault;
  if (coding === GB18030) return 'gb18030';
  if (coding === 0x01) return 'ascii';
  if (coding === UCS2) return 'ucs2';
  if (coding === 0x02 || coding === 0x04) return 'octets';
  if (coding < 0x10) return 'latin1';
  if (coding >= 0xf0) return coding & 0x04 ? 'octets' : byDefault;
  if (coding >= 0xe0) return 'ucs2';
  if (coding >= 0xc0) return byDefault;
  return ([byDefault, 'octets', 'ucs2', byDefault] as const)[(coding >> 2) & 0x03] ?? byDefault;
}

/** A text in the octets of its parts, in order, as a link of this form writes it. */
export function encodeText(text: string, form: TextForm): { dataCoding: number; parts: Buffer[] } {
  const { encoding, segments } = segment(text, form);
  return { dataCoding: CODINGS[encoding], parts: segments.map((part) => WRITES[encoding](part)) };
}

const CODINGS: Readonly<Record<Encoding, number>> = { gsm7: 0, ascii: 0, ucs2: UCS2, gb18030: GB18030 };
const WRITES: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  gsm7: (text) => bufferOf(encodeGsm7(text)),
  ascii: (text) => Buffer.from(text, 'latin1'),
  ucs2: (text) => Buffer.from(text, 'utf16le').swap16(),
  gb18030: (text) => bufferOf(encodeGb18030(text)),
};

function bufferOf(octets: Uint8Array): Buffer {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length);
}
