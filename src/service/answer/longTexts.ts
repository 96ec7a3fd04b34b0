/**
 * Parts of long texts → whole messages: in any order, never of two people, each committed before it is acknowledged.
 *
 *   waiting  some parts are stored     → joined  with the last part, or as incomplete after five minutes
 *   joined   the text was answered     → waiting when its reference is used again, ten minutes later at the earliest
 */

import { KeyedQueue } from '../../async/keyedQueue';
import { MINUTE } from '../../core/calendar/durations';
import type { Change, PartSet } from '../../core/model/change';
import type { Inbound, InboundPart } from '../../core/model/message';
import { LONGEST_TEXT } from '../../core/text/clip';
import { isSameText, readText } from '../../core/text/octets';
import type { Clock, Store } from '../../ports';
import type { Receive } from './receive';

/** How long a set waits for its missing parts, milliseconds. */
const PARTS_WAIT = 5 * MINUTE;
/** A part of a set that was joined so recently is a re-delivery, milliseconds; later the reference is in use again. */
const REDELIVERED_WITHIN = 10 * MINUTE;
const AT_ONCE = 100;
/** Octets of a part that are stored: no alphabet has characters of more than four, and a carrier's parts have 254 octets. */
const MOST_OCTETS = 4 * LONGEST_TEXT;

export interface LongTextsTools {
  store: Pick<Store, 'commit' | 'parts' | 'overdueParts'>;
  receive: Receive;
  clock: Clock;
}

export class LongTexts {
  private readonly queue = new KeyedQueue();

  constructor(private readonly tools: LongTextsTools) {}

  /** Resolves when the part, and the answer if it was the last, is committed. Rejects with StoreError. */
  take(part: InboundPart): Promise<void> {
    const set = setOf(part);
    return this.queue.run(keyOf(set), () => this.takePart(part, set));
  }

  /** Hands on texts that never became whole, marked as incomplete. Rejects with StoreError; one that fails keeps no other waiting. */
  async handOnOverdue(): Promise<void> {
    const { store, clock } = this.tools;
    const sets = await store.overdueParts(clock.now() - PARTS_WAIT, AT_ONCE);
    const ended = await Promise.allSettled(
      sets.map((set) => this.queue.run(keyOf(set), () => this.handOn(set))),
    );
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }

  private async takePart(whole: InboundPart, set: PartSet): Promise<void> {
    const { store, receive, clock } = this.tools;
    const part = { ...whole, octets: whole.octets.subarray(0, MOST_OCTETS) };
    const { parts, joinedAt } = await store.parts(set);
    const same = parts.find((other) => other.part.number === part.part.number);
    const joinedLately = joinedAt !== null && clock.now() - joinedAt < REDELIVERED_WITHIN;
    if (joinedLately && same && isSameText(same, part)) return;
    const have = joinedAt === null ? parts.filter((other) => other !== same) : [];
    const kept: Change = { kind: 'part', part };
    if (have.length + 1 < part.part.total) {
      await store.commit([kept]);
      return;
    }
    await receive(join([...have, part]), [kept, { kind: 'partsJoined', set, at: clock.now() }]);
  }

  private async handOn(set: PartSet): Promise<void> {
    const { store, receive, clock } = this.tools;
    const { parts, joinedAt } = await store.parts(set);
    if (joinedAt !== null) return;
    const joined: Change = { kind: 'partsJoined', set, at: clock.now() };
    // None of them can be read any more: nobody will ever answer it, and it would be overdue for ever.
    if (parts.length === 0) await store.commit([joined]);
    else await receive({ ...join(parts), incomplete: { have: parts.length, total: set.total } }, [joined]);
  }
}

function keyOf({ from, to, width, reference, total }: PartSet): string {
  return `${from} ${to} ${width} ${reference} ${total}`;
}

function setOf({ from, to, part }: InboundPart): PartSet {
  return { from, to, reference: part.reference, width: part.width, total: part.total };
}

/**
 * Under the id of the part that came first. The octets are read as one text; where a part is missing, what stands
 * before and behind it is read for itself.
 */
function join(parts: InboundPart[]): Inbound {
  const inOrder = [...parts].sort((one, other) => one.part.number - other.part.number);
  const pieces: InboundPart[][] = [];
  for (const part of inOrder) {
    const before = pieces.at(-1)?.at(-1);
    if (before?.part.number === part.part.number - 1) pieces.at(-1)?.push(part);
    else pieces.push([part]);
  }
  const first = parts.reduce((early, part) => (part.at < early.at ? part : early));
  const { part: _, octets: __, alphabet: ___, ...message } = first;
  return { ...message, text: pieces.map(readText).join('') };
}
