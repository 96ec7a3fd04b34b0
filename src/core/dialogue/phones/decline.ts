/** No to a move of numbers, and an old phone that wants its number back. */

import { isTexted } from '../../model/message';
import type { PhoneMove, SentCode } from '../../model/phoneMoves';
import { audited } from '../scene/audited';
import type { Scene, Turn } from '../scene/command';
import { say } from '../scene/say';
import { alarmOf } from './alarm';
import { AWAITS_CODE, ended } from './ask';
import { codeFor, isGood, isLockedOut, isUndoable } from './codes';
import type { Deciding } from './decide';
import { noticeOf, particulars, tellRefused } from './told';

/**
 * No. To what others asked it is its owner's last word; what the phone asked itself is only withdrawn, and where it says
 * that it never asked, somebody writes in its name. Null where nothing is awaited from this phone.
 */
export function decline(deciding: Deciding, notMine: boolean, scene: Scene): Turn | null {
  const { from } = scene.inbound;
  const good = deciding.sent.filter((one) => isGood(one, scene.now));
  const asked = good.filter(({ purpose }) => purpose === 'move');
  const owned = asked.filter(({ move }) => move.askedBy !== from && isOwner(from, move, deciding));
  if (owned.length > 0) return refuse(owned, deciding, scene);
  const own = asked.filter(({ move }) => move.askedBy === from);
  if (own.length > 0) return withdraw(own, deciding, notMine, scene);
  const [one, ...more] = asked;
  if (one) {
    if (more.length > 0) return say({ view: 'phone.whichCode', data: {} });
    return { ...say({ view: 'phone.refused', data: {} }), changes: [ended(one.move, 'withdrawn', scene)] };
  }
  return wantsBack(deciding, scene);
}

function isOwner(from: string, move: PhoneMove, { homes }: Deciding): boolean {
  return homes.get(move.id)?.phones.includes(from) ?? false;
}

function refuse(owned: readonly SentCode[], { homes }: Deciding, scene: Scene): Turn {
  return {
    ...say({ view: 'phone.refused', data: {} }),
    changes: [
      ...owned.map(({ move }) => ended(move, 'refused', scene)),
      audited('phone.refuse', owned[0]?.move.household ?? '', scene),
    ],
    notices: owned.flatMap(({ move }) => {
      const home = homes.get(move.id);
      return home ? tellRefused(home, move) : [];
    }),
    dialogue: { open: null },
  };
}

function withdraw(own: readonly SentCode[], { homes }: Deciding, notMine: boolean, scene: Scene): Turn {
  const [first] = own;
  const home = homes.get(first?.move.id ?? '');
  const show =
    home && first
      ? ({ view: 'phone.kept', data: { ...particulars(home, first.move), notMine } } as const)
      : ({ view: 'phone.refused', data: {} } as const);
  return {
    reply: { show },
    changes: [
      ...own.map(({ move }) => ended(move, 'withdrawn', scene)),
      ...(notMine ? alarmOf('phone.notMine', scene) : []),
    ],
    dialogue: { open: null },
  };
}

/** The old phone of a move that is in force: what undoes it is a code that goes there now. */
function wantsBack({ sent, homes, undoCode }: Deciding, scene: Scene): Turn | null {
  const { from } = scene.inbound;
  const move = sent.find((one) => one.purpose === 'undo' && isUndoable(one.move, scene.now))?.move;
  const home = homes.get(move?.id ?? '');
  if (!move || !home) return null;
  if (isLockedOut(scene, 'undo')) return say({ view: 'phone.codeOver', data: { locked: true } });
  const data = particulars(home, move);
  const texted = isTexted(scene.medium);
  const again = { ...move, id: `${move.id}:${scene.fresh.id}` };
  return {
    reply: {
      show: { view: 'phone.undoAsk', data: { ...data, code: texted ? undoCode : null } },
      expects: AWAITS_CODE,
    },
    changes: [codeFor(from, move, 'undo', undoCode, scene)],
    notices: texted
      ? []
      : [noticeOf(from, again, { view: 'notice.phoneUndoCode', data: { ...data, code: undoCode } })],
  };
}
