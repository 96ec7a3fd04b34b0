/** A phone takes the place of another: what is written, and who is told. */
import type { Notice } from '../../cases/decision';
import type { Change } from '../../change';
import { maskPhone } from '../../text/mask';
import type { Scene, Turn } from '../command';
import { digitsFrom } from '../fresh';
import type { PhoneMove } from '../services';
import type { View } from '../views';

/** Milliseconds that a move waits for a word: later it is not known any more whose the numbers are. */
const WAITS = 3 * 24 * 3_600_000;
/** Digits that the old phone answers with. */
const CODE_DIGITS = 4;

export function waits({ at }: PhoneMove, { now }: Scene): boolean {
  return now - at < WAITS;
}

/**
 * As it is asked for; `oldPhone` is empty where there was none. Its code is none of `waiting`: whoever is asked of
 * several moves says with it which one they mean.
 */
export function moveTo(
  newPhone: string,
  oldPhone: string,
  household: string,
  scene: Scene,
  waiting: readonly PhoneMove[] = [],
): PhoneMove {
  return {
    id: scene.freshId,
    oldPhone,
    newPhone,
    household,
    person: null,
    code: freeCode(digitsFrom(scene.secret, CODE_DIGITS), new Set(waiting.map(({ code }) => code))),
    at: scene.now,
    state: 'asked',
  };
}

/** The code, or the next one that nobody was given. */
function freeCode(code: string, taken: ReadonlySet<string>): string {
  const next = (Number(code) + 1) % 10 ** CODE_DIGITS;
  return taken.has(code) ? freeCode(String(next).padStart(CODE_DIGITS, '0'), taken) : code;
}

/** Nobody may miss that the number changed: these messages are not asked for and cannot be declined. */
const WHY = '个人信息保护法 17';

/** `about`: what it is once for. */
export function noticeOf(to: string, about: Pick<PhoneMove, 'id'>, view: View): Notice {
  return {
    to,
    audience: 'applicant',
    view,
    lane: 'notice',
    scope: 'statutory',
    why: WHY,
    quiet: true,
    key: `${about.id}:${to}:${view.view}`,
  };
}

export function audited(move: PhoneMove, actor: string, scene: Scene): Change {
  return {
    kind: 'audit',
    id: `${scene.freshId}:phone`,
    at: scene.now,
    actor,
    action: 'phone.move',
    subject: move.household ?? move.id,
  };
}

/** The same number again, which was reported dead: that it is told so itself shows that it is not. */
export function revived(phone: string, by: string, scene: Scene): Pick<Turn, 'changes' | 'notices'> {
  return {
    changes: [
      { kind: 'phoneState', phone, state: 'live' },
      {
        kind: 'audit',
        id: `${scene.freshId}:alive`,
        at: scene.now,
        actor: by,
        action: 'phone.alive',
        subject: phone,
      },
    ],
    notices: [noticeOf(phone, { id: scene.freshId }, { view: 'notice.phoneMoved', data: {} })],
  };
}

/** Carried out: the new phone is welcomed, and an old one that did not decide it by itself is told. */
export function moved(move: PhoneMove, by: string, scene: Scene): Turn {
  const phone = maskPhone(move.newPhone);
  const notices = [noticeOf(move.newPhone, move, { view: 'notice.phoneMoved', data: {} })];
  if (move.oldPhone !== '' && move.oldPhone !== by)
    notices.push(noticeOf(move.oldPhone, move, { view: 'notice.phoneGone', data: { phone } }));
  return {
    reply: { show: { view: 'phone.moved', data: { phone } } },
    changes: [{ kind: 'phoneMoved', move, by, at: scene.now }, audited(move, by, scene)],
    // Lists and proofs of the old phone would still show what is not its own any more.
    dialogue: by === move.oldPhone ? { open: null, trail: [] } : { open: null },
    notices,
  };
}
