/** A text that may well mean something, too doubtful to act on: what is likeliest is asked back. */
import { type Act, type Intent, UNKNOWN } from '../../../model/intent';
import type { Likely } from '../../../model/understood';
import type { Choice, Scene, Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';

/** What nobody wishes for by itself: a turn of a page, a digit, an answer to what was asked. The label of all else is `wish.<intent>`. */
const NO_WISHES: readonly Intent[] = [
  'subsidy.detail',
  'menu',
  'page.next',
  'page.prev',
  'back',
  'choose',
  'identity.give',
  'callback.ask',
  'family.add',
  'family.remove',
  'family.list',
  'family.answer',
  'consent.give',
  'office.haste',
  'liaison.case',
  'liaison.unpaid',
  'death.note',
  'unknown',
];

/** Null where nothing is likely enough to be asked. */
export function askBack({ likely, inbound }: Scene): Turn | null {
  const wishes = likely.filter(({ act }) => !NO_WISHES.includes(act.intent));
  const [first, ...others] = wishes;
  if (!first) return null;
  // What was written at length is kept as a draft, and not asked for twice; a number is asked for by itself.
  if (isInOwnWords(first) || isAsking(first)) return leadTo(asQuestion(first.act));
  const choices: Choice[] = [
    ...wishes.map(({ act }): Choice => ({ label: { name: labelOf(act) }, act })),
    { label: { name: 'wish.none' }, act: noneOf([first, ...others]) },
  ];
  const confirms = wishes.length === 1 && { confirms: true as const };
  return {
    ...say({ view: 'unknown.askBack', data: {} }, choices, { askedBack: inbound.id, ...confirms }),
    changes: [{ kind: 'unclear', id: inbound.id, readings: wishes.map(({ act }) => act.intent).join(' ') }],
  };
}

/** Whoever does not want messages to stop reads that they do not. */
function noneOf([{ act }, ...others]: readonly [Likely, ...Likely[]]): Act {
  const stops = act.intent === 'subscribe.stop' && others.length === 0;
  return stops ? { intent: 'subscribe.stop', slots: { about: 'state' } } : UNKNOWN;
}

/** A complaint may be none: what is near is shown beside the offer to write it down. */
function asQuestion(act: Act): Act {
  if (act.intent !== 'complaint.file' || act.slots.text === undefined) return act;
  return { intent: 'consult.ask', slots: { words: act.slots.text } };
}

function labelOf({ intent, slots }: Act): string {
  const asksOnly = intent === 'subscribe.stop' && slots.about === 'state';
  return asksOnly ? 'wish.subscribe.state' : `wish.${intent}`;
}

/** Nothing moves before the new number is said. */
function isAsking({ act: { intent, slots } }: Likely): boolean {
  return intent === 'contact.changePhone' && Object.keys(slots).length === 0;
}

function isInOwnWords({ act: { slots } }: Likely): boolean {
  return 'text' in slots && slots.text !== undefined;
}
