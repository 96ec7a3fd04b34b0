/**
 * States of a message and of its parts, as stored: owed → sent → accepted → unknown → one of the ends. A state
 * only moves to a higher rank; an end never changes. `held` is owed too, while its batch is paused.
 */
import type { MessageState } from '../../core/sending/messageHistory';

export const STATE = {
  held: -1,
  owed: 0,
  sent: 1,
  accepted: 2,
  unknown: 3,
  delivered: 4,
  expired: 5,
  undeliverable: 6,
  rejected: 7,
  failed: 8,
  suppressed: 9,
} as const satisfies Record<MessageState, number>;

const NAMES = new Map(
  (Object.entries(STATE) as [MessageState, number][]).map(([name, rank]) => [rank, name]), // the keys above
);

/** The state as the core speaks of it. A rank that this release does not know counts as not known. */
export function stateName(rank: number): MessageState {
  return NAMES.get(rank) ?? 'unknown';
}

/** First of the states after which nothing more comes. */
const FIRST_END = STATE.delivered;

/** What a state is after news of it: the news, unless it would move back. */
export function advance(state: number, news: number): number {
  return state < FIRST_END && news > state ? news : state;
}

/** State of a message whose parts have these: the worst end of any, else that of the part that is furthest behind. */
export function fold(parts: readonly number[]): number {
  const worst = Math.max(...parts);
  return worst > STATE.delivered ? worst : Math.min(...parts);
}
