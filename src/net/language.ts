/** The language in which somebody's browser wants to be answered. */

/** The first of ours in an `Accept-Language`, which lists them by preference; null: none of ours is in it. */
export function languageAsked(accepts: string): 'zh-CN' | 'en' | null {
  const first = /(?:^|,)\s*(zh|en)\b/i.exec(accepts)?.[1]?.toLowerCase();
  if (first === undefined) return null;
  return first === 'en' ? 'en' : 'zh-CN';
}
