/** Links and forms of a page, as the markup needs them. */
import { above, actOf, fieldsOf, type LinkFields, writes } from '../../core/dialogue/links';
import type { Act, Understood } from '../../core/model/intent';
import type { PageLink } from '../../core/model/page';
import type { Chance } from '../../ports';

/** So much of an identifier tells one form from another of the same session. */
const TOKEN = 10;

/** Tells a form that is posted twice from two forms. */
export function token(chance: Chance): string {
  return chance.id().slice(-TOKEN);
}

/** `news.latest?section=jobs`. */
export function hrefOf(name: string, fields: LinkFields): string {
  const pairs = Object.entries(fields).map(([field, value]) => `${field}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? name : `${name}?${pairs.join('&')}`;
}

/** Where an act is looked at; it must be one that changes nothing. */
export function lookAt(act: Act, page = 1): string {
  return act.intent === 'menu' ? 'menu' : hrefOf(act.intent, fieldsOf(act, page));
}

/**
 * A link to an act, posted where it may change something. `up` is the page it stands on, where going back has to
 * lead there and not only to what is above.
 */
export function linkTo(
  act: Act,
  label: string,
  key: string | undefined,
  chance: Chance,
  up?: string,
): PageLink {
  const keyed = { label, ...(key !== undefined && { key }) };
  if (writes(act)) return { ...keyed, href: act.intent, post: { ...fieldsOf(act), k: token(chance) } };
  const named = up !== undefined && up !== lookAt(above(act)) ? { u: up } : {};
  return { ...keyed, href: hrefOf(act.intent, { ...fieldsOf(act), ...named }) };
}

/** The act behind a link that came back to us; null where it is none, or one that would change something. */
export function lookOf(href: string | undefined): (Understood & { page: number }) | null {
  if (href === undefined) return null;
  const at = href.indexOf('?');
  const fields = Object.fromEntries(new URLSearchParams(at < 0 ? '' : href.slice(at + 1)));
  const act = actOf(at < 0 ? href : href.slice(0, at), fields);
  return act && !writes(act) ? act : null;
}
