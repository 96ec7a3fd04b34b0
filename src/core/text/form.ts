/** Forms as phones and aggregators post them: percent-encoded octets in UTF-8, or in GB18030 without saying so. */

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const GB18030 = new TextDecoder('gb18030');
const PLUS = 0x2b;
const PERCENT = 0x25;
const SPACE = 0x20;

/**
 * The fields of application/x-www-form-urlencoded (URL Standard, section 5.1), each with its values in order.
 * The whole form is in one charset: GB18030 where its octets are no UTF-8. Never throws: what can not be read shows
 * as U+FFFD.
 */
export function readForm(octets: Uint8Array): Map<string, string[]> {
  const pairs = ofAscii(octets) ?? ofOctets(octets);
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

type Pair = [name: string, value: string];
const LATIN1 = new TextDecoder('latin1');

/** The way of nearly every form, octet by octet in the engine; null where it is written or escaped otherwise. */
function ofAscii(octets: Uint8Array): Pair[] | null {
  const text = LATIN1.decode(octets);
  if (/[^\x00-\x7f]/.test(text)) return null;
  try {
    return text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair): Pair => {
        const at = pair.indexOf('=');
        return at < 0 ? [plain(pair), ''] : [plain(pair.slice(0, at)), plain(pair.slice(at + 1))];
      });
  } catch {
    return null; // an escape that is none, or no UTF-8
  }
}

function plain(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? decodeURIComponent(spaced) : spaced;
}

function ofOctets(octets: Uint8Array): Pair[] {
  const pairs = split(octets, 0x26)
    .filter((pair) => pair.length > 0)
    .map((pair): [Uint8Array, Uint8Array] => {
      const at = pair.indexOf(0x3d);
      return at < 0
        ? [octetsOf(pair), new Uint8Array()]
        : [octetsOf(pair.subarray(0, at)), octetsOf(pair.subarray(at + 1))];
    });
  const charset = pairs.every((pair) => pair.every(isUtf8)) ? UTF8 : GB18030;
  return pairs.map(([name, value]) => [charset.decode(name), charset.decode(value)]);
}

function isUtf8(octets: Uint8Array): boolean {
  if (octets.every((octet) => octet < 0x80)) return true;
  try {
    UTF8.decode(octets);
    return true;
  } catch {
    return false;
  }
}

function split(octets: Uint8Array, separator: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let start = 0; start <= octets.length; ) {
    const at = octets.indexOf(separator, start);
    const end = at < 0 ? octets.length : at;
    pieces.push(octets.subarray(start, end));
    start = end + 1;
  }
  return pieces;
}

function octetsOf(octets: Uint8Array): Uint8Array {
  const plain = new Uint8Array(octets.length);
  let length = 0;
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at] ?? 0;
    const escaped = octet === PERCENT ? hexAt(octets, at + 1) : -1;
    if (escaped >= 0) at += 2;
    plain[length++] = escaped >= 0 ? escaped : octet === PLUS ? SPACE : octet;
  }
  return plain.subarray(0, length);
}

/** The octet that two hexadecimal digits stand for, or -1. */
function hexAt(octets: Uint8Array, at: number): number {
  const high = hexDigit(octets[at]);
  const low = hexDigit(octets[at + 1]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(octet = 0): number {
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30;
  const letter = octet | SPACE;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
