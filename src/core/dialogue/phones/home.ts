/** The household that a number is to be of, as far as a move of numbers has to know it. */
import { DAY } from '../../calendar/durations';

import type { Caller, HouseholdFacts } from '../../model/people';
import { OFFICE, type PhoneMove } from '../../model/phoneMoves';
import { normalisePhone } from '../../text/phone';
import type { Reads } from '../scene/reads';

export interface Home extends HouseholdFacts {
  /** In use. */
  phones: string[];
  /** Reported dead. */
  dead: string[];
  /** Who looks after its village. */
  liaisons: string[];
  /** What was asked for before, the newest first. */
  moves: PhoneMove[];
  /** One of its phones holds an office: a role moves by the office only. */
  hasOffice: boolean;
  /** Who else registered the number that it is to have. */
  isTaken: boolean;
}

/** So long after its owner's No the household keeps its number against everybody but the office and itself. */
const NO_HOLDS = 30 * DAY;

/** Null where there is no such household. */
export async function homeOf(ask: Reads, id: string, newPhone: string): Promise<Home | null> {
  const household = await ask.household(id);
  if (!household) return null;
  const [phones, dead, liaisons, moves, other] = await Promise.all([
    ask.phonesOf(id),
    ask.deadPhonesOf(id),
    ask.liaisonsOf(id),
    ask.movesAbout(id),
    ask.caller(normalisePhone(newPhone)),
  ]);
  const owners = await Promise.all([...phones, ...dead].map((phone) => ask.caller(phone)));
  return {
    ...household,
    phones,
    dead,
    liaisons,
    moves,
    hasOffice: owners.some(holdsOffice),
    isTaken: other.household !== null && other.household.id !== id,
  };
}

const OFFICES: ReadonlySet<Caller['role']> = new Set(['liaison', 'leader', 'supervisor'] as const);

/** Whether it is a liaison’s, a leader’s or a supervisor’s. */
export function holdsOffice({ role }: Pick<Caller, 'role'>): boolean {
  return OFFICES.has(role);
}

/**
 * Whether whoever had the number said No: to this new number that holds for ever, to any other for a month. A move that
 * was undone is such a No.
 */
export function isRefused({ moves }: Home, newPhone: string, now: number): boolean {
  return moves.some((move) => {
    const { state, decidedBy, decidedAt, oldPhone } = move;
    if ((state !== 'refused' && state !== 'undone') || decidedBy === null) return false;
    if (decidedBy !== oldPhone && decidedBy !== OFFICE) return false;
    return move.newPhone === newPhone || now - (decidedAt ?? 0) < NO_HOLDS;
  });
}
