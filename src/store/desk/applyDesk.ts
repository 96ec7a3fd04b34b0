/** All that is written of those who work at the desk, in the order in which one thing needs another. */
import type { Change } from '../../core/model/change';
import type { Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { applyAccounts, applyProofs } from './accounts';
import { applyCertificates } from './certificates';
import { applyOneTimeCodes } from './oneTimeCodes';
import { applyDeskSessions } from './sessions';
import { applyWebhookCalls, applyWebhooks } from './webhooks';

/** Throws `Refused` as the files of the subjects do. `take` gives the changes of a kind, once. */
export async function applyDesk(
  session: Session,
  vault: Vault,
  take: <K extends Change['kind']>(kind: K) => Extract<Change, { kind: K }>[],
): Promise<void> {
  await applyAccounts(session, vault, take('account'), take('accountFacts'));
  await applyProofs(session, vault, take('accountPassword'), take('accountTotp'), take('totpUsed'));
  await applyOneTimeCodes(
    session,
    vault,
    take('oneTimeCodeUsed'),
    take('oneTimeCodesEnded'),
    take('oneTimeCode'),
  );
  await applyCertificates(session, take('certificate'), take('certificateRevoked'));
  await applyDeskSessions(
    session,
    take('deskSessionEnded'),
    take('deskSessionsEnded'),
    take('deskSession'),
    take('deskSessionProved'),
    take('deskSessionSeen'),
  );
  await applyWebhooks(session, vault, take('webhook'), take('webhookSwitched'), take('webhookRotated'));
  await applyWebhookCalls(session, vault, take('webhookCall'));
}
