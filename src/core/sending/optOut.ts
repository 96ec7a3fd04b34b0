/** What a person who wants no more notices still gets. */
import type { Notice } from '../cases/decision';
import type { Suppression } from '../change';
import type { OptOutScope } from '../dialogue/facts';

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
