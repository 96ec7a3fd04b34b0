/** Bells between processes. */
import type { Medium } from '../core/model/message';

/**
 * Jobs are bells: losing or repeating one does no harm, because the rows are the truth. Each is for one gateway, and
 * only a process that works for that one hears it.
 */
export interface Jobs {
  /** Messages are owed on this gateway. */
  owed: { gateway: string };
}

export interface Queue {
  readonly engine: 'memory' | 'bull';
  add<K extends keyof Jobs>(kind: K, data: Jobs[K], options?: { id?: string; delay?: number }): Promise<void>;
  work<K extends keyof Jobs>(
    kind: K,
    gateway: string,
    handle: (data: Jobs[K]) => Promise<void>,
    concurrency: number,
  ): void;
  check(): Promise<void>;
  stop(): Promise<void>;
}

/* Time and chance, which the core never has. */

/** Time comes in through here. `every` and `after` wait by the monotonic clock and return what cancels them. */
export interface Clock {
  /** Wall time, milliseconds UTC: for what people and other processes read. It may be set, back or forward, at any moment. */
  now(): number;
  /**
   * Milliseconds since some moment of this process, never set and never back: for waiting, pacing, caching and measuring.
   * Means nothing in another process or after a restart, so it is never stored.
   */
  monotonic(): number;
  after(ms: number, run: () => void): () => void;
  every(ms: number, run: () => void): () => void;
}

/** Identifiers that grow with time (ULIDs), what nobody can guess, and chance in [0, 1). */
export interface Chance {
  id(): string;
  /** 244 random bits, hexadecimal, from the system's own source. */
  secret(): string;
  fraction(): number;
}

/* What lets people look inside: log, figures, the steps of a message. */

/** Writes no message text, name or number: what could be one is masked before it gets here. */
export interface Log {
  debug(facts: object, says: string): void;
  info(facts: object, says: string): void;
  warn(facts: object, says: string): void;
  error(facts: object, says: string): void;
}

/** What is counted. Labels are few and closed: gateway, intent, outcome. */
export interface Meter {
  count(
    name:
      | 'received'
      | 'refused'
      | 'understood'
      | 'answered'
      | 'sent'
      | 'failed'
      | 'retried'
      | 'receipts'
      | 'commits'
      | 'alarms',
    labels?: Record<string, string>,
    by?: number,
  ): void;
  observe(
    name: 'reply_seconds' | 'commit_seconds' | 'send_seconds' | 'commit_batch',
    value: number,
    labels?: Record<string, string>,
  ): void;
  gauge(
    name: 'waiting' | 'waiting_most' | 'window_open' | 'queue_depth' | 'queue_age_seconds' | 'link_up',
    value: number,
    labels?: Record<string, string>,
  ): void;
}

/** Lets the simulator look inside. `null` costs nothing. */
export type Trace = ((step: TraceStep) => void) | null;

export interface TraceStep {
  inbound: string;
  phone: string;
  /** Absent: it makes no difference. */
  medium?: Medium;
  step: 'received' | 'understood' | 'lookedUp' | 'committed' | 'sent' | 'failed';
  /** Milliseconds since the message came. */
  ms: number;
  detail: Record<string, unknown>;
}
