/** What things are called in the languages of the texts. */
import type { OtherNames } from '../../core/model/matters';
import { LANGUAGES } from '../../core/model/message';
import type { Renderer } from './renderer';

/** Of a matter its names, of a department its names and what people call its offices, of a section of the news its names and its topics. */
export function namesOf(
  renderer: Renderer,
): Record<'matterNames' | 'departmentNames' | 'sectionNames', OtherNames> {
  return {
    matterNames: (matter) => LANGUAGES.map((language) => renderer.word('matter', matter, language)),
    departmentNames: (department) =>
      LANGUAGES.flatMap((language) => {
        const word = (name: string) => renderer.word('officeNames', name, language).split(',');
        const stems = word('stems').filter((stem) => department.includes(stem));
        return [renderer.word('department', department, language), ...stems.flatMap(word)];
      }),
    sectionNames: (section) =>
      LANGUAGES.flatMap((language) => [
        renderer.word('section', section, language),
        ...renderer.word('sectionTopics', section, language).split(' '),
      ]),
  };
}
