/** How long what passes through is kept, and what has ended. Cases and payments stay until an office removes them. */
import { DAY } from '../calendar/durations';

/** Milliseconds. */
export interface Retention {
  /** Messages in and out, with their parts and tries: five months are asked for (通信短信息服务管理规定). */
  messages: number;
  /** Conversations that nobody went on with; never shorter than `messages`. */
  dialogues: number;
  /** Parts of long texts that were joined: beyond this a re-delivery is a new message. */
  parts: number;
  /** Keys of what happens once for ever: beyond this a replay would not be known. */
  once: number;
  /** Receipts that found no message. */
  strayReceipts: number;
  /** Whose subscribers numbers are that were carried over: they may be carried on, and are asked again. */
  carriedOver: number;
  /** Alerts that are not open any more: as long as the messages that carried them. */
  alerts: number;
  /** Numbers that took the place of others: offices go on naming the old one for as long as a case may last. */
  phoneMoves: number;
  /** Family phones that were refused, never answered, or ended: a No holds for a month of it. */
  familyPhones: number;
  /** Codes that decide such a move, from when they ran out: their wrong tries are counted over a day. */
  phoneCodes: number;
  /** Consents that nobody used, from when they ran out. */
  consents: number;
  /** Calls of webhooks that were made, or given up: until then each can be made again. */
  webhookCalls: number;
  /** What residents asked and got an answer to, from the answer on. */
  tickets: number;
  /** Visits, from their day on, or from when they were given up. */
  appointments: number;
  /** Files that were published, thrown away or refused, with their rows: until then the bank's word still finds its payments. */
  uploads: number;
  /** Files that nobody went on with: they are thrown away then. */
  drafts: number;
  /** Who did what, and who looked at whom. */
  audit: number;
}

export const RETENTION: Retention = {
  messages: 180 * DAY,
  dialogues: 180 * DAY,
  parts: DAY,
  once: 400 * DAY,
  strayReceipts: 30 * DAY,
  carriedOver: 180 * DAY,
  alerts: 180 * DAY,
  phoneMoves: 730 * DAY,
  familyPhones: 180 * DAY,
  phoneCodes: 7 * DAY,
  consents: DAY,
  webhookCalls: 30 * DAY,
  tickets: 730 * DAY,
  appointments: 180 * DAY,
  uploads: 90 * DAY,
  drafts: 180 * DAY,
  audit: 3650 * DAY,
};
