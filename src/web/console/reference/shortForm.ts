/** The form of a short kind, beside its list: a new row, or one that is there and is replaced once that was said. */
import {
  type HeldReference,
  REFERENCE_TABLES,
  type ReferenceFileKind,
  readTextRows,
} from '../../../core/intake/reference';
import { type FieldSpec, type Form, type FormErrors, fieldsOf, typed } from '../frame/form';
import { type Overtaken, overtakenBy, standOfNew } from '../frame/overtaken';
import type { DeskCall } from '../frame/route';
import { authorOf, type PagedKind, type ReferenceTools } from './tools';

/** Why a row of a short kind was not put in: what is wrong, by the fields of the form, or what stands under its key. */
export interface NotPut {
  errors: FormErrors;
  kept: Form | null;
  overtaken: Overtaken | null;
}

interface ShortForm {
  kind: Exclude<ReferenceFileKind, PagedKind>;
  /** Under which name a field stands in the form. */
  named: Readonly<Record<string, string>>;
  /** What stands under the key that was typed, as its form would be drawn of it; null: it is new. */
  keptIn(held: HeldReference): Form | null;
}

/** One row of a short kind put in, with the checks of its files; null: it is. What is there is not replaced unseen. */
export async function putRow(
  call: DeskCall,
  { kind, named, keptIn }: ShortForm,
  { office, lastSave }: Pick<ReferenceTools, 'office' | 'lastSave'>,
): Promise<NotPut | null> {
  const { file, key } = REFERENCE_TABLES[kind];
  const row = Object.fromEntries(
    Object.entries(named).map(([field, name]) => [field, typed(call.form, name)]),
  );
  const given = { rows: readTextRows([row], file), fields: new Set(Object.keys(named)) };
  const kept = keptIn(await office.held());
  const [checked] = await office.check(kind, given);
  if (kept && checked?.change === 'changed' && checked.found.length === 0) {
    const overtaken = await overtakenBy(call, kept, () => lastSave(`${kind} ${checked.read[key]}`));
    if (overtaken) return { errors: {}, kept, overtaken };
  }
  const { rows } = await office.put(kind, given, 'all', { ...authorOf(call), looked: true });
  const found = rows.flatMap((one) => one.found);
  if (found.length === 0) return null;
  const errors = found.map(({ field, kind: wrong }) => [named[field ?? ''] ?? '', wrong]);
  return { errors: Object.fromEntries(errors), kept: null, overtaken: null };
}

/** For the data of a page with such a form. */
export function drawn(call: DeskCall, specs: readonly FieldSpec[], not: NotPut | null) {
  const { form, words } = call;
  const { errors, kept = null, overtaken = null } = not ?? {};
  return {
    ...standOfNew(call, kept, overtaken),
    fields: fieldsOf(specs, { form, errors, kept: overtaken?.kept, words }),
  };
}

export function statusOf(not: NotPut | null): { status?: 409 | 422 } {
  return not ? { status: not.overtaken ? 409 : 422 } : {};
}
