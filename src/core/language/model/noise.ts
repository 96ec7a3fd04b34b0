/** How people mistype and wrap what they mean: noisy copies of an example, from which the model learns that they mean the same. */

import { syllable } from '../lexicon/pinyin';
import { isHan } from '../reading/normalise';

/** What texts of one language are disturbed with: `templates/understanding/noise.json`. */
export interface NoiseWords {
  /** Each a group of characters that look alike. */
  lookalikes: string[];
  openings: string[];
  stories: string[];
  closings: string[];
  fillers: string[];
}

export interface Noise extends NoiseWords {
  /** The characters in use that sound like one. */
  alike: ReadonlyMap<string, string>;
}

type Chance = () => number;

/** `texts`: in which the characters in use are found. */
export function noiseOf(words: NoiseWords, texts: readonly string[]): Noise {
  const bySound = new Map<string, string>();
  for (const sign of texts.join('')) {
    const sound = syllable(sign);
    if (sound !== '') bySound.set(sound, (bySound.get(sound) ?? '') + sign);
  }
  const alike = new Map<string, string>();
  for (const signs of bySound.values()) for (const sign of signs) alike.set(sign, signs);
  return { ...words, alike };
}

/** Shorter texts have nothing to spare: one wrong character makes another word of them. */
const SHORTEST = 4;

/** `text` disturbed in one to three ways. */
export function noisy(text: string, noise: Noise, chance: Chance): string {
  let copy = text;
  const times = 1 + Math.floor(chance() * 3);
  for (let time = 0; time < times; time++) {
    const ways = copy.length < SHORTEST ? AROUND : WAYS;
    copy = one(ways, chance)(copy, noise, chance);
  }
  return copy;
}

/** `text` with a greeting or a story in front, with thanks, haste or a reason behind, or with both: none of these changes what is meant. */
export function wrapped(text: string, noise: Noise, chance: Chance): string {
  const place = chance();
  const begun = place < 0.7 ? one([opened, told], chance)(text, noise, chance) : text;
  return place < 0.3 || place >= 0.7 ? closed(begun, noise, chance) : begun;
}

type Way = (text: string, noise: Noise, chance: Chance) => string;

const opened: Way = (text, { openings }, chance) => `${one(openings, chance)}${one(GAPS, chance)}${text}`;
const told: Way = (text, { stories }, chance) => `${one(stories, chance)}${one(GAPS, chance)}${text}`;
const closed: Way = (text, { closings }, chance) => `${text}${one(GAPS, chance)}${one(closings, chance)}`;
const filled: Way = (text, { fillers }, chance) => {
  const at = placeIn(text, chance);
  return text.slice(0, at) + one(fillers, chance) + text.slice(at);
};
const misheard: Way = (text, { alike }, chance) => replaced(text, (sign) => alike.get(sign), chance);
const misread: Way = (text, { lookalikes }, chance) =>
  replaced(text, (sign) => lookalikes.find((group) => group.includes(sign)), chance);
const dropped: Way = (text, _, chance) => {
  const at = wordPlace(text, chance);
  return at === null ? text : text.slice(0, at) + text.slice(at + 1);
};
const doubled: Way = (text, _, chance) => {
  const at = wordPlace(text, chance);
  return at === null ? text : text.slice(0, at + 1) + text.slice(at);
};
const spaced: Way = (text, _, chance) => {
  const at = placeIn(text, chance);
  return /[0-9a-z]/i.test(text[at] ?? '') ? text : `${text.slice(0, at)} ${text.slice(at)}`;
};
const unmarked: Way = (text) => text.replace(/[,.。,、!?！？]/g, ' ').trim() || text;

const AROUND: readonly Way[] = [opened, closed];
const WAYS: readonly Way[] = [
  opened,
  told,
  closed,
  filled,
  misheard,
  misheard,
  misread,
  dropped,
  doubled,
  spaced,
  unmarked,
];
const GAPS = ['', '', ' ', ',', ',', '.', '!'] as const;

function replaced(text: string, groupOf: (sign: string) => string | undefined, chance: Chance): string {
  const places = Array.from(text, (_, at) => at).filter((at) => (groupOf(text.charAt(at)) ?? '').length > 1);
  const at = places[Math.floor(chance() * places.length)];
  if (at === undefined) return text;
  return text.slice(0, at) + one([...(groupOf(text.charAt(at)) ?? '')], chance) + text.slice(at + 1);
}

/** A place of a letter or a Chinese character: digits stay as they are. */
function wordPlace(text: string, chance: Chance): number | null {
  const at = placeIn(text, chance);
  return isHan(text.charCodeAt(at)) || /[a-z]/i.test(text.charAt(at)) ? at : null;
}

function placeIn(text: string, chance: Chance): number {
  return Math.floor(chance() * text.length);
}

function one<T>(list: readonly T[], chance: Chance): T {
  const found = list[Math.floor(chance() * list.length)];
  if (found === undefined) throw new RangeError('nothing to choose from');
  return found;
}
