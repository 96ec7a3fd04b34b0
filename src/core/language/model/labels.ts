/** What a text can be taught to mean: an intent, and within it what is asked, as `subsidy.query total`. */
import { ABOUT, type Intent, OFFICE_LISTS } from '../../model/intent';

/**
 * Of every intent what is told apart where a text is understood, beside the plain one; null: it is not taught, for words
 * and facts alone say it (`answers/family.ts`, `ofVillage.ts`, `ofDeath.ts`), or the conversation leads there.
 */
const KINDS: { readonly [I in Intent]: readonly string[] | null } = {
  'subsidy.query': ABOUT['subsidy.query'],
  'subsidy.detail': [],
  'case.status': [...ABOUT['case.status'], 'ticket'],
  'case.expedite': [],
  'case.rate': [],
  'appointment.book': [...ABOUT['appointment.book'], 'move'],
  'appointment.cancel': [],
  'complaint.file': [],
  'consult.ask': ABOUT['consult.ask'],
  'contact.changePhone': [],
  'matter.guide': ABOUT['matter.guide'],
  'news.latest': [],
  'alert.ack': [],
  'subscribe.stop': ABOUT['subscribe.stop'],
  'subscribe.start': [],
  'callback.ask': null,
  help: [],
  menu: [],
  'page.next': [],
  'page.prev': [],
  back: [],
  cancel: ['ticket'],
  choose: [],
  'identity.give': [],
  'family.add': [],
  'family.remove': [],
  'family.list': [],
  'family.answer': null,
  'consent.give': [],
  'liaison.unreached': [],
  'liaison.report': [],
  'liaison.look': [],
  'liaison.case': null,
  'liaison.unpaid': null,
  'death.note': null,
  'office.cases': OFFICE_LISTS,
  'office.haste': ['yes', 'no'],
  'language.choose': [],
  unknown: ['courtesy', 'hello', 'person', 'illiterate', 'danger', 'abuse', 'private'],
};

/** All labels, in a fixed order. */
export const LABELS: readonly string[] = Object.entries(KINDS).flatMap(([intent, kinds]) =>
  kinds === null ? [] : [intent, ...kinds.map((kind) => `${intent} ${kind}`)],
);

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
