/** After a question something was said that is no answer to it: the question in other words, once, with the way out. */

import type { Context, Open } from '../../../model/dialogue';
import type { Act, Intent } from '../../../model/intent';
import { isTexted } from '../../../model/message';
import type { Wish } from '../../../views';
import type { Choice, Scene, Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';

/** Whose lists are questions: nothing else is shown with them. */
const ASKING: readonly Intent[] = ['cancel', 'appointment.cancel', 'language.choose'];
/** These say themselves what they wait for. */
const APART: readonly Context['state'][] = ['identity.ask', 'phone.code', 'family.code'];

/** What a yes would do, where that is said once more with the question. */
const WISHES: ReadonlyMap<Intent, Wish> = new Map([
  ['complaint.file', 'complaint'],
  ['consult.ask', 'consult'],
  ['appointment.book', 'visit'],
  ['appointment.cancel', 'noVisit'],
  ['subscribe.stop', 'noMessages'],
]);

/** Null where no question is open. */
export function questionAgain({
  dialogue: { open },
  medium,
  now,
}: Pick<Scene, 'dialogue' | 'medium' | 'now'>): Turn | null {
  if (!open || now > open.until || !isQuestion(open)) return null;
  const { context, choices, act, page } = open;
  if (context.state === 'menu' && context.confirms) return yesOrNo(open);
  // A page shows its list again; on other screens it still stands.
  if (choices.length > 0 && (isTexted(medium) || medium === 'ussd')) {
    const show = { view: 'question.pick', data: { last: choices.length } } as const;
    return say(show);
  }
  return { ...leadTo(act, page), dialogue: { open: null }, note: { view: 'question.again', data: {} } };
}

/** Yes or no? What was asked stands as it is; a page has a link for either. */
export function yesOrNo({ choices: [yes, no] }: Pick<Open, 'choices'>): Turn {
  const way = (name: string, act: Act | undefined): Choice[] => (act ? [{ label: { name }, act }] : []);
  const pageChoices = [...way('saidYes', yes), ...way('saidNo', no)];
  const wish = WISHES.get(yes?.intent ?? 'unknown') ?? 'other';
  return { reply: { show: { view: 'question.yesNo', data: { wish } }, pageChoices }, changes: [] };
}

function isQuestion({ context, act, leaf }: Open): boolean {
  const { state } = context;
  // Something else was answered since, and that nothing of it was done.
  if (state === 'menu' && leaf !== null) return false;
  if (state === 'menu') return context.confirms !== undefined || ASKING.includes(act.intent);
  return state.endsWith('.ask') && !APART.includes(state);
}
