/** Messages owed, as they are written first. */
import type { Change } from '../../core/model/change';
import { LANES } from '../../core/model/message';
import { asItIs, type Session } from '../engine/engine';
import { outbox } from '../schema/mysql';
import { inserter } from '../sql/rows';
import { STATE } from './messageState';

const owed = inserter(
  outbox,
  [
    'id',
    'gateway',
    'state',
    'lane',
    'dueAt',
    'owner',
    'leasedUntil',
    'recipient',
    'sender',
    'text',
    'returnAddress',
    'answers',
    'at',
    'expiresAt',
    'attempts',
    'reason',
    'settledAt',
    'template',
    'case',
    'event',
    'batch',
  ],
  'refuse',
);

/** Under a lease, from a time on, or never to be sent. */
export async function insertOwed(
  session: Session,
  changes: Extract<Change, { kind: 'owed' }>[],
): Promise<void> {
  const rows = changes.map(({ message, at, lease, notBefore, suppressed }) => ({
    id: message.id,
    gateway: message.gateway,
    state: suppressed === undefined ? STATE.owed : STATE.suppressed,
    lane: LANES.indexOf(message.lane),
    dueAt: notBefore ?? at,
    owner: lease?.owner ?? null,
    leasedUntil: lease?.until ?? null,
    recipient: message.to,
    sender: message.from,
    text: message.text,
    returnAddress: message.returnAddress ?? null,
    answers: message.answers ?? null,
    at,
    expiresAt: message.expiresAt,
    attempts: message.attempts,
    reason: suppressed ?? null,
    settledAt: suppressed === undefined ? null : at,
    template: message.template ?? null,
    case: message.about?.case ?? null,
    event: message.about?.event ?? null,
    batch: message.about?.batch ?? null,
  }));
  await owed(session, rows, asItIs);
}
