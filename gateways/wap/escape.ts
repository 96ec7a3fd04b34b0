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

export function escapeXml(text: string): string {
  return text.replace(IMPOSSIBLE, '').replace(MARKS, (mark) => NAMES[mark] ?? '');
}

/** A dollar would begin a variable (WML 1.1, section 10.3.1). */
export function escapeWml(text: string): string {
  return escapeXml(text).replaceAll('$', '$$$$');
}

/** Every text below a value of plain data. */
export function escapeAll<T>(value: T, escapeOne: (text: string) => string): T {
  // The shape stays, only texts change: what comes out is of the type that went in.
  if (typeof value === 'string') return escapeOne(value) as T;
  if (Array.isArray(value)) return value.map((one) => escapeAll(one, escapeOne)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, escapeAll(one, escapeOne)])) as T;
}
