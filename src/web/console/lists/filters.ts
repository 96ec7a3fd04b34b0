/** Filters of a list: read from what is asked of it, drawn as its form, and asked of the next page. */
import { isDay, spanOf } from '../../../core/calendar/day';
import { readPhone } from '../../../core/text/phoneField';
import { type FieldSpec, type FormErrors, fieldsOf } from '../frame/form';
import type { DeskCall } from '../frame/route';
import type { AnyList, FilterSpec, Filters } from './description';

/** What can be chosen of. */
export interface Choices {
  places: readonly Choice[];
  departments: readonly Choice[];
  matters: readonly Choice[];
}

interface Choice {
  value: string;
  label: string;
}

export interface ReadFilters {
  filters: Filters;
  /** By the name of a filter; of none where all can be read. */
  errors: FormErrors;
  /** As they were written, without those that are empty: an address carries them. */
  written: URLSearchParams;
}

/** Everything, also where something else is usual. */
const ALL = 'all';
/** What is said of one that can not be read. */
const UNREADABLE: Partial<Record<FilterSpec['kind'], string>> = { tel: 'phone', choice: 'choice' };

/** A filter that is not asked has what is usual; `all` stands for nothing. */
export function readFilters({ filters: specs }: AnyList, call: DeskCall, utcOffset: number): ReadFilters {
  const filters: Record<string, string | number | undefined> = {};
  const errors: Record<string, string> = {};
  const written = new URLSearchParams();
  for (const spec of specs) {
    const text = call.query(spec.name).trim();
    const usual = spec.kind === 'choice' ? spec.usual : undefined;
    if (text !== '') written.set(spec.name, text);
    const value = text === '' ? usual : read(spec, text, utcOffset);
    if (value === null) errors[spec.name] = UNREADABLE[spec.kind] ?? 'date';
    else filters[spec.name] = value;
  }
  return { filters, errors, written };
}

/** Null: it can not be read. */
function read(spec: FilterSpec, text: string, utcOffset: number): string | number | undefined | null {
  switch (spec.kind) {
    case 'choice':
      if (text === ALL) return undefined;
      return spec.options.find((one) => one === text) ?? null;
    case 'tel': {
      const found = readPhone(text);
      return 'phone' in found ? found.phone : null;
    }
    case 'day':
      return isDay(text) ? text : null;
    case 'date':
      if (!isDay(text)) return null;
      return spanOf(text, utcOffset)[spec.edge === 'since' ? 0 : 1];
    default:
      return text;
  }
}

/** The fields of its form, with what was written and what is wrong with it. */
export function filterFields(list: AnyList, call: DeskCall, choices: Choices, errors: FormErrors) {
  const specs = list.filters.map((spec) => fieldSpec(spec, call, choices));
  const form = Object.fromEntries(list.filters.map((spec) => [spec.name, [shownValue(spec, call)]]));
  return Object.values(fieldsOf(specs, { form, errors, words: call.words }));
}

function shownValue(spec: FilterSpec, call: DeskCall): string {
  const text = call.query(spec.name);
  return text === '' && spec.kind === 'choice' ? (spec.usual ?? '') : text;
}

function fieldSpec(spec: FilterSpec, { words }: DeskCall, choices: Choices): FieldSpec {
  const { name } = spec;
  const any = {
    value: spec.kind === 'choice' && spec.usual !== undefined ? ALL : '',
    label: String(words.any),
  };
  const choice = (options: readonly Choice[]): FieldSpec => ({
    name,
    kind: 'choice',
    options: [any, ...options],
  });
  switch (spec.kind) {
    case 'choice': {
      const values = (words.values as Record<string, Record<string, string>>)[name] ?? {}; // templates/console/lists
      return choice(spec.options.map((value) => ({ value, label: values[value] ?? value })));
    }
    case 'place':
      return choice(choices.places);
    case 'department':
      return choice(choices.departments);
    case 'matter':
      return choice(choices.matters);
    case 'tel':
      return { name, kind: 'tel', inputmode: 'tel' };
    case 'day':
    case 'date':
      return { name, kind: 'date' };
    default:
      return { name, kind: 'text' };
  }
}
