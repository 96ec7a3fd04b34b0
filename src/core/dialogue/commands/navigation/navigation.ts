/** Digits and words that lead to another screen. */

import type { Open, Screen } from '../../../model/dialogue';
import type { View } from '../../../views';
import type { Command, Scene, Turn } from '../../scene/command';

const MENU: Screen = { act: { intent: 'menu', slots: {} }, page: 1 };

export const choose: Command<'choose'> = {
  intent: 'choose',
  load: async () => null,
  answer({ n }, _, scene) {
    const { open } = scene.dialogue;
    if (!open || open.choices.length === 0) return to(MENU);
    if (n === 0) return goBack(scene);
    const act = open.choices[n - 1];
    if (act) return to({ act, page: 1 });
    return n === 9 && open.page < open.pages ? turnPage(open, 1) : noSuch(open, scene);
  },
};

export const back: Command<'back'> = {
  intent: 'back',
  load: async () => null,
  answer: (_slots, _facts, scene) => goBack(scene),
};

export const next: Command<'page.next'> = {
  intent: 'page.next',
  load: async () => null,
  answer: (_slots, _facts, scene) => turnPage(scene.dialogue.open, 1),
};

export const previous: Command<'page.prev'> = {
  intent: 'page.prev',
  load: async () => null,
  answer: (_slots, _facts, scene) => turnPage(scene.dialogue.open, -1),
};

/** Says which digits the open list has; whoever looks at a screen sees it again. */
export function noSuch(open: Open, { medium }: Scene): Turn {
  const note: View = { view: 'list.noSuch', data: { last: open.choices.length } };
  if (medium === 'ussd') return { ...to({ act: open.act, page: open.page }), note };
  return { reply: { show: note }, changes: [] };
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
