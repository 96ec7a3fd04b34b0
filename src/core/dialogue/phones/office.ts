/** What the office itself says of numbers: a move, with the role that a number has, or that a move was wrong. */

import type { Change } from '../../model/change';
import type { Caller } from '../../model/people';
import { OFFICE, type PhoneMove } from '../../model/phoneMoves';
import { isUndoable } from './codes';
import { movesSince } from './decide';
import { type Home, holdsOffice } from './home';
import { type Told, tellMoved, tellUndone } from './told';

/** Of a number that is no household's, as a leader's. */
export const NO_HOME: Home = {
  id: '',
  head: '',
  group: 0,
  phones: [],
  dead: [],
  liaisons: [],
  moves: [],
  hasOffice: false,
  isTaken: false,
};

interface Fresh {
  now: number;
  freshId: string;
}

/** Why the office can not move this number to that one; null: it can. */
export function hindersOffice(old: Caller, there: Caller, home: Home): 'unknown' | 'taken' | null {
  if (old.role === null) return 'unknown';
  return home.isTaken || (holdsOffice(old) && holdsOffice(there)) ? 'taken' : null;
}

/** In force at once, and told to all that it concerns. Whoever has the old phone, a thief perhaps, can not undo what the office did. */
export function officeMoves(oldPhone: string, newPhone: string, home: Home, fresh: Fresh): Told {
  const { now, freshId } = fresh;
  const move: PhoneMove = {
    id: freshId,
    oldPhone,
    newPhone,
    household: home.id === '' ? null : home.id,
    person: null,
    askedBy: OFFICE,
    at: now,
    state: 'asked',
    decidedBy: null,
    decidedAt: null,
  };
  return {
    changes: [{ kind: 'phoneMoved', move, by: OFFICE, at: now }, audited('phone.move', move, fresh)],
    notices: tellMoved(home, move, OFFICE, { code: null, isTold: false }),
  };
}

/** The newest move of or to this number that can still be undone; null: there is none. */
export function officeUndoes(
  moves: readonly PhoneMove[],
  homeOf: (move: PhoneMove) => Home,
  fresh: Fresh,
): Told | null {
  const { now } = fresh;
  const move = moves.find((one) => isUndoable(one, now));
  if (!move) return null;
  const home = homeOf(move);
  const since = movesSince(move, home).map(({ newPhone }) => newPhone);
  return {
    changes: [
      { kind: 'phoneMoveUndone', id: move.id, by: OFFICE, at: now },
      audited('phone.undo', move, fresh),
    ],
    notices: tellUndone(home, move, OFFICE, since),
  };
}

function audited(
  action: 'phone.move' | 'phone.undo',
  { household, id }: PhoneMove,
  { now, freshId }: Fresh,
): Change {
  const subject = household ?? id;
  return { kind: 'audit', id: `${freshId}:${action}`, at: now, actor: OFFICE, action, subject };
}
