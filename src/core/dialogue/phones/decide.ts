/** The word of a phone that was sent a code: yes with the code, to a move or to undoing one. No is in decline.ts. */

import { isTexted } from '../../model/message';
import { OFFICE, type PhoneCode, type PhoneMove, type SentCode } from '../../model/phoneMoves';
import { maskPhone } from '../../text/mask';
import { audited } from '../scene/audited';
import type { Scene, Turn } from '../scene/command';
import { asking, say } from '../scene/say';
import { alarmOf, type Traffic } from './alarm';
import { AWAITS_CODE } from './ask';
import { codeFor, isGood, isLockedOut, missed, WRONG } from './codes';
import { type Home, isRefused } from './home';
import { particulars, tellMoved, tellUndone } from './told';

/** What the phone was sent, and what has to be known of the household of the code that was said, or of the one declined. */
export interface Deciding {
  sent: readonly SentCode[];
  /** By move. */
  homes: ReadonlyMap<string, Home>;
  traffic: Traffic;
  /** For the old phone, should it want its number back. */
  undoCode: string;
}

/** The code that was said; null where none is awaited from this phone. */
export function decide(deciding: Deciding, scene: Scene): Turn | null {
  const good = deciding.sent.filter((one) => isGood(one, scene.now));
  if (good.length === 0) return null;
  const purpose = good.every((one) => one.purpose === 'undo') ? 'undo' : 'move';
  if (isLockedOut(scene, purpose) || deciding.traffic.isClosed)
    return say({ view: 'phone.codeOver', data: { locked: true } });
  const said = good.find(({ isSaid }) => isSaid);
  if (!said) return wrong(good, purpose, deciding.traffic, scene);
  const home = deciding.homes.get(said.move.id);
  if (!home) return null;
  if (said.purpose === 'undo') return undone(said.move, home, scene);
  return hindrance(said.move, home, scene) ?? moved(said.move, home, deciding.undoCode, scene);
}

function wrong(
  good: readonly SentCode[],
  purpose: PhoneCode['purpose'],
  traffic: Traffic,
  scene: Scene,
): Turn {
  const { from } = scene.inbound;
  const misses = missed(scene);
  const left = WRONG - 1 - Math.max(...good.map((one) => one.wrong));
  const locked = isLockedOut({ ...scene, dialogue: { ...scene.dialogue, misses } }, purpose);
  const over = left <= 0 || locked;
  return {
    ...(over
      ? say({ view: 'phone.codeOver', data: { locked } })
      : asking({ view: 'phone.wrongCode', data: { left } }, AWAITS_CODE)),
    changes: [
      { kind: 'phoneCodeWrong', phone: from, at: scene.now },
      audited('phone.wrongCode', good[0]?.move.household ?? '', scene),
      ...(over || traffic.isUnusual ? alarmOf('phone.codes', scene) : []),
    ],
    dialogue: { misses, ...(over && { open: null }) },
  };
}

/** What has changed since the code was sent, so that the move can not be any more. */
function hindrance(move: PhoneMove, home: Home, scene: Scene): Turn | null {
  const { from } = scene.inbound;
  if (home.hasOffice) return say({ view: 'phone.atOffice', data: {} });
  if (home.isTaken) return say({ view: 'phone.taken', data: { phone: maskPhone(move.newPhone) } });
  const there = [...home.phones, ...home.dead];
  const gone = move.oldPhone === '' ? there.length > 0 : !there.includes(move.oldPhone);
  if (gone) return say({ view: 'phone.tooLate', data: {} });
  const byOwner = home.phones.includes(from);
  return !byOwner && isRefused(home, move.newPhone, scene.now)
    ? say({ view: 'phone.atOffice', data: {} })
    : null;
}

/** In force, and told to all. The old phone gets the code that undoes it: in the answer where that goes to it alone. */
function moved(asked: PhoneMove, home: Home, code: string, scene: Scene): Turn {
  const { from } = scene.inbound;
  // Of several phones of a household the one that agrees is the one that is replaced.
  const move =
    home.phones.includes(from) && asked.oldPhone !== '' && asked.askedBy !== from
      ? { ...asked, oldPhone: from }
      : asked;
  const byOld = from === move.oldPhone && move.oldPhone !== move.newPhone;
  const inAnswer = byOld && isTexted(scene.medium);
  const hasOld = move.oldPhone !== '' && move.oldPhone !== move.newPhone;
  const data = particulars(home, move);
  const show =
    home.liaisons.includes(from) && !byOld
      ? ({ view: 'liaison.reported', data } as const)
      : ({ view: 'phone.moved', data: { ...data, code: inAnswer ? code : null } } as const);
  return {
    reply: { show },
    changes: [
      { kind: 'phoneMoved', move, by: from, at: scene.now },
      ...(hasOld ? [codeFor(move.oldPhone, move, 'undo', code, scene)] : []),
      audited('phone.move', home.id, scene),
    ],
    // Lists and proofs of the old phone would still show what is not its own any more.
    dialogue: byOld ? { open: null, trail: [] } : { open: null },
    notices: tellMoved(home, move, from, { code, isTold: inAnswer }),
  };
}

function undone(move: PhoneMove, home: Home, scene: Scene): Turn {
  const { from } = scene.inbound;
  const since = movesSince(move, home);
  // What the office did afterwards stands.
  if (since.some(({ decidedBy }) => decidedBy === OFFICE)) return say({ view: 'phone.atOffice', data: {} });
  return {
    reply: { show: { view: 'phone.undone', data: particulars(home, move) } },
    changes: [
      { kind: 'phoneMoveUndone', id: move.id, by: from, at: scene.now },
      audited('phone.undo', home.id, scene),
    ],
    dialogue: { open: null },
    notices: tellUndone(
      home,
      move,
      from,
      since.map(({ newPhone }) => newPhone),
    ),
  };
}

/** Those that went on from it and are in force. */
export function movesSince(move: PhoneMove, home: Home): PhoneMove[] {
  return home.moves.filter(
    (one) => one.id !== move.id && one.state === 'done' && (one.decidedAt ?? 0) >= (move.decidedAt ?? 0),
  );
}
