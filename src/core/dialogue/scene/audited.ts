import type { AuditAction } from '../../model/audit';
import type { Change } from '../../model/change';
import type { Scene } from './command';

/** An entry of the audit by whoever writes now: one of an action in a turn. */
export function audited(
  action: AuditAction,
  subject: string,
  { freshId, now, inbound }: Pick<Scene, 'freshId' | 'now' | 'inbound'>,
): Change {
  return { kind: 'audit', id: `${freshId}:${action}`, at: now, actor: inbound.from, action, subject };
}
