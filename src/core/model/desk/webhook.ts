/** Who is told by HTTP of what happens here. */

export const WEBHOOK_EVENTS = [
  'visit.booked',
  'visit.cancelled',
  'rating.given',
  'ticket.asked',
  'ticket.withdrawn',
  'optOut.changed',
  'number.dead',
  'case.notice',
  'message.state',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export interface Webhook {
  id: string;
  /** `https:`, or `http:` on this machine. */
  url: string;
  events: WebhookEvent[];
  /** Signs what is sent. Sealed by the store. */
  secret: string;
  /** What it may hear of: an area and all below, a department, or both null: everything. */
  area: string | null;
  department: string | null;
  by: string;
  at: number;
  disabledAt: number | null;
}

/** One call that is owed, made, or given up. */
export interface WebhookCall {
  id: string;
  webhook: string;
  event: WebhookEvent;
  /** JSON. Sealed by the store. */
  body: string;
  at: number;
  dueAt: number | null;
  attempts: number;
  state: 'owed' | 'delivered' | 'failed';
  /** The last answer's status, or what went wrong in a word. */
  outcome: string | null;
}

export type WebhookChange =
  | { kind: 'webhook'; webhook: Webhook }
  | { kind: 'webhookSwitched'; id: string; disabledAt: number | null }
  | { kind: 'webhookRotated'; id: string; secret: string }
  /** As it is from now on. */
  | { kind: 'webhookCall'; call: WebhookCall };
