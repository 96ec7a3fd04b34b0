/** Sections of the news: the county's own, and those that come with the program, which have names in every language. */
import type { NewsSection } from '../../../model/desk/reference';
import type { OtherNames } from '../../../model/matters';
import { BUILT_IN_SECTIONS } from '../../../model/news';
import type { Choice } from '../../scene/command';

/** The words of the program say what it is called: nobody gave it a name, or one that they know. */
function isKnown({ id, name }: NewsSection, names: OtherNames): boolean {
  return BUILT_IN_SECTIONS.some((one) => one.id === id) && (name === '' || names(id).includes(name));
}

/** What it is called, as the data of a view: a name of `labels.json`, or its own. */
export function shownName(section: NewsSection, names: OtherNames): string {
  return isKnown(section, names) ? section.id : section.name;
}

/** As a choice: by our own word where we have one, else as the county calls it. */
export function labelOf(section: NewsSection, names: OtherNames): Choice['label'] {
  return isKnown(section, names) ? { name: `section.${section.id}` } : { text: section.name };
}

/** Its names and topics, in every language that has some. */
export function wordsOf(section: NewsSection, names: OtherNames): string[] {
  const own = [section.name, ...section.topics];
  return isKnown(section, names) ? [...own, ...names(section.id)] : own;
}
