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
/** From one label to another, by their places. */
interface Move {
  from: number;
  to: number;
}

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
 * Gives in `probabilities` what the text does not wish to what is harmless. `awaited`: what is the answer to what was
 * asked; `isAsked`: something is open, which a plain 不报 ends without any harm.
 */
export function withoutHarm(
  probabilities: Float64Array,
  reading: Reading,
  text: string,
  { awaited, isAsked }: { awaited: Intent; isAsked: boolean },
  { wishes, says }: Lexicon,
): Float64Array {
  const isMeant = ({ from }: Move) => (probabilities[from] ?? 0) > NEVER;
  const harmful = MOVED.filter(isMeant);
  if (harmful.length === 0 && !isMeant(COMPLAINT)) return probabilities;
  const typed = text.normalize('NFKC').toLowerCase();
  const isWished = (wish: Wished) =>
    reading.tokens.some((token) => isCommand(token, wish)) || wishes[wish].test(reading.normal.plain);
  const isOnlyNamed = (wish: Wished) =>
    wish === 'subscribe.stop'
      ? wishesNoStop(text, says)
      : says.endsNothing.test(typed) ||
        says.asksOfEnding.test(typed) ||
        (wish === 'consent.give' && says.letsNobodyLook.test(typed)) ||
        (wish === 'appointment.cancel' && says.mayNotCome.test(typed) && !says.cancelsOutright.test(typed));
  for (const one of harmful) {
    const { from, wish } = one;
    if (isAsked && from === PLAIN_CANCEL) continue;
    if (wish !== awaited && (!isWished(wish) || isOnlyNamed(wish))) move(probabilities, one);
  }
  // 投诉了半个月没人管 is no second complaint.
  if (awaited !== 'complaint.file' && isMeant(COMPLAINT) && says.hasComplained.test(typed))
    move(probabilities, COMPLAINT);
  return probabilities;
}

function move(probabilities: Float64Array, { from, to }: Move): void {
  probabilities[to] = (probabilities[to] ?? 0) + (probabilities[from] ?? 0);
  probabilities[from] = 0;
}
