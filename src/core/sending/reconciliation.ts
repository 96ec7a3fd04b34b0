/** The account: every message accepted has become something, and what does not come out is named. */
import type { Receipt } from '../model/message';
import type { MessageState } from './messageHistory';

/** How many messages of one route, template and batch are in one state. */
export interface Tally {
  gateway: string;
  template: string | null;
  batch: string | null;
  state: MessageState;
  count: number;
}

/** A promise that is kept elsewhere than in the outbox, and that the outbox does not bear out. */
export type Discrepancy =
  /** An event ordered a message that is not there. */
  | { kind: 'event'; event: string; message: string }
  /** An alert is carried by a message that is not there. */
  | { kind: 'alert'; alert: string; message: string }
  /** A batch has told so many households, and has so many messages. */
  | { kind: 'batch'; batch: string; households: number; messages: number }
  /** A message counts as sent, and nothing is known of what the carrier took over. */
  | { kind: 'untraced'; message: string };

/** What the store knows of the messages accepted in a span of time. */
export interface Ledger {
  tallies: Tally[];
  discrepancies: Discrepancy[];
  /** Receipts of that time that found no message: how many, and the first of them. */
  strayCount: number;
  strays: { id: string; receipt: Receipt }[];
}

/** One line of the account. `accepted` − all others = `difference`, which must be zero. */
export interface AccountLine {
  accepted: number;
  delivered: number;
  failed: number;
  expired: number;
  suppressed: number;
  pending: number;
  unknown: number;
  difference: number;
}

export interface Account extends Omit<Ledger, 'tallies'> {
  total: AccountLine;
  /** By name, in the order of the names; what has no template or batch is under `''`. */
  routes: [string, AccountLine][];
  templates: [string, AccountLine][];
  batches: [string, AccountLine][];
  /** Whether everything comes out. */
  balanced: boolean;
}

const COLUMN: Readonly<Record<MessageState, Exclude<keyof AccountLine, 'accepted' | 'difference'>>> = {
  held: 'pending',
  owed: 'pending',
  sent: 'pending',
  accepted: 'pending',
  unknown: 'unknown',
  delivered: 'delivered',
  expired: 'expired',
  undeliverable: 'failed',
  rejected: 'failed',
  failed: 'failed',
  suppressed: 'suppressed',
};

/** Sums the ledger up. What was promised and is not there counts as accepted, and so as a difference. */
export function account({ tallies, ...rest }: Ledger): Account {
  const { discrepancies } = rest;
  const total = sum(tallies);
  const lost = discrepancies.reduce((count, one) => count + missing(one), 0);
  total.accepted += lost;
  total.difference += lost;
  const batches = by(tallies, ({ batch }) => batch);
  for (const one of discrepancies) {
    if (one.kind === 'batch') addMissing(batches, one.batch, missing(one));
  }
  return {
    total,
    routes: sorted(by(tallies, ({ gateway }) => gateway)),
    templates: sorted(by(tallies, ({ template }) => template)),
    batches: sorted(batches),
    ...rest,
    balanced: total.difference === 0 && discrepancies.length === 0,
  };
}

/** Messages that should be there for this and are not; less than none where there are too many. */
function missing(one: Discrepancy): number {
  switch (one.kind) {
    case 'event':
    case 'alert':
      return 1;
    case 'batch':
      return one.households - one.messages;
    case 'untraced':
      return 0;
  }
}

function addMissing(lines: Map<string, AccountLine>, name: string, count: number): void {
  const line = lines.get(name) ?? sum([]);
  line.accepted += count;
  line.difference += count;
  lines.set(name, line);
}

function by(tallies: readonly Tally[], nameOf: (tally: Tally) => string | null): Map<string, AccountLine> {
  const groups = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const name = nameOf(tally) ?? '';
    const group = groups.get(name);
    if (group) group.push(tally);
    else groups.set(name, [tally]);
  }
  return new Map([...groups].map(([name, group]) => [name, sum(group)]));
}

function sum(tallies: readonly Tally[]): AccountLine {
  const line: AccountLine = {
    accepted: 0,
    delivered: 0,
    failed: 0,
    expired: 0,
    suppressed: 0,
    pending: 0,
    unknown: 0,
    difference: 0,
  };
  for (const { state, count } of tallies) {
    line.accepted += count;
    line[COLUMN[state]] += count;
  }
  return line;
}

function sorted(lines: Map<string, AccountLine>): [string, AccountLine][] {
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
}
