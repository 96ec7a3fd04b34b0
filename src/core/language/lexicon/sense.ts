import type { Intent, ScoreSlot } from '../../model/intent';
import type { Sign } from './words';

/** What one word can mean. */
export type Sense =
  | { sign: 'command'; value: Intent }
  | { sign: 'programme'; value: string }
  | { sign: 'stem'; value: string }
  | { sign: 'matter'; value: string }
  | { sign: 'score'; value: ScoreSlot }
  | { sign: 'year'; value: 'this' | 'last' | 'beforeLast' }
  | { sign: 'day'; value: 'today' | 'tomorrow' | 'dayAfterTomorrow' | 'threeDaysOn' }
  | { sign: 'period'; value: 'am' | 'pm' }
  | { sign: Sign; value: string };
