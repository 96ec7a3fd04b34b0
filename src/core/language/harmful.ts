/**
 * What must not be done by a guess: nothing is withdrawn, cancelled, stopped or granted unless the text says a word of that
 * wish (`wishes` in `templates/words`). Who only asks about it, or wants it not done, is shown how it stands.
 */
import type { Intent } from '../model/intent';
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

const DOING = '(?:撤|取消|收回|作废|授权|同意|批准)';
const NOT = '(?:别|甭|莫|不要|不用|不能|不许|不想|不会|没有?|从没|未|并没|不是|不予?)';
/** 别把我的预约取消; not 不要了取消吧. */
const BETWEEN =
  '(?:[把将](?:[我俺](?:的|那个)?)?(?:预约|投诉|举报|咨询)?)?[给我俺咱你们再要想让人说过点按]{0,5}';
const DENIES = new RegExp(
  `${NOT}${BETWEEN}${DOING}|(?:don'?t|do not|didn'?t|did not|never|not)(?: \\w+){0,2} (?:cancel|withdraw|agree|allow|authori)`,
);
/** 怎么撤, 预约取消了吗, 被取消: not 能不能取消. */
const ASKS = new RegExp(
  `(?:怎么|怎样|咋|如何|谁|为啥|为什么|为何)[^,，。]{0,6}${DOING}|被[^,，。]{0,4}${DOING}|${DOING}[^,，。]{0,4}(?:了(?:吗|么|没有?|不)|没有?)[?？.。\\s]*$|${DOING}[^,，。]{0,3}(?:怎么|咋|要钱|要多久|会怎)|(?:\\b(?:how|who|why)\\b|^(?:was|has|is|did)\\b).*(?:cancel|withdraw|authori)`,
);

/** 投诉了半个月没人管 is no second complaint. */
const TOLD =
  /^(?:[我俺咱]们?)?(?:都|已经?|前头|上次)?(?:投诉|举报)[了过](?!.*[要再]投诉)|^i(?:'ve| have)?(?: already)? complained\b/;
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
  { wishes }: Lexicon,
): Float64Array {
  const typed = text.normalize('NFKC').toLowerCase();
  const isOnlyNamed = DENIES.test(typed) || ASKS.test(typed);
  const wished = (wish: Wished) =>
    reading.tokens.some((token) => isCommand(token, wish)) || wishes[wish]?.test(reading.normal.plain);
  const safe = probabilities.slice();
  const move = ({ from, to }: { from: number; to: number }) => {
    safe[to] = (safe[to] ?? 0) + (safe[from] ?? 0);
    safe[from] = 0;
  };
  for (const harmful of MOVED) {
    const { from, wish } = harmful;
    if (isAsked && from === PLAIN_CANCEL) continue;
    const isNamed = wish === 'subscribe.stop' ? wishesNoStop(text) : isOnlyNamed;
    if (wish !== awaited && (isNamed || !wished(wish))) move(harmful);
  }
  if (awaited !== 'complaint.file' && TOLD.test(typed)) move(COMPLAINT);
  return safe;
}
