/** Asking for a move of numbers: the question says whose phone, from which number to which, and wants the code that was sent. */

import { DAY } from '../../calendar/durations';
import type { Change } from '../../model/change';
import { isTexted } from '../../model/message';
import type { PhoneMove, SentCode } from '../../model/phoneMoves';
import { maskPhone } from '../../text/mask';
import { sayPhone } from '../../text/phone';
import { audited } from '../scene/audited';
import type { Scene, Turn } from '../scene/command';
import { say } from '../scene/say';
import { alarmOf, type Traffic } from './alarm';
import { codeFor, isLockedOut, ownCodeFor } from './codes';
import type { Home } from './home';
import { noticeOf, particulars } from './told';

/** Of what one phone asks in a day without saying the code; a liaison has a village to report. Beyond `odd` it looks forged. */
const ASKS_A_DAY = { own: { odd: 2, most: 5 }, liaison: { odd: 5, most: 20 } };
/** Asked for one household in a day by phones that are not its own. */
const ASKS_OF_STRANGERS = 3;

/** Where a code is awaited. */
export const AWAITS_CODE = { state: 'phone.code', expects: 'code' } as const;

/** A move that is asked for now. */
export function moveOf(oldPhone: string, newPhone: string, home: Home, scene: Scene): PhoneMove {
  return {
    id: scene.fresh.id,
    oldPhone,
    newPhone,
    household: home.id,
    person: null,
    askedBy: scene.inbound.from,
    at: scene.now,
    state: 'asked',
    decidedBy: null,
    decidedAt: null,
  };
}

/** What a phone that may decide by itself asks with. */
interface OwnAsking {
  /** Never given to this phone before. */
  code: string;
  home: Home;
  /** What the phone was sent before. */
  sent: readonly SentCode[];
  traffic: Traffic;
  /** For the own household, or of a village. */
  by: 'own' | 'liaison';
}

/**
 * The phone that asks is sent the code: by text message it is the answer itself, which nobody but this phone gets; where
 * a screen or a page asks, it comes by text message. What the phone asked before and did not confirm is over.
 */
export function askOwnCode(
  move: PhoneMove,
  { code, home, sent, traffic, by }: OwnAsking,
  scene: Scene,
): Turn {
  const { from } = scene.inbound;
  // A code that would not be read is not given.
  if (isLockedOut(scene)) return say({ view: 'phone.codeOver', data: { locked: true } });
  const mine = sent.filter((one) => one.purpose === 'move' && one.move.askedBy === from);
  const unused = mine.filter((one) => one.move.state !== 'done' && scene.now - one.at < DAY);
  const { odd, most } = ASKS_A_DAY[by];
  const alarm = unused.length >= odd || traffic.isUnusual ? alarmOf('phone.asks', scene) : [];
  if (unused.length >= most) return { ...say({ view: 'phone.tooOften', data: {} }), changes: alarm };
  // In full: who typed it has to see a wrong digit.
  const data = { ...particulars(home, move), phone: sayPhone(move.newPhone), liaison: by === 'liaison' };
  const texted = isTexted(scene.medium);
  const show = {
    view: 'phone.sure',
    data: { ...data, code: texted ? code : null, to: maskPhone(from) },
  } as const;
  const before = mine
    .filter((one) => one.move.state === 'asked')
    .map((one) => ended(one.move, 'withdrawn', scene));
  return {
    reply: { show, expects: AWAITS_CODE },
    changes: [
      ...before,
      { kind: 'phoneMove', move },
      ownCodeFor(from, move, code, scene),
      audited('phone.ask', home.id, scene),
      ...alarm,
    ],
    notices: texted ? [] : [noticeOf(from, move, { view: 'notice.phoneCode', data: { ...data, code } })],
  };
}

/**
 * Who has proved who they are wants this phone registered: the old phone has to agree with its code, or the village
 * liaison with another. A number that is dead can not agree.
 */
export function askOthers(
  move: PhoneMove,
  [forOld, forLiaison]: readonly [string, string],
  home: Home,
  scene: Scene,
): Turn {
  const old = home.phones.length > 0;
  const waiting = say({ view: 'phone.waits', data: { old, liaison: home.liaisons.length > 0 } });
  if (!old && home.liaisons.length === 0) return say({ view: 'phone.atOffice', data: {} });
  const ofStrangers = home.moves.filter((one) => isOfStrangers(one, home) && scene.now - one.at < DAY);
  // Whoever may say yes has been asked, and is not asked again for every message.
  if (ofStrangers.some((one) => one.newPhone === move.newPhone && one.state === 'asked')) return waiting;
  if (ofStrangers.length >= ASKS_OF_STRANGERS)
    return { ...say({ view: 'phone.tooOften', data: {} }), changes: alarmOf('phone.asks', scene) };
  const data = particulars(home, move);
  return {
    ...waiting,
    changes: [
      { kind: 'phoneMove', move },
      ...home.phones.map((phone) => codeFor(phone, move, 'move', forOld, scene)),
      ...home.liaisons.map((phone) => codeFor(phone, move, 'move', forLiaison, scene)),
      audited('phone.ask', home.id, scene),
    ],
    notices: [
      ...home.phones.map((phone) =>
        noticeOf(phone, move, { view: 'notice.phoneAsk', data: { ...data, code: forOld } }),
      ),
      ...home.liaisons.map((phone) =>
        noticeOf(phone, move, { view: 'notice.phoneAskLiaison', data: { ...data, code: forLiaison } }),
      ),
    ],
  };
}

function isOfStrangers({ askedBy, newPhone }: PhoneMove, { phones }: Home): boolean {
  return askedBy === newPhone && !phones.includes(askedBy);
}

/** Its end without a move. */
export function ended({ id }: PhoneMove, as: 'refused' | 'withdrawn', { inbound, now }: Scene): Change {
  return { kind: 'phoneMoveEnded', id, as, by: inbound.from, at: now };
}
