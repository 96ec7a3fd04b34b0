/** What a cell of a row should be, or why the row goes back. */
import { may } from '../../../core/desk/may';
import { canTake, UPLOAD_STEPS } from '../../../core/desk/uploadSteps';
import { type FieldView, type FormErrors, fieldsOf } from '../frame/form';
import type { DeskCall } from '../frame/route';
import { kindsOf, subjectOf } from '../uploads/tools';
import type { OneRow } from './oneRow';
import { type RowTools, wordIn } from './tools';

const TYPED = ['value', 'reason'] as const;

interface MendingForm {
  address: string;
  /** Something in it is wrong. */
  open: boolean;
  fields: Record<string, FieldView>;
}

/** Null: it is no longer to be mended, or not by this account. */
export function mendingForm(
  call: DeskCall,
  one: OneRow,
  tools: RowTools,
  errors: FormErrors,
): MendingForm | null {
  const { upload, row } = one;
  if (!canTake('open', upload) || may(call.account, UPLOAD_STEPS.open.needs, subjectOf(one, [])) !== 'yes')
    return null;
  const kind = kindsOf(tools).find((known) => known.kind === upload.kind);
  const options = [
    { value: '', label: String(call.words.choose) },
    ...(kind?.fields ?? []).map(({ name }) => ({ value: name, label: wordIn(call, 'fieldNames', name) })),
  ];
  const fields = fieldsOf(
    [{ name: 'field', kind: 'choice', options }, ...TYPED.map((name) => ({ name, kind: 'text' as const }))],
    { form: call.form, errors, words: call.words },
  );
  const open = Object.keys(errors).length > 0;
  return { address: `/uploads/${upload.id}/rows/${row.row}`, open, fields };
}
