/** Acts as links: what stands in an address, and what has to be posted instead. */

import {
  type Act,
  type Intent,
  OFFICE_LISTS,
  type ScoreSlot,
  type SlotsOf,
  type Understood,
  type YearSlot,
} from '../model/intent';
import { LANGUAGES } from '../model/message';
import type { LinkFields } from '../model/page';
import { canReceive, normalisePhone } from '../text/phone';

/** Reads one slot; undefined where the value can not be. */
type Reader<V> = (text: string) => V | undefined;
type Readers<S> = { [K in keyof S]-?: Reader<Exclude<S[K], undefined>> };

/** A name or a number: nobody has a longer one. */
const WORD = 64;
/** What a form takes: more is cut where it is kept. */
const TEXT = 2_000;

const upTo = (most: number): Reader<string> => {
  return (text) => {
    const plain = text.trim();
    return plain === '' || plain.length > most ? undefined : plain;
  };
};
const word = upTo(WORD);
const words = upTo(TEXT);
const yes: Reader<true> = (text) => (text === '1' ? true : undefined);
const yesOrNo: Reader<boolean> = (text) => (text === 'false' ? false : yes(text));
const among =
  <T extends string>(...values: readonly T[]): Reader<T> =>
  (text) =>
    values.find((value) => value === text);

const year: Reader<YearSlot> = (text) =>
  /^(19|20)\d\d$/.test(text) ? Number(text) : among('this', 'last', 'beforeLast')(text);
const index: Reader<number> = (text) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined);
const POINTS = [1, 2, 3, 4, 5] as const;
const score: Reader<ScoreSlot> = (text) =>
  POINTS.find((point) => String(point) === text) ?? among('满意', '基本满意', '不满意')(text);
const date: Reader<string> = (text) => (/^20\d\d-[01]\d-[0-3]\d$/.test(text) ? text : undefined);
/** A number that a text can reach. */
const mobile: Reader<string> = (text) =>
  canReceive(normalisePhone(text)) ? normalisePhone(text) : undefined;
const none = {};

/** How each slot is read. The type makes a missing one an error. */
const READERS: { readonly [I in Intent]: Readers<SlotsOf[I]> } = {
  'subsidy.query': { all: yes, year, programme: word, look: yes },
  'subsidy.detail': { index, id: word, look: yes },
  'case.status': { caseNo: word, matter: word, asked: among('complaint', 'consult') },
  'case.expedite': { caseNo: word, text: words },
  'case.rate': { caseNo: word, score },
  'appointment.book': { matter: word, date, period: among('am', 'pm', 'late'), move: yes },
  'appointment.cancel': { id: word },
  'complaint.file': { text: words },
  'consult.ask': { text: words },
  'contact.changePhone': { newPhone: mobile, code: upTo(8), yes, no: yes, notMine: yes },
  'matter.guide': { matter: word },
  'news.latest': { section: word, item: word },
  'alert.ack': { caseNo: word },
  'subscribe.stop': none,
  'subscribe.start': none,
  help: none,
  menu: none,
  'page.next': none,
  'page.prev': none,
  back: none,
  cancel: { asked: among('complaint', 'consult', 'expedite'), ticket: word },
  choose: { n: index },
  'identity.give': { name: word, tail: upTo(6) },
  'consent.give': none,
  'liaison.unreached': none,
  'liaison.report': { head: word, newPhone: mobile, household: word, oldPhone: mobile },
  'liaison.look': { phone: word, code: word },
  'office.cases': { which: among(...OFFICE_LISTS), department: word },
  'office.haste': { ticket: word, agree: yesOrNo, text: words },
  'language.choose': { language: among(...LANGUAGES) },
  unknown: none,
};

/** What leads nowhere by itself: it means something only beside what was shown before. */
const NOT_LINKS: ReadonlySet<Intent> = new Set(['page.next', 'page.prev', 'back', 'choose', 'unknown']);
/** These may change something however little they say. */
const WRITES: ReadonlySet<Intent> = new Set([
  'subscribe.stop',
  'subscribe.start',
  'consent.give',
  'alert.ack',
  'appointment.cancel',
  'contact.changePhone',
  'identity.give',
  'liaison.report',
  'liaison.look',
]);
const PUBLIC: ReadonlySet<Intent> = new Set([
  'menu',
  'help',
  'matter.guide',
  'news.latest',
  'language.choose',
  'unknown',
]);

export function fieldsOf(act: Act, page = 1): LinkFields {
  const slots = Object.entries(act.slots).filter(([name]) => !isSpared(act, name));
  const fields = slots.map(([name, value]) => [name, value === true ? '1' : String(value)]);
  return Object.fromEntries(page > 1 ? [...fields, ['p', String(page)]] : fields);
}

/** A payment that has an id needs no place in a list. */
function isSpared(act: Act, slot: string): boolean {
  return act.intent === 'subsidy.detail' && slot === 'index' && act.slots.id !== undefined;
}

/** The act that a link or a form stands for; null where it is none. Values that can not be are as if absent. */
export function actOf(name: string, fields: LinkFields): (Understood & { page: number }) | null {
  if (!Object.hasOwn(READERS, name)) return null;
  const intent = name as Intent; // it is one of the names of READERS, and these are the intents
  if (NOT_LINKS.has(intent)) return null;
  const slots: Record<string, unknown> = {};
  // Whatever a reader makes of a text, it is kept under the name it is for.
  const readers = Object.entries(READERS[intent] as Record<string, Reader<unknown>>);
  for (const [slot, read] of readers) {
    const value = fields[slot] === undefined ? undefined : read(fields[slot]);
    if (value !== undefined) slots[slot] = value;
  }
  // The id tells which one; the place in a list that nobody remembers does not.
  if (intent === 'subsidy.detail') slots.index = slots.index ?? 1;
  const page = index(fields.p ?? '') ?? 1;
  // The slots come from the readers of this very intent.
  return { intent, slots, page } as Understood & { page: number };
}

/** Whether it may change something: then it is posted, and never followed by a look ahead or a reload. */
export function writes({ intent, slots }: Act): boolean {
  if (WRITES.has(intent)) return true;
  if (intent === 'case.rate') return 'score' in slots;
  if (intent === 'appointment.book') return 'matter' in slots && 'date' in slots && 'period' in slots;
  if (intent === 'office.haste') return 'agree' in slots;
  if (intent === 'language.choose') return 'language' in slots;
  return 'text' in slots;
}

/** What anybody may read, whoever they are. */
export function isPublic({ intent }: Act): boolean {
  return PUBLIC.has(intent);
}

/** Where `0` leads from there, one step up: from one of several to all of them, from these to the menu. */
export function above({ intent, slots }: Act): Act {
  const bare = Object.keys(slots).length === 0;
  if (intent === 'subsidy.detail' || (intent === 'subsidy.query' && !bare))
    return { intent: 'subsidy.query', slots: {} };
  if (intent === 'case.status' && !bare) return { intent, slots: {} };
  if (intent === 'matter.guide' && !bare) return { intent, slots: {} };
  if (intent === 'news.latest' && !bare) return { intent, slots: {} };
  if (intent === 'appointment.book' && !bare) return { intent, slots: {} };
  return { intent: 'menu', slots: {} };
}
