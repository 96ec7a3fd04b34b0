/** What lets people look inside: log, figures, the steps of a message. */
import type { Medium } from '../core/message';

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
