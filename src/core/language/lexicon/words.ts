import type { Intent } from '../../model/intent';
import { LANGUAGES, type Language } from '../../model/message';
import { SAYINGS, type Saying } from '../../text/sayings';

/** What a word can say about a message beyond naming a command: what the slots are found by. */
const SIGNS = [
  'polite', 'filler', 'subsidy', 'money', 'all', 'how', 'papers', 'where', 'phone', 'newphone', 'oldphone',
  'pick', 'unit', 'detailword', 'refer', 'position', 'negation',
] as const; // biome-ignore format: a word list reads best in lines
export type Sign = (typeof SIGNS)[number];

/** What nobody shall have done to him by a guess: a text has to say a word of it. */
export const WISHED = [
  'cancel',
  'appointment.cancel',
  'subscribe.stop',
  'consent.give',
  'office.haste',
] as const;
export type Wished = (typeof WISHED)[number];

/** What a programme is called. `stems` name it only where nothing but a programme can be meant (`农机的`). */
export interface ProgrammeWords {
  name: string;
  words: string[];
  initials?: string[];
  stems?: string[];
}

/**
 * One file of `templates/words`. A word may hold alternatives in braces: `{查,查询}补贴` is 查补贴 and 查询补贴;
 * an empty alternative leaves the place out. Braces do not nest.
 */
export interface Words {
  language: Language;
  /** Words that alone mean a request. */
  commands: Partial<Record<Intent, string[]>>;
  /** Letters that alone mean a request (`BT`). */
  initials: Partial<Record<Intent, string[]>>;
  /** Canonical names with every other name in use, and their initials. */
  programmes: ProgrammeWords[];
  /** What a person can have done at a window. */
  matters: string[];
  signs: Partial<Record<Sign, string[]>>;
  /** One of these a text that wishes it says, written as `says` are: `patterns.ts`. */
  wishes: Partial<Record<Wished, string[]>>;
  /** Words that sayings share, by name. */
  groups: Record<string, string[]>;
  /** What people say in more words than one, see `patterns.ts`. */
  says: Partial<Record<Saying, string[]>>;
  scores: Record<'满意' | '基本满意' | '不满意', string[]>;
  years: Record<'this' | 'last' | 'beforeLast', string[]>;
  days: Record<'today' | 'tomorrow' | 'dayAfterTomorrow' | 'threeDaysOn', string[]>;
  periods: Record<'am' | 'pm', string[]>;
  /** Which word a lone syllable of pinyin is (`ma` → 吗), where several sound so. */
  syllables: Record<string, string>;
  /** How words are written short or by their sound (`please`: `pls`), each once. */
  shorthand: Record<string, string[]>;
  /** What is often written for something else, of equal length (帐 for 账). */
  confusables: Record<string, string>;
}

const SECTIONS = [
  'commands',
  'initials',
  'signs',
  'wishes',
  'groups',
  'says',
  'scores',
  'years',
  'days',
  'periods',
  'shorthand',
] as const;
/** Where only these may be named. */
const NAMED: { readonly [S in (typeof SECTIONS)[number]]?: readonly string[] } = {
  signs: SIGNS,
  wishes: WISHED,
  says: SAYINGS,
};

/** Checks a parsed file. Throws an Error that names the file and its first faulty place. */
export function checkWords(file: string, data: unknown): Words {
  const fail = (what: string): never => {
    throw new Error(`${file}: ${what}`);
  };
  if (!isRecord(data)) return fail('must be a JSON object');
  if (!LANGUAGES.some((language) => language === data.language))
    fail(`language must be one of ${LANGUAGES.join(', ')}`);
  for (const section of SECTIONS) {
    const lists = data[section];
    if (!isRecord(lists)) return fail(`${section} must be an object of word lists`);
    for (const [name, list] of Object.entries(lists)) {
      if (!isWordList(list)) fail(`${section}.${name} must be a list of words`);
      const known: readonly string[] | undefined = NAMED[section];
      if (known && !known.includes(name)) fail(`${section}.${name} is not known`);
    }
  }
  if (!isWordList(data.matters)) fail('matters must be a list of words');
  if (!Array.isArray(data.programmes)) return fail('programmes must be a list');
  for (const [index, programme] of data.programmes.entries()) {
    const { name, words, initials = [], stems = [] } = isRecord(programme) ? programme : {};
    if (typeof name !== 'string' || !isWordList(words) || !isWordList(initials) || !isWordList(stems)) {
      fail(
        `programmes[${index}] must have a name and a list of words, and may have lists of initials and stems`,
      );
    }
  }
  if (!isRecord(data.syllables) || Object.values(data.syllables).some((word) => typeof word !== 'string'))
    return fail('syllables must be an object of words');
  if (!isRecord(data.confusables)) return fail('confusables must be an object of words');
  for (const [from, to] of Object.entries(data.confusables)) {
    if (typeof to !== 'string' || to.length !== from.length)
      fail(`confusables.${from} must be as long as what it stands for`);
  }
  return data as unknown as Words; // every field has just been checked
}

/** Writes out the alternatives in braces. */
export function expand(pattern: string): string[] {
  const open = pattern.indexOf('{');
  const close = pattern.indexOf('}', open);
  if (open < 0 || close < 0) return [pattern];
  const tails = expand(pattern.slice(close + 1));
  const head = pattern.slice(0, open);
  return pattern
    .slice(open + 1, close)
    .split(',')
    .flatMap((middle) => tails.map((tail) => head + middle + tail));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWordList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string' && word !== '');
}
