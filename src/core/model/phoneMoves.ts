/** Moves of a registered phone, and the codes that decide them. */

/** A number that is to take the place of another, or did. */
export interface PhoneMove {
  id: string;
  /** Empty where there was none; the same as the new one where a number that was reported dead is in use again. */
  oldPhone: string;
  newPhone: string;
  household: string | null;
  person: string | null;
  /** The phone that asked for it, or `OFFICE`. */
  askedBy: string;
  at: number;
  /** `refused` by its owner's No; `withdrawn` by whoever asked, or by a liaison; `undone` after it was done. */
  state: 'asked' | 'done' | 'refused' | 'withdrawn' | 'undone';
  decidedBy: string | null;
  decidedAt: number | null;
}

/** A number moves on once or twice: more moves than these are not followed to where it led. */
export const MOST_FOLLOWED = 4;

/** Stands where a phone would, for what the office itself does. */
export const OFFICE = 'office';

/** A code that a phone was sent: saying it from there decides the move, or undoes it. */
export interface PhoneCode {
  id: string;
  phone: string;
  move: string;
  purpose: 'move' | 'undo';
  /** Six digits; the store keeps a keyed hash of them. */
  code: string;
  at: number;
  until: number;
}

/** As the store has it: not the digits, but whether they were the ones said. */
export interface SentCode extends Omit<PhoneCode, 'move' | 'code'> {
  move: PhoneMove;
  /** Wrong tries. */
  wrong: number;
  isSaid: boolean;
}
