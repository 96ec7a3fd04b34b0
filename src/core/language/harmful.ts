/**
 * What must not be done by a guess: nothing is withdrawn, cancelled, stopped or granted unless the text says a word of that
 * wish (`wishes` in `templates/words`). Who only asks about it, or wants it not done, is shown how it stands.
 */
import type { Intent } from '../model/intent';
import { LEAST } from './judge';
import type { Lexicon } from './lexicon/lexicon';
import type { Wished } from './lexicon/words';
import { LABELS } from './model/labels';
import { isCommand, type Reading } from './reading/reading';
import { wishesNoStop } from './slots/wishes';

/** A label that acts, by which wish it may, and the label that shows instead. */
const HARMFUL: readonly (readonly [label: string, wish: Wished, instead: string])[] = [
  ['cancel', 'cancel', 'help'],
  ['cancel ticket', 'cancel', 'case.status ticket'],
  ['appointment.cancel', 'appointment.cancel', 'appointment.book mine'],
  ['subscribe.stop', 'subscribe.stop', 'subscribe.stop state'],
  ['consent.give', 'consent.give', 'help'],
  ['office.haste yes', 'office.haste', 'office.haste'],
];
const MOVED = HARMFUL.map(([label, wish, instead]) => ({
  from: LABELS.indexOf(label),
  to: LABELS.indexOf(instead),
  wish,
}));

const PLAIN_CANCEL = LABELS.indexOf('cancel');

/** What is no likelier is never acted on: two of it together are not likelier than nothing, see `judge`. */
const NEVER = LEAST / 2;

const COMPLAINT = { from: LABELS.indexOf('complaint.file'), to: LABELS.indexOf('case.status ticket') };

/**
 * The probabilities with what the text does not wish given to what is harmless. `awaited`: what is the answer to what was
 * asked; `isAsked`: something is open, which a plain 不报 ends without any harm.
 */
export function withoutHarm(
  probabilities: Float64Array,
  reading: Reading,
  text: string,
  { awaited, isAsked }: { awaited: Intent; isAsked: boolean },
  { wishes, says }: Lexicon,
): Float64Array {
  const safe = probabilities.slice();
  const isMeant = ({ from }: { from: number }) => (safe[from] ?? 0) > NEVER;
  const move = ({ from, to }: { from: number; to: number }) => {
    safe[to] = (safe[to] ?? 0) + (safe[from] ?? 0);
    safe[from] = 0;
  };
  const likely = MOVED.filter(isMeant);
  if (likely.length === 0 && !isMeant(COMPLAINT)) return safe;
  const typed = text.normalize('NFKC').toLowerCase();
  const isOnlyNamed = likely.length > 0 && (says.endsNothing.test(typed) || says.asksOfEnding.test(typed));
  const wished = (wish: Wished) =>
    reading.tokens.some((token) => isCommand(token, wish)) || wishes[wish]?.test(reading.normal.plain);
  for (const harmful of likely) {
    const { from, wish } = harmful;
    if (isAsked && from === PLAIN_CANCEL) continue;
    const isNamed = wish === 'subscribe.stop' ? wishesNoStop(text, says) : isOnlyNamed;
    if (wish !== awaited && (isNamed || !wished(wish))) move(harmful);
  }
  // 投诉了半个月没人管 is no second complaint.
  if (awaited !== 'complaint.file' && isMeant(COMPLAINT) && says.hasComplained.test(typed)) move(COMPLAINT);
  return safe;
}
