/** Who is on the phone, and the moves of numbers: whole and plain, each with what the test is about overridden. */
import type { Caller } from '../../../src/core/model/people';
import type { PhoneMove, SentCode } from '../../../src/core/model/phoneMoves';
import { NOW, PHONE } from './changes';

/** A stranger of whom nothing is known. */
export function caller(more: Partial<Caller> = {}): Caller {
  return {
    dialogue: null,
    household: null,
    role: null,
    language: null,
    stopped: [],
    gone: false,
    alerts: [],
    ...more,
  };
}

/** A move from `PHONE` to another that its household asked for. */
export function phoneMove(newPhone: string, more: Partial<PhoneMove> = {}): PhoneMove {
  return {
    id: 'move1',
    oldPhone: PHONE,
    newPhone,
    household: 'h1',
    person: null,
    askedBy: PHONE,
    at: NOW,
    state: 'asked',
    decidedBy: null,
    decidedAt: null,
    ...more,
  };
}

/** The code that `PHONE` was sent for a move, good for a day; it is the one that was said. */
export function sentCode(move: PhoneMove, more: Partial<SentCode> = {}): SentCode {
  const until = NOW + 24 * 3_600_000;
  return {
    id: 'code1',
    phone: PHONE,
    purpose: 'move',
    at: NOW,
    until,
    wrong: 0,
    isSaid: true,
    move,
    ...more,
  };
}
