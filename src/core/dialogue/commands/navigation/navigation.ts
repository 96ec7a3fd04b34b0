/** Digits and words that lead to another screen. */

import type { Context, Open, Screen } from '../../../model/dialogue';
import type { Act, BareIntent } from '../../../model/intent';
import { isTexted } from '../../../model/message';
import type { Caller } from '../../../model/people';
import type { View } from '../../../views';
import { type Choice, command, nothing, picking, type Scene, type Turn } from '../../scene/command';
import { isLiaison, isOffice } from '../../scene/offices';
import { count } from '../../scene/slotForms';
import { OFFICE_CHOICES } from '../office/officeCases';
import { yesOrNo } from './questionAgain';

const MENU: Screen = { act: { intent: 'menu', slots: {} }, page: 1 };

export const choose = command('choose', {
  slots: { n: count },
  linked: false,
  writes: false,
  keepsText: true,
  repeats: 'each',
  load: nothing,
  answer({ n }, _, scene) {
    const { open } = scene.dialogue;
    if (!open || open.choices.length === 0) return to(MENU);
    if (n === 0 || isBehindMenu(open, scene)) return goBack(scene);
    const act = open.choices[n - 1];
    if (act) return chosen(act, open.context);
    return n === 9 && open.page < open.pages ? turnPage(open, 1) : noSuch(open, scene);
  },
});

/** On a screen the lines of a list are known still; those of the menu are no choice of what was found behind it. */
function isBehindMenu({ act, leaf }: Open, { medium }: Scene): boolean {
  return medium === 'ussd' && act.intent === 'menu' && leaf !== null;
}

/** What is chosen of what was asked back is what the message had meant: the understanding learns from it. */
function chosen(act: Act, context: Context): Turn {
  const turn = to({ act, page: 1 });
  if (context.state !== 'menu' || context.askedBack === undefined) return turn;
  return {
    ...turn,
    changes: [{ kind: 'meant', id: context.askedBack, as: act.intent }],
    dialogue: { open: null },
  };
}

export const back = command('back', {
  slots: {},
  linked: false,
  writes: false,
  keepsText: true,
  repeats: 'each',
  load: nothing,
  answer: (_slots, _facts, scene) => goBack(scene),
});

export const next = command('page.next', {
  slots: {},
  linked: false,
  writes: false,
  keepsText: true,
  repeats: 'each',
  load: nothing,
  answer: (_slots, _facts, scene) => turnPage(scene.dialogue.open, 1),
});

export const previous = command('page.prev', {
  slots: {},
  linked: false,
  writes: false,
  keepsText: true,
  repeats: 'each',
  load: nothing,
  answer: (_slots, _facts, scene) => turnPage(scene.dialogue.open, -1),
});

/** Says which digits the open list has; whoever looks at a screen or a page sees it again. */
export function noSuch(open: Open, scene: Scene): Turn {
  const { context } = open;
  if (context.state === 'menu' && context.confirms) return yesOrNo(open);
  const note: View = { view: 'list.noSuch', data: { last: Math.max(open.choices.length, open.rows.length) } };
  if (isTexted(scene.medium)) return { reply: { show: note }, changes: [] };
  // What asks is asked anew: said while it is open, it would end what it asks about.
  return { ...to(open, { open: null }), note };
}

/** What asks for nothing has no pages: to show it again could do it again. */
function turnPage(open: Open | null, by: 1 | -1): Turn {
  if (!open || open.context.expects === 'none') return to(MENU);
  return to({ act: open.act, page: Math.min(Math.max(open.page + by, 1), open.pages) });
}

/** From an answer to its list, from a list to the one before, from the first to the menu. */
function goBack(scene: Scene): Turn {
  const { open, trail } = scene.dialogue;
  if (open?.leaf) return to(open, { open: null });
  return to(trail.at(-1) ?? MENU, { open: null, trail: trail.slice(0, -1) });
}

function to({ act, page }: Screen, dialogue: NonNullable<Turn['dialogue']> = {}): Turn {
  return { reply: null, changes: [], leadsTo: { act, page }, dialogue };
}

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

/** All that there is to choose from, screen by screen; whoever has an office finds its work first. */
export function menuPages(caller: Pick<Caller, 'role' | 'gone'>): Choice[][] {
  const all = [...workOf(caller), ...FIRST, ...MORE];
  const pages = Math.ceil(all.length / ROWS);
  return Array.from({ length: pages }, (_, index) => all.slice(index * ROWS, (index + 1) * ROWS));
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
    return {
      reply: {
        show: { view: 'menu', data: {} },
        ...picking(choices),
        list: { page, pages, rows: [] },
      },
      changes: [],
    };
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
