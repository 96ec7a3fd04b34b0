/** What a person who wants no more notices still gets. */

import type { Change, Suppression } from '../model/change';
import { OPT_OUT_PARTS, type OptOutScope } from '../model/message';
import { kindOf, type NoticeKind, type NoticeName } from './kinds';
import { type Notice, scopeOf } from './notice';

/**
 * Whether a notice may go to whoever stopped these scopes: null, or why not. `all` stops everything that the law
 * does not ask for, `reminders` only reminders, and a part what belongs to it. An office is told of its duty whatever
 * its people stopped.
 */
export function suppression(
  { reader, optOut }: Pick<NoticeKind, 'reader' | 'optOut'>,
  scope: Notice['scope'],
  stopped: readonly string[],
): Suppression | null {
  if (reader === 'office' || scope === 'statutory') return null;
  const stops = [
    'all',
    ...(scope === 'reminders' ? ['reminders'] : []),
    ...(optOut === null ? [] : [optOut]),
  ];
  return stopped.some((each) => stops.includes(each)) ? 'optedOut' : null;
}

/** Whether no part is left of what a person may stop. A carrier that sends it nothing counts as all. */
export function hasStoppedAll(stopped: readonly OptOutScope[]): boolean {
  return stopped.some((scope) => !OPT_OUT_PARTS.some((part) => part === scope));
}

/** Under which a carrier's own refusal to send to a person is kept. */
export function carrierScope(gateway: string): OptOutScope {
  return `by:${gateway}`;
}

/** Whether this carrier sends the person nothing, whatever it is and whoever asks. */
export function isBlocked(stopped: readonly string[], gateway: string): boolean {
  return stopped.includes(carrierScope(gateway));
}

/** Whether some carrier sends the person nothing: by which one a message leaves is not known beforehand. */
function isBlockedSomewhere(stopped: readonly string[]): boolean {
  return stopped.some((each) => each.startsWith(carrierScope('')));
}

/** Whether notices of this kind come to whoever stopped these scopes: neither the person nor a carrier stands in their way. */
export function comes(template: NoticeName, stopped: readonly string[]): boolean {
  const kind = kindOf(template);
  return suppression(kind, scopeOf(kind), stopped) === null && !isBlockedSomewhere(stopped);
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
