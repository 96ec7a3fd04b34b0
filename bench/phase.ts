/** What the load generator is asked for and what it gives back; both cross a process border. */
import type { Alarms } from './notices/alarm';

export interface Phase {
  /** Phones 13800000000 + first and so on ask one question each: distinct, so that none counts as a repetition. */
  first: number;
  count: number;
  /** Of so many people, in an order that jumps: neighbours in a table do not ask together. Absent: one after another. */
  among?: number;
  /** deliver_sm without deliver_sm_resp at once. */
  window: number;
  /** Questions a second; 0: as fast as the window lets. */
  pace: number;
}

export interface Measured {
  /** From the first deliver_sm written to the last answer. */
  answersPerSecond: number;
  /** Milliseconds from a deliver_sm written to the first submit_sm of its answer. */
  p50: number;
  p99: number;
  /** submit_sm for each question: a long answer takes several. */
  segments: number;
  /** The text of the last answer, so that one sees what was measured. */
  sample: string;
}

/** Counts the submit_sm to other numbers than those that ask: from the first of them to the last. */
export interface Tally {
  tally: number;
}

/** Asks of the load generator. */
export type ToLoad = Phase | Tally | Alarms;

export type FromLoad =
  | { kind: 'listening'; port: number }
  | { kind: 'bound' }
  | { kind: 'measured'; measured: Measured }
  | { kind: 'tallied'; perSecond: number }
  | { kind: 'alarmed'; p99: number }
  | { kind: 'failed'; why: string };
