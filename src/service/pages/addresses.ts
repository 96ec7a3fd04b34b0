/** Addresses of pages: a segment that says who asks, a name that says what for, and fields. */
import { actOf, fieldsOf, writes } from '../../core/dialogue/links';
import type { Act } from '../../core/model/intent';
import type { Language } from '../../core/model/message';
import type { LinkFields } from '../../core/model/page';
import type { Understood } from '../../core/model/understood';

/** The segments of guests: a language each. Others have the secret of their session. */
export const SEGMENTS: Record<Language, string> = { 'zh-CN': 'zh', en: 'en' };

/** Null for a segment that is no language. */
export function languageOf(segment: string): Language | null {
  if (segment === SEGMENTS.en) return 'en';
  return segment === SEGMENTS['zh-CN'] ? 'zh-CN' : null;
}

/** `news.latest?section=jobs`. */
export function hrefOf(name: string, fields: LinkFields): string {
  const pairs = Object.entries(fields).map(([field, value]) => `${field}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? name : `${name}?${pairs.join('&')}`;
}

/** Where an act is looked at; it must be one that changes nothing. `page` counts from 1. */
export function lookAt(act: Act, page = 1): string {
  return act.intent === 'menu' ? 'menu' : hrefOf(act.intent, fieldsOf(act, page));
}

/** The act behind a link that came back in a field; null for what is no link, or one that would change something. */
export function lookOf(href: string | null | undefined): (Understood & { page: number }) | null {
  if (href === undefined || href === null) return null;
  const at = href.indexOf('?');
  const fields = Object.fromEntries(new URLSearchParams(at < 0 ? '' : href.slice(at + 1)));
  const act = actOf(at < 0 ? href : href.slice(0, at), fields);
  return act && !writes(act) ? act : null;
}
