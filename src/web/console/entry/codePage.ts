import { type FieldSpec, type FormErrors, fieldsOf } from '../frame/form';
import type { Call, PageAnswer } from '../frame/route';

const CODE: FieldSpec = { name: 'code', kind: 'text', autocomplete: 'one-time-code', inputmode: 'numeric' };

/** Asks for the code of an app, or a recovery code. */
export function codePage({ words }: Call, kept: string, errors: FormErrors = {}): PageAnswer {
  return {
    page: 'code',
    title: String(words.codeTitle),
    data: { fields: fieldsOf([CODE], { form: {}, errors, words }), kept },
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  };
}
