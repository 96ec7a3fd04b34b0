/** What the pages of rows work with, and how whoever looks is put on record. */
import type { Upload, UploadRow } from '../../../core/model/desk/upload';
import type { HeldReads, ReferenceReads } from '../../../ports';
import type { Compared } from '../../../service/intake/comparing';
import type { DeskCall } from '../frame/route';
import { type Placed, standsAs, titleOf, trailOf, type UploadTools } from '../uploads/tools';

export interface RowTools extends UploadTools {
  compare(upload: Upload, rows: readonly UploadRow[]): Promise<Map<number, Compared>>;
  programmes: ReferenceReads['programmes'];
  held: Pick<HeldReads, 'households' | 'payments'>;
  writeXlsx(
    name: string,
    header: readonly string[],
    rows: AsyncIterable<readonly (string | number | null)[]>,
  ): AsyncIterable<Uint8Array>;
}

/** Rejects with StoreError: nothing is shown then. `row`: that one alone was looked at. */
export async function recordRows(
  call: DeskCall,
  { upload }: Pick<Placed, 'upload'>,
  { record }: Pick<RowTools, 'record'>,
  as: 'rows' | 'search' | 'row' | 'left' | 'export' | 'failed' | 'failedExport',
  row?: number,
): Promise<void> {
  const subject = row === undefined ? upload.id : `${upload.id}/${row}`;
  const stands = standsAs(upload, call.wordsOf('uploads'));
  const reason = `${wordIn(call, 'looks', as)}（${stands}）`;
  await record({ actor: call.account.id, action: 'upload.look', subject, area: upload.area, reason });
}

/** A word of a table of this section's words, or of those of the uploads. */
export function wordIn({ words, wordsOf }: DeskCall, table: string, name: string): string {
  // Tables of templates/console/{rows,uploads}/*.json.
  const own = words[table] as Record<string, string> | undefined;
  const others = wordsOf('uploads')[table] as Record<string, string> | undefined;
  return own?.[name] ?? others?.[name] ?? name;
}

/** The pages above one about a row; `list`: above the list of rows. */
export function trailTo(call: DeskCall, placed: Placed, list: boolean) {
  const trail = trailOf(call.wordsOf('uploads'), placed);
  if (list) return trail;
  return [...trail, { href: `/uploads/${placed.upload.id}/rows`, label: String(call.words.title) }];
}

export function headingOf(call: DeskCall, placed: Placed): string {
  return titleOf(placed, call.wordsOf('uploads'));
}
