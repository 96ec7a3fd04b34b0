/** A fault as its page shows it, and the form that decides on all of a kind. */
import { isDecidedAtOnce, mayBeAccepted } from '../../../core/intake/faults';
import type { Fault, UploadRow } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import { faultDetail, faultWords } from '../../pages/faultWords';
import type { DeskCall } from '../frame/route';
import { type Placed, type UploadTools, wordTable } from './tools';

/** A fault whose form was refused: with what was typed, and why it is no good. Row 0: all of a kind at once. */
export interface Wrong {
  row: number;
  column: number;
  kind: string;
  value: string;
  reason: string;
  says: string;
}

export function faultView(
  { words }: DeskCall,
  { upload }: Placed,
  { row, column, kind, value, detail, state, reason }: Fault,
  of: UploadRow | undefined,
  wrong: Wrong | null,
) {
  const { what, todo } = faultWords(words, kind);
  const field = upload.columns?.[column] ?? '';
  const who = [of?.raw.village, of?.raw.group, of?.raw.head].filter(Boolean).join(' ');
  const refused = wrong?.row === row && wrong.column === column && wrong.kind === kind ? wrong : null;
  return {
    row,
    column,
    kind,
    field,
    value: refused?.value ?? value,
    typedReason: refused?.reason ?? '',
    what,
    todo,
    who,
    at: placeOf(words, row, field),
    detail: faultDetail(words, { kind, detail }),
    state,
    says: wordTable(words, 'faultStates')[state] ?? state,
    reason: reason ?? '',
    isOpen: state === 'open',
    mend: field !== '',
    accept: mayBeAccepted(kind),
    wrong: refused?.says ?? '',
  };
}

/** Without a column where it is the whole row. */
function placeOf(words: DeskCall['words'], row: number, field: string): string {
  if (field === '') return fill(String(words.placeRow), { row });
  return fill(String(words.place), { row, column: wordTable(words, 'fieldNames')[field] ?? '' });
}

/** The form that decides on all of a kind; null where nothing is left to decide. */
export async function togetherView(
  { words }: DeskCall,
  id: string,
  { kind, wrong }: { kind: string; wrong: Wrong | null },
  { uploads }: UploadTools,
) {
  if (!isDecidedAtOnce(kind)) return null;
  const counts = await uploads.faultCounts(id);
  const open = counts.find((one) => one.kind === kind && one.state === 'open')?.count ?? 0;
  const refused = wrong?.row === 0 ? wrong : null;
  if (open === 0) return null;
  const title = fill(String(words.togetherTitle), { count: open });
  return { title, typedReason: refused?.reason ?? '', wrong: refused?.says ?? '' };
}
