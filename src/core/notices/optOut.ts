/** What a person who wants no more notices still gets. */

import type { Change, Suppression } from '../model/change';
import type { OptOutScope } from '../model/people';
import type { Notice } from './notice';
import { ruleOf } from './statutory';

/**
 * Whether a notice may go to whoever stopped these scopes: null, or why not. `all` stops everything that the law
 * does not ask for, `reminders` only reminders, and a topic (one of `topics`) what is about it. Leaders and
 * supervisors are told of their duty whatever they stopped.
 */
export function suppression(
  notice: Pick<Notice, 'audience' | 'scope'>,
  stopped: readonly string[],
  topics: readonly OptOutScope[] = [],
): Suppression | null {
  if (notice.audience !== 'applicant' || notice.scope === 'statutory') return null;
  const stops = ['all', ...(notice.scope === 'reminders' ? ['reminders'] : []), ...topics];
  return stopped.some((scope) => stops.includes(scope)) ? 'optedOut' : null;
}

/** What a notice of this template is about, as far as a person may stop it by itself. */
export function topicOf(template: string): Extract<OptOutScope, 'payments' | 'cases'>[] {
  if (template.startsWith('notice.payment') && template !== 'notice.paymentDue') return ['payments'];
  return template.startsWith('notice.') && !template.startsWith('notice.visit') ? ['cases'] : [];
}

/** Made to remind and for nothing else. */
const REMINDERS: ReadonlySet<string> = new Set(['notice.appointment', 'notice.visitTomorrow']);

/** In what scope an announcement of payments was written, and by which rule. */
export function announcedScope(template: string): Pick<Notice, 'scope' | 'why'> {
  const why = ruleOf(template);
  return why === null ? { scope: 'case' } : { scope: 'statutory', why };
}

/**
 * In what scope a notice was written to an applicant that has waited since; null where its template does not say: an
 * office may order any of them under a rule of its own. `event`: an event of a case called for it.
 */
export function scopeOf(template: string, event: boolean): Notice['scope'] | null {
  if (REMINDERS.has(template)) return 'reminders';
  if (!event || !template.startsWith('notice.')) return null;
  return ruleOf(template) === null ? 'case' : 'statutory';
}

/** Under which a carrier's own refusal to send to a person is kept. */
export function carrierScope(gateway: string): OptOutScope {
  return `by:${gateway}`;
}

/** Whether this carrier sends the person nothing, whatever it is and whoever asks. */
export function isBlocked(stopped: readonly string[], gateway: string): boolean {
  return stopped.includes(carrierScope(gateway));
}

/** A carrier says of its own that the person wants nothing more by it. `id` is the audit's. */
export function blockedBy(gateway: string, phone: string, at: number, id: string): Change[] {
  const scope = carrierScope(gateway);
  const said = { id, at, actor: `carrier ${gateway}`, subject: phone };
  return [
    { kind: 'optOut', phone, scope, stopped: true, at },
    { kind: 'audit', ...said, action: 'optOut.stop' },
  ];
}
