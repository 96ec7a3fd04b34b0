/** Octets of a body → its text, strictly: what can not be decoded is refused, never replaced. */
import { Problem } from './problem';

/** Names of charsets that are read (RFC 8259 says UTF-8; older systems of offices declare others), and their decoder. */
const READ: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  big5: 'big5',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
};

/** The `charset` of a Content-Type, in lower case; null where none is declared. */
export function charsetOf(contentType: string): string | null {
  const [, quoted, bare] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType) ?? [];
  return (quoted ?? bare)?.toLowerCase() ?? null;
}

/** Throws a Problem: 415 for a charset that is not read, 400 where the octets are not of it. */
export function decoded(octets: Buffer, contentType: string): string {
  const declared = charsetOf(contentType);
  const charset = READ[declared ?? 'utf-8'];
  if (charset === undefined) throw unread(declared ?? '');
  try {
    return new TextDecoder(charset, { fatal: true }).decode(octets);
  } catch {
    throw broken(declared);
  }
}

function unread(declared: string): Problem {
  const names = [...new Set(Object.keys(READ))].join(', ');
  return new Problem(
    415,
    'Unsupported Media Type',
    `The charset ${declared.slice(0, 40)} is not read: send UTF-8, or declare one of ${names}.`,
  );
}

function broken(declared: string | null): Problem {
  const detail =
    declared === null
      ? 'The body is not UTF-8. Send UTF-8, or declare its charset: Content-Type: application/json; charset=gb18030.'
      : `The body is not ${declared}, as its Content-Type declares. Send UTF-8, or declare the charset that it is in.`;
  return new Problem(400, 'Bad Request', detail);
}
