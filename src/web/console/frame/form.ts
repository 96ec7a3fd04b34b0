/** What was typed into a form: read by a schema, and drawn again with what is wrong beside each field. */
import type { z } from 'zod';
import { fill } from '../../../core/views/fill';
import type { Words } from '../../pages/pages';

/** Fields by name, each with all its values, as they were typed. */
export type Form = Readonly<Record<string, readonly string[]>>;

/** By the name of a field, a name in the words `errors`. */
export type FormErrors = Readonly<Record<string, string>>;

/** The first value of a field, without blanks at its ends; empty where there is none. */
export function typed(form: Form, name: string): string {
  return form[name]?.[0]?.trim() ?? '';
}

/** Of a field that has one line in every browser: what somebody forged into several is one again. */
export function typedLine(form: Form, name: string): string {
  return typed(form, name).replace(/\s+/g, ' ');
}

/** What no key types: it would go on into files, texts and names of downloads. */
const UNTYPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** What express.urlencoded or multer made of a body. */
export function formFrom(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).map((one) => String(one).replace(UNTYPED, '')),
    ]),
  );
}

/**
 * The first value of each field, in one line, through a schema of an object. Messages of the schema are names in the words `errors`
 * (`z.string().min(1, 'needed')`).
 */
export function readForm<T>(schema: z.ZodType<T>, form: Form): { read: T } | { errors: FormErrors } {
  const values = Object.fromEntries(Object.keys(form).map((name) => [name, typedLine(form, name)]));
  const result = schema.safeParse(values);
  if (result.success) return { read: result.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of result.error.issues) errors[String(path[0] ?? '')] ??= message;
  return { errors };
}

export interface FieldSpec {
  name: string;
  /** As the input's type; `choice` is a list to choose from, `long` has several lines, `tick` a box. */
  kind: 'text' | 'password' | 'tel' | 'number' | 'date' | 'search' | 'file' | 'choice' | 'long' | 'tick';
  /** For `choice`. */
  options?: readonly { value: string; label: string }[];
  /** May stay empty. */
  optional?: true;
  /** As in HTML: `username`, `current-password`, `one-time-code`. */
  autocomplete?: string;
  /** As in HTML: `numeric`, `decimal`. */
  inputmode?: string;
  /** For `file`: `.xlsx,.csv`. */
  accept?: string;
}

/** A field as `{{> console/frame/field}}` draws it. */
export interface FieldView {
  name: string;
  id: string;
  type: string;
  label: string;
  hint: string;
  error: string;
  value: string;
  /** What is kept meanwhile, where that is something else than was typed. */
  kept: string;
  /** What describes it: the ids of hint, error and what is kept. */
  describedBy: string;
  is: { choice: boolean; long: boolean; tick: boolean; file: boolean };
  options: { value: string; label: string; chosen: boolean }[];
  optional: boolean;
  checked: boolean;
  autocomplete: string;
  inputmode: string;
  accept: string;
  /** The first that is wrong: whoever goes by keyboard or ear stands there when the page has come. */
  focused: boolean;
}

/** What a form is drawn with: what was typed, what is wrong, and the words `fields`, `hints`, `errors`. */
export interface FormState {
  form: Form;
  errors?: FormErrors | undefined;
  /** Of a form that somebody else overtook: what he changed, as it is kept. */
  kept?: Form | undefined;
  words: Words;
}

/** By name, for `{{> console/frame/field fields.login}}`. Passwords and files never come back. */
export function fieldsOf(specs: readonly FieldSpec[], state: FormState): Record<string, FieldView> {
  const views = specs.map((spec) => fieldView(spec, state));
  const first = views.find(({ error }) => error !== '');
  return Object.fromEntries(views.map((view) => [view.name, { ...view, focused: view === first }]));
}

function fieldView(
  spec: FieldSpec,
  { form, errors = {}, kept: other, words }: FormState,
): Omit<FieldView, 'focused'> {
  const { name, kind } = spec;
  const value = kind === 'password' || kind === 'file' ? '' : (form[name]?.[0] ?? '');
  const hint = wordIn(words.hints, name) ?? '';
  const fault = errors[name];
  const error = fault === undefined ? '' : (wordIn(words.errors, fault) ?? fault);
  const kept = other?.[name] && differs(form, other, name) ? keptSays(spec, typed(other, name), words) : '';
  return {
    name,
    id: `f-${name}`,
    type: kind,
    label: wordIn(words.fields, name) ?? name,
    hint,
    error,
    value,
    kept,
    describedBy: [hint && 'hint', error && 'error', kept && 'kept']
      .flatMap((part) => (part ? `f-${name}-${part}` : []))
      .join(' '),
    is: { choice: kind === 'choice', long: kind === 'long', tick: kind === 'tick', file: kind === 'file' },
    options: (spec.options ?? []).map((one) => ({ ...one, chosen: one.value === value })),
    optional: spec.optional ?? false,
    checked: kind === 'tick' && value !== '',
    autocomplete: spec.autocomplete ?? 'off',
    inputmode: spec.inputmode ?? '',
    accept: spec.accept ?? '',
  };
}

/** As `typed`, with the ends of its lines as we keep them: browsers have their own. */
export function plain(form: Form, name: string): string {
  return typed(form, name).replaceAll('\r\n', '\n');
}

/** Whether something else was typed than is kept. */
export function differs(form: Form, kept: Form, name: string): boolean {
  return plain(form, name) !== plain(kept, name);
}

/** In the words of the form: a choice by its label. */
function keptSays({ options = [] }: FieldSpec, value: string, words: Words): string {
  const label = options.find((one) => one.value === value)?.label ?? value;
  return fill(String(words.keptNow), { value: label === '' ? '—' : label });
}

function wordIn(table: unknown, name: string): string | undefined {
  const word = (table as Record<string, unknown> | undefined)?.[name]; // a table of templates/console/*/*.json
  return typeof word === 'string' ? word : undefined;
}
