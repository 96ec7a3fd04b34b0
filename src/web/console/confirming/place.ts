/** What the pages of 三核 stand on: an upload in one village, and how its rows are shown there. */
import { isWithin } from '../../../core/desk/within';
import { familyIn } from '../../../core/intake/family';
import { asFiled } from '../../../core/intake/line';
import { cellOf } from '../../../core/intake/lists';
import type { Upload, UploadRow } from '../../../core/model/desk/upload';
import { maskPhone, tail } from '../../../core/text/mask';
import { fill } from '../../../core/views/fill';
import type { Area } from '../../../ports';
import type { Words } from '../../pages/pages';
import type { DeskCall, Found } from '../frame/route';
import { type UploadTools, wordTable } from '../uploads/tools';

/** An upload in a village. */
export interface AtVillage {
  upload: Upload;
  village: Area;
  /** Below /console. */
  address: string;
}

/** The upload and the village of the address: it belongs to whoever looks after the village, and is of its land. */
export function findVillage({ uploads, areas }: UploadTools) {
  return async ({ params }: DeskCall): Promise<Found<AtVillage> | null> => {
    const upload = await uploads.upload(params.upload ?? '');
    const all = await areas();
    const village = all.find(({ id }) => id === params.village);
    const area = all.find(({ id }) => id === upload?.area);
    if (!upload || !village || !area) return null;
    const subject = { path: village.path, department: null };
    if (!isWithin(subject, { path: area.path, department: null })) return null;
    const address = `/uploads/${upload.id}/villages/${village.id}`;
    return { subject, it: { upload, village, address } };
  };
}

/** 光明村 农户信息 2026年 */
export function titleAt({ upload, village }: AtVillage, call: DeskCall): string {
  const kinds = wordTable(call.wordsOf('uploads'), 'kinds');
  return `${village.name} ${kinds[upload.kind] ?? upload.kind} ${upload.period}`;
}

/** Puts on record whose data is about to be shown, and as what. Rejects with StoreError: nothing is shown then. */
export async function recordAt(
  { account, words }: DeskCall,
  { upload, village }: AtVillage,
  { record }: UploadTools,
  { as, row }: { as: string; row?: number },
): Promise<void> {
  const subject = row === undefined ? upload.id : `${upload.id}/${row}`;
  const reason = `${wordTable(words, 'looks')[as] ?? as} ${village.name}`;
  await record({ actor: account.id, action: 'upload.look', subject, area: village.id, reason });
}

/** 光明村 3组 */
export function groupName(village: string, group: number | null, words: Words): string {
  return group === null ? village : fill(String(words.groupOf), { village, group });
}

/** Fields of which others may see no more than the end. */
const TAILS = new Set(['identity', 'account']);

/** A field of a row as it may stand on paper and on a phone that others see: its household knows it by that. */
export function maskedField(row: UploadRow, field: string): string {
  if (field === 'family') return cellOf(familyIn(row.read).map(maskPhone));
  const text = asFiled(row, field);
  if (text === '') return '';
  if (TAILS.has(field)) return tail(text);
  return field === 'phone' ? maskPhone(text) : text;
}
