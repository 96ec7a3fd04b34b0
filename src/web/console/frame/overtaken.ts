/** Two people at one form: whoever saves second is told who saved first, and keeps what he typed. */
import { hash } from 'node:crypto';
import { fill } from '../../../core/views/fill';
import { differs, type Form, plain, typed } from './form';
import type { DeskCall } from './route';

/** Characters: enough that no other value of a field has the same by chance. */
const MARK = 12;

/** Whoever saved a thing last, by name, and when; null where it is not on record. */
export type LastSave = { name: string; at: number } | null;

/** What a page says of it, and draws its form with. */
export interface Overtaken {
  says: string;
  /** What was typed; what was left as it came has what is kept meanwhile. */
  form: Form;
  /** What is kept of the fields that were changed meanwhile. */
  kept: Form;
}

/** The stand of a form in which something new is typed. */
const NEW = 'new';

/** For the data of a page whose form takes a new thing or one that is there: `kept` once it is known to be there. */
export function standOfNew({ form }: Pick<DeskCall, 'form'>, kept: Form | null, overtaken: Overtaken | null) {
  if (kept && overtaken) return standData(kept, overtaken);
  return { stand: typed(form, 'stand') || NEW, overtaken: '' };
}

/** For the data of a page: what its form brings back, and what is said above it. */
export function standData(kept: Form, overtaken?: Overtaken | null) {
  return { stand: standOf(kept), overtaken: overtaken?.says ?? '' };
}

/**
 * Null: it is kept as this form was drawn, or as it was typed (a button pressed twice). A form without `stand` was drawn by
 * no page of the desk, and is taken as it is.
 */
export async function overtakenBy(
  { form, words, time }: Pick<DeskCall, 'form' | 'words' | 'time'>,
  kept: Form,
  lastSave: () => Promise<LastSave>,
): Promise<Overtaken | null> {
  const stand = typed(form, 'stand');
  if (stand === '' || stand === standOf(kept)) return null;
  const names = Object.keys(kept);
  if (names.every((name) => !differs(form, kept, name))) return null;
  const last = await lastSave();
  const who = last ? `${last.name} ${time(last.at)}` : String(words.somebody);
  const says = String(stand === NEW ? words.standsAlready : words.overtaken);
  const drawn = new Set(stand.split(' '));
  const untouched = part(kept, (name) => drawn.has(mark(form, name)));
  const changed = part(kept, (name) => !drawn.has(mark(kept, name)));
  return { says: fill(says, { who }), form: { ...form, ...untouched }, kept: changed };
}

function part(form: Form, has: (name: string) => boolean): Form {
  return Object.fromEntries(Object.entries(form).filter(([name]) => has(name)));
}

/** What a form was drawn from, in short: a mark of each field, as its hidden field `stand` carries it. */
function standOf(kept: Form): string {
  return Object.keys(kept)
    .map((name) => mark(kept, name))
    .join(' ');
}

function mark(form: Form, name: string): string {
  return `${name}.${hash('sha256', plain(form, name), 'base64url').slice(0, MARK)}`;
}
