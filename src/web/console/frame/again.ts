/** What was typed into a form whose session had ended: kept in the page of signing in, and handed back after it. */
import { z } from 'zod';
import { CONSOLE, withinDesk } from './addresses';
import { type FieldSpec, type Form, type FormErrors, fieldsOf } from './form';
import type { Call, PageAnswer } from './route';

/** What never comes back: secrets, and the word of the session that ended. */
const SECRET = /password|secret|^code$|^csrf$/i;

/** Where somebody wanted to go, and what he had typed to be posted there. */
export interface Kept {
  to: string;
  form: Form | null;
  /** A file came along, which has to be chosen once more. */
  body?: 'files' | undefined;
}

const keptSchema = z.object({
  to: z.string().max(2_000),
  form: z.record(z.string(), z.array(z.string())).nullable(),
  body: z.literal('files').optional(),
});

export function keep(to: string, form: Form | null, body?: 'files'): string {
  const fields = form && Object.entries(form).filter(([name]) => !SECRET.test(name));
  return JSON.stringify({ to, form: fields && Object.fromEntries(fields), body });
}

/** What `keep` wrote; the first page of the desk where it is anything else. */
export function keptIn(written: string): Kept {
  try {
    const { to, form, body } = keptSchema.parse(JSON.parse(written));
    return { to: `${CONSOLE}${withinDesk(to)}`, form, body };
  } catch {
    return { to: CONSOLE, form: null };
  }
}

const SIGN_IN: FieldSpec[] = [
  { name: 'login', kind: 'text', autocomplete: 'username' },
  { name: 'password', kind: 'password', autocomplete: 'current-password' },
];

/** The page of signing in. `ended`: something was typed when the session was over already. */
export function signInPage(
  { words, form, certificate }: Call,
  kept: string,
  errors: FormErrors = {},
): PageAnswer {
  const ended = keptIn(kept).form !== null;
  return {
    page: 'frame/signIn',
    title: String(words.signIn),
    data: {
      fields: fieldsOf(SIGN_IN, { form, errors, words }),
      kept,
      ended,
      certificate: certificate !== null,
    },
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  };
}

/** Hands back what was typed: a page with one button that sends it again. Null: nothing was. */
export function handBack(kept: Kept, words: Call['words']): PageAnswer | null {
  if (kept.form === null) return null;
  const values = Object.entries(kept.form).flatMap(([name, list]) => list.map((value) => ({ name, value })));
  return {
    page: 'frame/again',
    title: String(words.again),
    data: { action: kept.to, values, files: kept.body === 'files' },
  };
}
