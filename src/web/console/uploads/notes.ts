/** What a file has beside its rows, or hides: said on its page, so that its rows add up to those of the sheet. */
import { spansText } from '../../../core/intake/sheet/spans';
import type { RowSpans } from '../../../core/model/desk/fileNotes';
import type { Upload } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { DeskCall } from '../frame/route';
import { wordTable } from './tools';

/** A sentence each; none where there is nothing to say. */
export function notesOf({ notes }: Upload, { words }: Pick<DeskCall, 'words'>): string[] {
  if (!notes) return [];
  const { leftOut, hidden, hiddenFields } = notes;
  const says = wordTable(words, 'notes');
  const comma = String(words.comma);
  const ofRows = (name: string, rows: RowSpans) =>
    rows.count > 0 ? [fill(says[name] ?? '', { count: rows.count, rows: spansText(rows, comma) })] : [];
  const names = wordTable(words, 'fieldNames');
  const columns = hiddenFields.map((field) => names[field] ?? field).join(comma);
  return [
    ...ofRows('leftOut', leftOut),
    ...ofRows('hidden', hidden),
    ...(columns === '' ? [] : [fill(says.hiddenColumns ?? '', { columns })]),
  ];
}
