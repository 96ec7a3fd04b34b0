/** All that there is to choose from. */

import type { Act, BareIntent } from '../../../model/intent';
import type { Caller } from '../../../model/people';
import { hasStoppedAll } from '../../../notices/optOut';
import { type Choice, command, nothing, type Scene } from '../../scene/command';
import { isLiaison, isOffice } from '../../scene/offices';
import { picking } from '../../scene/say';
import { OFFICE_CHOICES } from '../office/officeCases';

/** `9` and `0` are taken. */
const ROWS = 8;

/** Each called as its page is. */
function titled(...intents: BareIntent[]): readonly Choice[] {
  // None of them needs a slot.
  return intents.map((intent) => ({ label: { title: intent }, act: { intent, slots: {} } as Act }));
}

/** What most people come for, in the order that they know. */
const FIRST = titled(
  'subsidy.query',
  'case.status',
  'matter.guide',
  'appointment.book',
  'complaint.file',
  'consult.ask',
  'news.latest',
  'help',
);
/** What is asked for less often. */
const MORE = titled(
  'callback.ask',
  'case.rate',
  'case.expedite',
  'appointment.cancel',
  'contact.changePhone',
  'consent.give',
  'subscribe.stop',
  'subscribe.start',
);
const LIAISONS = titled(
  'liaison.unreached',
  'liaison.report',
  'liaison.look',
  'liaison.unpaid',
  'liaison.case',
);

/** Whom a menu is for. `stopped`: null of whoever has not said yet what phone it is. */
type Reader = Pick<Caller, 'role' | 'gone'> & { stopped: Caller['stopped'] | null };

/** Screen by screen; whoever has an office finds its work first, and nobody what would change nothing. */
export function menuPages(reader: Reader): Choice[][] {
  const more = MORE.filter(({ act }) => changesAnything(act, reader));
  const all = [...workOf(reader), ...FIRST, ...more];
  const pages = Math.ceil(all.length / ROWS);
  return Array.from({ length: pages }, (_, index) => all.slice(index * ROWS, (index + 1) * ROWS));
}

/** No more notices is nothing new where all are stopped, and notices again where none is. */
function changesAnything({ intent }: Act, { stopped }: Reader): boolean {
  if (stopped === null) return true;
  if (intent === 'subscribe.stop') return !hasStoppedAll(stopped);
  return intent !== 'subscribe.start' || stopped.length > 0;
}

function workOf(caller: Pick<Caller, 'role' | 'gone'>): readonly Choice[] {
  if (isOffice(caller)) return OFFICE_CHOICES;
  return isLiaison(caller) ? LIAISONS : [];
}

export const menu = command('menu', {
  slots: {},
  writes: false,
  public: true,
  keepsText: true,
  load: nothing,
  answer(_slots, _facts, scene) {
    const all = menuPages(scene.caller);
    const pages = all.length;
    const page = Math.min(Math.max(scene.page, 1), pages);
    const choices = [...(all[page - 1] ?? []), ...(page === pages ? [otherLanguage(scene)] : [])];
    const show = { view: 'menu', data: {} } as const;
    return { reply: { show, ...picking(choices), list: { page, pages, rows: [] } }, changes: [] };
  },
});

/** Named in itself: whoever needs it reads no other. */
function otherLanguage({ language }: Scene): Choice {
  const other = language === 'en' ? 'zh-CN' : 'en';
  return {
    label: { name: `language.${other}` },
    act: { intent: 'language.choose', slots: { language: other } },
  };
}
