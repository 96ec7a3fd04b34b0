/** What things are called in the languages of the texts. */
import type { OtherNames } from '../../core/model/matters';
import { LANGUAGES } from '../../core/model/message';
import type { Renderer } from './renderer';

/** Of a matter its names, of a section of the news its names and its topics. */
export function namesOf(renderer: Renderer): Record<'matterNames' | 'sectionNames', OtherNames> {
  return {
    matterNames: (matter) => LANGUAGES.map((language) => renderer.word('matter', matter, language)),
    sectionNames: (section) =>
      LANGUAGES.flatMap((language) => [
        renderer.word('section', section, language),
        ...renderer.word('sectionTopics', section, language).split(' '),
      ]),
  };
}
