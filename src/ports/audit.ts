/** What is asked of the audit: its entries, and whether its chain is whole. */
import type { ChainBreak, KeptAudit, Link } from '../core/audit/chain';
import type { AuditAction } from '../core/model/audit';
import type { Page, Rows } from './lists';

/** Filters that are absent let everything through. */
export interface AuditFilter {
  /** Whoever did it. */
  actor?: string | undefined;
  /** To what: one thing, or a person by each of his ids. */
  subject?: string | readonly string[] | undefined;
  action?: AuditAction | undefined;
  /** Of these areas alone; null: all, also what belongs to none. */
  areas: readonly string[] | null;
  /** Milliseconds UTC; `until` is not part of the span. */
  since?: number | undefined;
  until?: number | undefined;
}

export interface AuditReads {
  /** By time, the newest first, and id. */
  entries(
    filter: AuditFilter,
    page: Page<readonly [number, string]>,
  ): Promise<Rows<KeptAudit, readonly [number, string]>>;
  /** The last entry of the chain; its `sequence` is 0 where there is none yet. */
  head(): Promise<Link>;
  /** The entry with this number; null where there is none. */
  link(sequence: number): Promise<Link | null>;
  /** The last one of before this moment, milliseconds UTC; null where there is none. */
  lastBefore(at: number): Promise<Link | null>;
  /** Walks the chain from its beginning, or from where retention has cut it. */
  verify(): Promise<AuditReport>;
}

export interface AuditReport {
  /** Where it breaks first; null: it is whole. */
  broken: ChainBreak | null;
  /** What it begins behind: number 0, or the last entry that was removed after its time. */
  from: Link;
  /** The last link that holds. */
  head: Link;
  /** Entries of before there was a chain: nothing vouches for them. */
  older: number;
}
