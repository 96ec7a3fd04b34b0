import { pinyin } from 'pinyin-pro';

/** The dictionary's first reading of it is one that hardly anybody says. */
const syllables = new Map<string, string>([['了', 'le']]);
const IS_HAN = /[\u3400-\u9fff]/;

/** How a character sounds without its tone (补 → `bu`); '' for what is no Chinese character. */
export function syllable(character: string): string {
  let sound = syllables.get(character);
  if (sound === undefined) {
    sound = IS_HAN.test(character) ? plain(pinyin(character, { toneType: 'none' })) : '';
    syllables.set(character, sound);
  }
  return sound;
}

/** The syllables of a word as the dictionary reads it as a whole (银行 → `yin`, `hang`). */
export function syllablesOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array' }).map(plain);
}

const sounds = new Map<string, string>();

/** How a character sounds to those who do not keep all sounds apart, see `sounding`; '' for what is no Chinese character. */
export function soundOf(character: string): string {
  let sound = sounds.get(character);
  if (sound === undefined) {
    sound = sounding(syllable(character));
    sounds.set(character, sound);
  }
  return sound;
}

/** Makes alike what many speakers do not keep apart: zh/z, ch/c, sh/s, n-/l-, -ng/-n. */
function sounding(sound: string): string {
  let key = sound;
  if (key.length > 1 && key[1] === 'h') key = (key[0] ?? '') + key.slice(2);
  if (key[0] === 'n') key = `l${key.slice(1)}`;
  return key.endsWith('ng') ? key.slice(0, -1) : key;
}

/** ü is typed as v. */
function plain(sound: string): string {
  return sound.replaceAll('ü', 'v');
}
