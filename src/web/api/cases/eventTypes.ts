/** The types of event as the page of docs shows them: what each means, who hears of it, and what may follow. */

import { BEGINNINGS, statesAfter, statesFor, typesFrom } from '../../../core/cases/lifecycle';
import { EVENT_TYPES, type EventType } from '../../../core/model/casework';
import type { CaseState } from '../../../core/model/facts';
import type { ApiWords } from '../schema/words';

export interface ShownEvent {
  type: EventType;
  means: string;
  tells: string;
  /** A case may begin with it. */
  begins: boolean;
  /** States in which it is possible. */
  from: CaseState[];
  /** What is possible after it; empty: nothing. */
  next: EventType[];
}

export function shownEvents({ events }: Pick<ApiWords, 'events'>): ShownEvent[] {
  return EVENT_TYPES.map((type) => {
    const possible = new Set(statesAfter(type).flatMap(typesFrom));
    return {
      type,
      ...events[type],
      begins: BEGINNINGS.includes(type),
      from: statesFor(type),
      next: EVENT_TYPES.filter((one) => possible.has(one)),
    };
  });
}
