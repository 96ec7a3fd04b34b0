/** What stays open between two messages: which list the digits mean, and where back leads. */

import type { Context, Dialogue, Open, Screen } from '../model/dialogue';
import type { Act } from '../model/intent';
import { isTexted, type Medium } from '../model/message';
import type { Caller } from '../model/people';
import { withoutWords } from './links';
import { OPEN_FOR } from './scene/access';
import type { Reply, Scene } from './scene/command';

const TRAIL = 5;

/** What the next words may mean, or null when nothing is open (any more). */
export function openContext(dialogue: Dialogue, now: number): Context | null {
  return dialogue.open && now <= dialogue.open.until ? dialogue.open.context : null;
}

/**
 * What the next words may mean, the likeliest first. Who looks at a screen or a page answers that. In a text an alert
 * that waits for its answer comes before all else, unless something was asked by text since it came: then it is
 * thought of last.
 */
export function contextsOf(
  { alerts }: Pick<Caller, 'alerts'>,
  dialogue: Dialogue,
  medium: Medium,
  now: number,
): (Context | null)[] {
  const open = openContext(dialogue, now);
  const [newest] = alerts;
  if (!newest) return [open];
  const pending: Context = { state: 'alert.pending', expects: 'ack', caseNo: newest.case };
  // What a session showed last is not what a text answers.
  const texted = dialogue.session?.turn !== dialogue.turn;
  const askedSince = open !== null && texted && (dialogue.last?.at ?? 0) >= newest.at;
  return askedSince || !isTexted(medium) ? [open, pending] : [pending, open];
}

/** The dialogue without what has run out. */
export function fresh(dialogue: Dialogue, now: number): Dialogue {
  return openContext(dialogue, now) ? dialogue : { ...dialogue, open: null, trail: [] };
}

/**
 * The dialogue after `reply` to `act`. A list or a question becomes what is open, and the list before it goes on
 * the trail. An answer that opens nothing leaves the last list open, so that its other digits still work.
 */
export function keepOpen(dialogue: Dialogue, given: Act, reply: Reply, scene: Scene): Dialogue {
  const act = withoutWords(given);
  const { open } = dialogue;
  const until = scene.now + OPEN_FOR;
  const { expects } = reply;
  if (expects && expects.expects !== 'none') {
    return {
      ...dialogue,
      trail: trailAfter(dialogue, act, scene.page),
      open: opened(act, reply, expects, until),
    };
  }
  const isList = open !== null && open.choices.length + open.rows.length > 0;
  if (isList) return { ...dialogue, open: { ...open, leaf: act, until } };
  return { ...dialogue, open: expects ? opened(act, reply, expects, until) : null };
}

function opened(act: Act, reply: Reply, context: Context, until: number): Open {
  const list = reply.list ?? { page: 1, pages: 1, rows: [] };
  return {
    act,
    ...list,
    context,
    choices: (reply.choices ?? []).map((choice) => withoutWords(choice.act)),
    leaf: null,
    until,
  };
}

function trailAfter(dialogue: Dialogue, act: Act, page: number): Screen[] {
  const { open, trail } = dialogue;
  if (act.intent === 'menu') return [];
  if (!open || open.choices.length === 0 || isSame(open, { act, page })) return trail;
  return [...trail, { act: open.act, page: open.page }].slice(-TRAIL);
}

function isSame(one: Screen, other: Screen): boolean {
  return one.page === other.page && JSON.stringify(one.act) === JSON.stringify(other.act);
}
