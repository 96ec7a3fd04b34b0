/** All that texts are understood by: the word files, and the model that was taught. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CountyNames, withCounty } from '../core/language/lexicon/county';
import { compileLexicon, type Lexicon } from '../core/language/lexicon/lexicon';
import type { Model } from '../core/language/lexicon/model';
import { unpacked } from '../core/language/model/file';
import { loadWords } from './words';

/** Where the texts, the model that learned from them and its figures are, below the root. */
export const UNDERSTANDING = join('templates', 'understanding');

/** Throws an Error that names the file and its fault. */
export function loadLexicon(root: string): Lexicon {
  return compileLexicon(loadWords(root), loadModel(root));
}

/** As `loadLexicon`, for any county: the files are read once. */
export function countyLexicons(root: string): (county: CountyNames) => Lexicon {
  const words = loadWords(root);
  const model = loadModel(root);
  return (county) => compileLexicon(withCounty(words, county), model);
}

function loadModel(root: string): Model | null {
  const file = join(root, UNDERSTANDING, 'model.bin');
  if (!existsSync(file)) return null;
  try {
    return unpacked(readFileSync(file));
  } catch (fault) {
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : fault}`);
  }
}
