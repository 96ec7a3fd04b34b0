/** Whatever people wrote, as it may stand in markup: in text and between double quotes alike. */

/** What XML 1.0 can not hold (section 2.2): control characters, lone surrogates, and two that are none. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MARKS = /[&<>"']/g;
const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Most texts hold nothing that matters. */
const HARMLESS = /^[^&<>"'$\u0000-\u001f\ud800-\udfff\ufffe\uffff]*$/;

export function escapeXml(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(IMPOSSIBLE, '').replace(MARKS, (mark) => NAMES[mark] ?? '');
}

/** A dollar would begin a variable (WML 1.1, section 10.3.1). */
export function escapeWml(text: string): string {
  return HARMLESS.test(text) ? text : escapeXml(text).replaceAll('$', '$$$$');
}

/** Every text below a value of plain data. */
export function escapeAll<T>(value: T, escapeOne: (text: string) => string): T {
  // The shape stays, only texts change: what comes out is of the type that went in.
  if (typeof value === 'string') return escapeOne(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => escapeAll(one, escapeOne)) as T;
  const escaped: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) escaped[key] = escapeAll(one, escapeOne);
  return escaped as T;
}
