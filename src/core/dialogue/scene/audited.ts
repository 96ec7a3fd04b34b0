import type { AuditAction } from '../../model/audit';
import type { Change } from '../../model/change';
import type { Scene } from './command';

/** An entry of the audit by whoever writes now: one of an action in a turn. */
export function audited(
  action: AuditAction,
  subject: string,
  { fresh, now, inbound }: Pick<Scene, 'fresh' | 'now' | 'inbound'>,
): Change {
  return { kind: 'audit', id: `${fresh.id}:${action}`, at: now, actor: inbound.from, action, subject };
}
