/** Digits and words that lead to another screen: one of a list, the next page, back. */

import type { Context, Open, Screen } from '../../../model/dialogue';
import type { Act } from '../../../model/intent';
import { isTexted } from '../../../model/message';
import type { View } from '../../../views';
import { command, nothing, type Scene, type Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { count } from '../../scene/slotForms';
import { yesOrNo } from './questionAgain';

const MENU: Screen = { act: { intent: 'menu', slots: {} }, page: 1 };

/** A step from what is shown: of nothing by itself, and wished for each time that it is said. */
const STEP = {
  linked: false,
  writes: false,
  keepsText: true,
  repeats: 'each',
  load: nothing,
} as const;

export const choose = command('choose', {
  ...STEP,
  slots: { n: count },
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
  ...STEP,
  slots: {},
  answer: (_slots, _facts, scene) => goBack(scene),
});

export const next = command('page.next', {
  ...STEP,
  slots: {},
  answer: (_slots, _facts, scene) => turnPage(scene.dialogue.open, 1),
});

export const previous = command('page.prev', {
  ...STEP,
  slots: {},
  answer: (_slots, _facts, scene) => turnPage(scene.dialogue.open, -1),
});

/** Says which digits the open list has; whoever looks at a screen or a page sees it again. */
export function noSuch(open: Open, scene: Scene): Turn {
  const { context } = open;
  if (context.state === 'menu' && context.confirms) return yesOrNo(open);
  const note: View = { view: 'list.noSuch', data: { last: Math.max(open.choices.length, open.rows.length) } };
  if (isTexted(scene.medium)) return say(note);
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
