/** What another thing of the county is named by is chosen, not typed: the area above, a department. */
import type { HeldReference } from '../../../core/intake/reference';
import type { FieldSpec, Form } from '../frame/form';
import type { DeskCall } from '../frame/route';
import { KIND_PAGES, type PagedKind } from './tools';

type Option = NonNullable<FieldSpec['options']>[number];

/** The fields of a row as its page draws them. What `form` has and the choices have not stays to be seen. */
export function specsOf(
  { kind, held }: { kind: PagedKind; held: HeldReference },
  form: Form,
  words: DeskCall['words'],
): readonly FieldSpec[] {
  return KIND_PAGES[kind].fields.map((spec) => {
    const options = optionsOf(spec.name, held, words);
    if (!options) return spec;
    const said = form[spec.name]?.[0] ?? '';
    const isKnown = options.some(({ value }) => value === said);
    return {
      ...spec,
      kind: 'choice',
      options: isKnown ? options : [...options, { value: said, label: said }],
    };
  });
}

/** Null: it is typed. */
function optionsOf(name: string, held: HeldReference, words: DeskCall['words']): Option[] | null {
  if (name === 'department') {
    const named = held.departments.map((one) => ({ value: one.name, label: one.name }));
    return [{ value: '', label: String(words.choose) }, ...named];
  }
  if (name === 'level') return Object.entries(levelsOf(words)).map(([value, label]) => ({ value, label }));
  if (name !== 'parent' && name !== 'area') return null;
  const above = held.areas.filter(({ level }) => level !== 'village');
  const none = String(name === 'area' ? words.wholeCounty : words.byCode);
  return [{ value: '', label: none }, ...above.map(({ id, name: label }) => ({ value: id, label }))];
}

/** Levels of areas as files have them, each with what this reader calls it. */
export function levelsOf(words: DeskCall['words']): Record<string, string> {
  return words.levels as Record<string, string>; // templates/console/reference/*.json
}
