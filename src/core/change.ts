import type { Dialogue } from './dialogue/dialogue';
import type { OptOutScope } from './dialogue/facts';
import type { Intent } from './language/intent';
import type { Inbound, InboundPart, Outbound, Receipt } from './message';

/** Everything that can be written: a closed set, applied in one transaction, all or nothing. */
export type Change =
  /** A message that was answered in this turn. Refused when its id or its turn is taken. `text` is already masked. */
  | { kind: 'received'; message: Inbound; turn: number; intent: Intent }
  | { kind: 'dialogue'; dialogue: Dialogue; at: number }
  /** A message owed. With `lease` the committer sends it itself; without, whoever claims it. */
  | { kind: 'owed'; message: Outbound; at: number; lease?: Lease }
  | { kind: 'settled'; settlement: Settlement }
  /** A receipt that found its message, and what the message is now. */
  | { kind: 'receipt'; message: string; part: number; receipt: Receipt }
  /** A receipt that found none yet. */
  | { kind: 'strayReceipt'; id: string; receipt: Receipt }
  | { kind: 'part'; part: InboundPart }
  /** The set was joined and answered: its parts stay a while, to recognise a re-delivery. */
  | { kind: 'partsJoined'; set: PartSet; at: number }
  | { kind: 'optOut'; phone: string; scope: OptOutScope; stopped: boolean; at: number }
  | { kind: 'audit'; id: string; at: number; actor: string; action: AuditAction; subject: string };

export type AuditAction =
  | 'identity.granted'
  | 'identity.refused'
  | 'identity.locked'
  | 'optOut.stop'
  | 'optOut.start';

/** Who is sending a message, and until when nobody else may. */
export interface Lease {
  owner: string;
  until: number;
}

/**
 * What came of trying to send a message. `lease` is the one it was tried under: where it ran out and somebody else
 * has the message now, nothing counts any more but `sent`.
 */
export type Settlement = { id: string; gateway: string; at: number; lease?: Lease } & (
  | { outcome: 'sent'; references: string[] }
  /** `mayHaveGone` as in Outbound: once said it stays. */
  | { outcome: 'again'; dueAt: number; attempts: number; code: string; mayHaveGone?: true }
  | { outcome: 'failed'; code: string }
  | { outcome: 'expired' }
  /** It was not tried: whoever claims it next may have it at once. */
  | { outcome: 'released' }
);

/** Which long text a part belongs to: never another sender's, never another code's. */
export interface PartSet {
  from: string;
  to: string;
  reference: number;
  width: 8 | 16;
  total: number;
}
