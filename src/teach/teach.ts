/** Teaching: from the texts of all authors to a model. */
import { compileLexicon, type Lexicon } from '../core/language/lexicon/lexicon';
import type { Model } from '../core/language/lexicon/model';
import { modelOf } from '../core/language/model/file';
import { LABELS } from '../core/language/model/labels';
import { COPIES, lessonsOf } from '../core/language/model/lessons';
import { noiseOf } from '../core/language/model/noise';
import { PLAN, train } from '../core/language/model/train';
import { LANGUAGES } from '../core/model/message';
import { loadWords } from '../files/words';
import type { Author, Texts } from './texts';

/** The words alone: what is taught must not lean on what was taught before. */
export function wordsAlone(root: string): Lexicon {
  return compileLexicon(loadWords(root));
}

/** The county's own file: what its clerk teaches must be learned from few lines. */
const CLERK = 'county';
const CLERKS_COPIES = 9;
const THOROUGH = { copies: COPIES, plan: PLAN };

/** Teaches these authors. `digest`: of the texts, which the model carries. */
export function taught(
  authors: readonly Author[],
  noise: Texts['noise'],
  lexicon: Lexicon,
  digest: string,
  { copies, plan } = THOROUGH,
): Model {
  const lessons = LANGUAGES.flatMap((language, index) => {
    const own = authors.filter((author) => author.language === language);
    const disturbed = noiseOf(
      noise[language],
      own.flatMap(({ examples }) => examples.map(({ text }) => text)),
    );
    return own.flatMap(({ name, examples }) =>
      lessonsOf(examples, disturbed, lexicon, plan.seed + index, name === CLERK ? CLERKS_COPIES : copies),
    );
  });
  return modelOf(train(lessons, LABELS.length, plan), digest);
}
