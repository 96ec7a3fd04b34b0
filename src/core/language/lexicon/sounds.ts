/** Names by how they sound, to be found where they are mistyped. */
import { soundOf } from './pinyin';
import { plant, type Tree, tree } from './tree';

/** Where a misspelt name finds what it stands for. */
export interface Sounds {
  /** Syllable by syllable, see `soundOf`. */
  bySound: Tree<string>;
  /** Written names of four characters and more, for one wrong character, with what each stands for. */
  long: Map<string, string>;
}

const HAN_ONLY = /^[\u3400-\u9fff]+$/;
const LONGEST = 8;
const LONG = 4;
/** Behind most names: it tells none from another. */
const MONEY = /的?(?:补贴|补助|津贴|直补)?[款钱金]?$/;

/** None yet. */
export function soundless(): Sounds {
  return { bySound: tree(), long: new Map() };
}

/** Makes `word` findable as `value`. Of two that sound alike the first keeps the place. */
export function plantSound(sounds: Sounds, word: string, value: string): void {
  if (!HAN_ONLY.test(word) || word.length < 2 || word.length > LONGEST) return;
  plant(sounds.bySound, Array.from(word, soundOf), value);
  if (word.length >= LONG && word.replace(MONEY, '').length >= LONG - 1) sounds.long.set(word, value);
}
