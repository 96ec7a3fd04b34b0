/** A new password, typed twice. */
import { type FieldSpec, type Form, type FormErrors, fieldsOf } from '../frame/form';
import type { Call } from '../frame/route';

const NEXT: FieldSpec[] = [
  { name: 'next', kind: 'password', autocomplete: 'new-password' },
  { name: 'nextAgain', kind: 'password', autocomplete: 'new-password' },
];

/** Its fields, with others before them. */
export function passwordFields(before: readonly FieldSpec[], { words }: Call, errors: FormErrors = {}) {
  return fieldsOf([...before, ...NEXT], { form: {}, errors, words });
}

/** What was typed; or what is wrong where the two differ. */
export function nextIn(form: Form): { next: string } | { errors: FormErrors } {
  const [next = '', again = ''] = [form.next?.[0], form.nextAgain?.[0]];
  if (next === '') return { errors: { next: 'needed' } };
  return next === again ? { next } : { errors: { nextAgain: 'notTheSame' } };
}
