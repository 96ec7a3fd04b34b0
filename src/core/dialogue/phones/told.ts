/** Who is told of a move of numbers: at once, whatever the hour and whatever they stopped. */

import type { Change } from '../../model/change';
import type { PhoneMove } from '../../model/phoneMoves';
import { makeNotice, type Notice, type NoticeView } from '../../notices/notice';
import { maskName, maskPhone } from '../../text/mask';
import type { Particulars } from '../../views/phoneViews';
import type { Home } from './home';

/** What an office says: what it changes, and who is told. */
export interface Told {
  changes: Change[];
  notices: Notice[];
}

/** `about`: what it is once for. */
export function noticeOf(to: string, about: Pick<PhoneMove, 'id'>, view: NoticeView): Notice {
  return makeNotice(view, { to, key: `${about.id}:${to}:${view.view}` });
}

/** What all texts of a move name: head and numbers, masked. */
export function particulars(
  home: Home,
  { oldPhone, newPhone }: Pick<PhoneMove, 'oldPhone' | 'newPhone'>,
): Particulars {
  const isFirst = oldPhone === '' || oldPhone === newPhone;
  return {
    head: maskName(home.head),
    group: home.group,
    old: isFirst ? null : maskPhone(oldPhone),
    phone: maskPhone(newPhone),
  };
}

/**
 * In force now: the new phone is welcomed, all others that it concerns are warned; the old one with the code that undoes
 * it, unless it has that already (`isTold`) or the office decided (`code` null).
 */
export function tellMoved(
  home: Home,
  move: PhoneMove,
  by: string,
  { code, isTold }: { code: string | null; isTold: boolean },
): Notice[] {
  const data = particulars(home, move);
  const to = (phone: string, view: NoticeView) => noticeOf(phone, move, view);
  const others = home.phones.filter((phone) => ![move.oldPhone, move.newPhone, by].includes(phone));
  const old = move.oldPhone !== '' && move.oldPhone !== move.newPhone && !isTold;
  return [
    to(move.newPhone, { view: 'notice.phoneMoved', data: {} }),
    ...(old ? [to(move.oldPhone, { view: 'notice.phoneGone', data: { ...data, code } })] : []),
    ...others.map((phone) => to(phone, { view: 'notice.phoneOther', data })),
    ...liaisonsBut(home, by).map((phone) => to(phone, { view: 'notice.phoneMovedOf', data })),
  ];
}

/** As it was before: whoever had it meanwhile, and the liaisons. */
export function tellUndone(home: Home, move: PhoneMove, by: string, since: readonly string[]): Notice[] {
  const data = particulars(home, move);
  const told = new Set(
    [move.newPhone, move.oldPhone, ...since].filter((phone) => phone !== '' && phone !== by),
  );
  return [
    ...[...told].map((phone) =>
      noticeOf(phone, { id: `${move.id}:undo` }, { view: 'notice.phoneUndone', data }),
    ),
    ...liaisonsBut(home, by).map((phone) =>
      noticeOf(phone, { id: `${move.id}:undo` }, { view: 'notice.phoneUndoneOf', data }),
    ),
  ];
}

/** Its owner said No: the liaisons hear it, and whoever asked. */
export function tellRefused(home: Home, move: PhoneMove): Notice[] {
  const data = particulars(home, move);
  return [
    noticeOf(move.newPhone, move, { view: 'notice.phoneNotMoved', data: {} }),
    ...liaisonsBut(home, '').map((phone) => noticeOf(phone, move, { view: 'notice.phoneRefusedOf', data })),
  ];
}

function liaisonsBut({ liaisons }: Home, by: string): string[] {
  return liaisons.filter((phone) => phone !== by);
}
