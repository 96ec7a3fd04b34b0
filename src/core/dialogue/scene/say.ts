/** Turns as most commands take them: something is said, asked or shown, and nothing changes. */
import type { Context } from '../../model/dialogue';
import type { Act } from '../../model/intent';
import type { View } from '../../views';
import type { Choice, Turn } from './command';

/** A turn that shows another screen instead. */
export function leadTo(act: Act, page = 1): Turn {
  return { reply: null, changes: [], leadsTo: { act, page } };
}

/** A turn that says this, with numbered ways on where there are some, and changes nothing. */
export function say(show: View, choices: Choice[] = [], asked: Picking = {}): Turn {
  return { reply: { show, ...(choices.length > 0 && picking(choices, asked)) }, changes: [] };
}

/** A turn that says this, and waits for what it asks for. */
export function asking(show: View, expects: Context): Turn {
  return { reply: { show, expects }, changes: [] };
}

/** What else is known of a question that is answered by one of several. */
type Picking = Omit<Extract<Context, { expects: 'choice' }>, 'state' | 'expects' | 'options'>;

/** Numbered ways on, of which a digit or their words pick one. */
export function picking(choices: Choice[], asked: Picking = {}): { choices: Choice[]; expects: Context } {
  return { choices, expects: { state: 'menu', expects: 'choice', options: choices.length, ...asked } };
}
