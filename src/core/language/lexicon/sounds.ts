/** Names by how they sound, to be found where they are mistyped. */
import { soundOf } from './pinyin';
import { plant, type Tree, tree } from './tree';

/** Where a misspelt name finds what it stands for. */
export interface Sounds {
  /** Syllable by syllable, see `soundOf`. */
  bySound: Tree<string>;
  /** Written names of four characters and more, for one wrong character. */
  long: Map<string, LongName>;
  /** Where two characters begin or end such names, and how many of each stand before them. */
  byPair: Map<string, { name: LongName; before: number }[]>;
}

export interface LongName {
  word: string;
  /** What it stands for. */
  value: string;
  /** Of several that fit the first is meant. */
  order: number;
}

const HAN_ONLY = /^[\u3400-\u9fff]+$/;
const LONGEST = 8;
const LONG = 4;
/** Behind most names: it tells none from another. */
const MONEY = /的?(?:补贴|补助|津贴|直补)?[款钱金]?$/;

/** None yet. */
export function soundless(): Sounds {
  return { bySound: tree(), long: new Map(), byPair: new Map() };
}

/** Makes `word` findable as `value`. Of two that sound alike the first keeps the place. */
export function plantSound(sounds: Sounds, word: string, value: string): void {
  if (!HAN_ONLY.test(word) || word.length < 2 || word.length > LONGEST) return;
  plant(sounds.bySound, Array.from(word, soundOf), value);
  if (word.length >= LONG && word.replace(MONEY, '').length >= LONG - 1) plantLong(sounds, word, value);
}

function plantLong({ long, byPair }: Sounds, word: string, value: string): void {
  const known = long.get(word);
  if (known) {
    known.value = value;
    return;
  }
  const name = { word, value, order: long.size };
  long.set(word, name);
  for (const before of [0, word.length - 2]) {
    const pair = word.slice(before, before + 2);
    byPair.set(pair, [...(byPair.get(pair) ?? []), { name, before }]);
  }
}
