/** What a text can be taught to mean: an intent, and within it what is asked, as `subsidy.query total`. */
import { type Intent, KINDS } from '../../model/intent';

/** Who asks for a person is an `unknown` said in that manner, and led there by the conversation. */
const LED_TO: readonly string[] = ['callback.ask'];
/** Read by what the words and the facts say (`answers/family.ts`, `ofVillage.ts`, `ofDeath.ts`), and not taught. */
const EXACT: readonly string[] = ['family.answer', 'liaison.case', 'liaison.unpaid', 'death.note'];

/** All labels, in a fixed order. */
export const LABELS: readonly string[] = Object.entries(KINDS)
  .filter(([intent]) => !LED_TO.includes(intent) && !EXACT.includes(intent))
  .flatMap(([intent, kinds]) => [intent, ...kinds.map((kind) => `${intent} ${kind}`)]);

/** Intent and kind of each label, in their order. */
export const LABEL_PARTS: readonly { intent: Intent; kind: string | null }[] = LABELS.map((label) => ({
  intent: intentOf(label),
  kind: kindOf(label),
}));

/** The intent of a label. */
export function intentOf(label: string): Intent {
  return label.split(' ', 1)[0] as Intent; // every label begins with an intent
}

/** What of the intent is asked; null: the plain one. */
export function kindOf(label: string): string | null {
  const blank = label.indexOf(' ');
  return blank < 0 ? null : label.slice(blank + 1);
}
