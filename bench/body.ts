const HEAD_ENDS = Buffer.from('\r\n\r\n');

/** The body of a whole answer over HTTP; null while octets are missing. */
export function bodyOf(octets: Buffer): Buffer | null {
  const head = octets.indexOf(HEAD_ENDS);
  if (head < 0) return null;
  const length = Number(/content-length: (\d+)/i.exec(octets.toString('latin1', 0, head))?.[1]);
  const start = head + HEAD_ENDS.length;
  return octets.length < start + length ? null : octets.subarray(start, start + length);
}
