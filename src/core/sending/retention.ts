/** How long what passes through is kept. Cases, payments and who did what stay until an office removes them. */

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
}

const DAY = 86_400_000;

export const RETENTION: Retention = {
  messages: 180 * DAY,
  dialogues: 180 * DAY,
  parts: DAY,
  once: 400 * DAY,
  strayReceipts: 30 * DAY,
};
