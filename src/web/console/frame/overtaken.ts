/** Two people at one form: whoever saves second is told who saved first, and keeps what he typed. */
import { createHash } from 'node:crypto';
import { differs, type Form, typed } from './form';
import { fill } from './parts';
import type { DeskCall } from './route';

/** Whoever saved a thing last, by name, and when; null where it is not on record. */
export type LastSave = { name: string; at: number } | null;

/** What a page says of it: in words, and what is kept beside what was typed. */
export interface Overtaken {
  says: string;
  kept: Form;
}

/** What is kept, in short, as the hidden field `stand` of its form carries it. `kept`: the form as it is drawn of it. */
function standOf(kept: Form): string {
  return createHash('sha256').update(JSON.stringify(kept)).digest('base64url');
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
  if (Object.keys(kept).every((name) => !differs(form, kept, name))) return null;
  const last = await lastSave();
  const who = last ? `${last.name} ${time(last.at)}` : String(words.somebody);
  return { says: fill(String(words.overtaken), { who }), kept };
}
