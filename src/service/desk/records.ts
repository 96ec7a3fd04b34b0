/** What the audit keeps of the desk: who, what, whom, why. */
import type { AuditAction, AuditRecord } from '../../core/model/audit';
import type { DeskTools } from './ports';

/** `reason`: what was given or, at the door, the address. */
export function record(
  { clock, chance }: Pick<DeskTools, 'clock' | 'chance'>,
  action: AuditAction,
  { actor, subject, reason = null }: { actor: string; subject: string; reason?: string | null },
): AuditRecord {
  return { kind: 'audit', id: chance.id(), at: clock.now(), actor, action, subject, reason };
}
