/** Who is told by HTTP, and how a call is made. */
import type { Webhook, WebhookCall } from '../core/model/desk/webhook';
import type { Page, Rows } from './lists';

export interface WebhookReads {
  /** All, the oldest first; disabled ones too. */
  all(): Promise<Webhook[]>;
  /** Calls of a webhook, the newest first unless asked otherwise, by their ids, which grow with time. */
  calls(
    filter: { webhook: string; state?: WebhookCall['state'] | undefined },
    page: Page<readonly [string]>,
  ): Promise<Rows<WebhookCall, readonly [string]>>;
  /** Null where there is none of this id, or it was forgotten. */
  call(id: string): Promise<WebhookCall | null>;
  /** Calls of a webhook that are due at `now`, the oldest first: nobody else gets them before `until`. */
  take(webhook: string, now: number, until: number, limit: number): Promise<WebhookCall[]>;
}

/**
 * One POST. Resolves with the status of the answer, or a word for what kept it from being made: `address` (not one that
 * may be reached), `name` (not found), `refused`, `timeout`, `tls`, `lost`. Follows nothing, and never rejects.
 */
export type CallOut = (
  url: string,
  headers: Record<string, string>,
  body: string,
) => Promise<number | string>;
