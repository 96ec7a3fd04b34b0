/** The chain of the audit: what of an entry is hashed, and how one that was changed, removed, inserted or moved is found. */
import type { AuditRecord } from '../model/audit';

/** An entry as it is kept; `sequence` and `hash` null: of before there was a chain. */
export interface KeptAudit extends Required<Omit<AuditRecord, 'kind'>> {
  /** From 1. */
  sequence: number | null;
  /** Hexadecimal SHA-256 of the hash before it and of its content. */
  hash: string | null;
}

/** Where a chain stands, or begins: the number of an entry and its hash. */
export interface Link {
  sequence: number;
  hash: string;
}

/** Before the first entry. */
export const GENESIS: Link = { sequence: 0, hash: '0'.repeat(64) };

/** As every engine keeps it and gives it back: without a NUL, or half of a surrogate pair. */
export function keepable<R extends AuditRecord>(record: R): R {
  const { id, actor, subject, reason } = record;
  return {
    ...record,
    id: clean(id),
    actor: clean(actor),
    subject: clean(subject),
    reason: reason ? clean(reason) : null,
  };
}

function clean(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '\ufffd');
}

/**
 * `changed`: its content, or its hash, is not what it was. `missing`: none has the number that comes next. `inserted`: it
 * has no number, or a place that was another's. `end`: the chain is shorter or longer than its head says.
 */
export type BreakKind = 'changed' | 'missing' | 'inserted' | 'end';

/** Where a chain breaks first. */
export interface ChainBreak {
  kind: BreakKind;
  /** The number at which it does. */
  sequence: number;
  /** The entry there; null where there is none. */
  id: string | null;
}

/** One step along the chain: the link of this entry, or what is wrong with it. `hash` is SHA-256, hexadecimal. */
export function follow(before: Link, entry: KeptAudit, hash: (text: string) => string): Link | ChainBreak {
  const sequence = before.sequence + 1;
  if (entry.sequence !== sequence) {
    const kind = entry.sequence !== null && entry.sequence > sequence ? 'missing' : 'inserted';
    return { kind, sequence, id: kind === 'missing' ? null : entry.id };
  }
  const expected = hash(linkText(before, entry, sequence));
  return entry.hash === expected ? { sequence, hash: expected } : { kind: 'changed', sequence, id: entry.id };
}

/** What is hashed for an entry with this number. */
export function linkText(before: Link, entry: Omit<AuditRecord, 'kind'>, sequence: number): string {
  const { id, at, actor, action, subject, area = null, reason = null } = entry;
  return `${before.hash}\n${JSON.stringify([sequence, id, at, actor, action, subject, area, reason])}`;
}
