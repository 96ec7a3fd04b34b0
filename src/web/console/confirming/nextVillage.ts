/** Where somebody who looks after several villages goes on when one of them is done. */
import { may } from '../../../core/desk/may';
import { progressOf } from '../../../core/intake/confirming';
import type { DeskCall } from '../frame/route';
import type { UploadTools } from '../uploads/tools';
import type { AtVillage } from './place';

export interface NextVillage {
  name: string;
  /** Below /console. */
  address: string;
  /** Households that nobody asked yet. */
  waiting: number;
}

/** The village after this one, by codes, and after the last the first, in which this account has somebody to ask; null: there is none. */
export async function nextVillage(
  { account }: Pick<DeskCall, 'account'>,
  { upload, village }: AtVillage,
  { uploads, areas }: Pick<UploadTools, 'uploads' | 'areas'>,
): Promise<NextVillage | null> {
  if (upload.state !== 'confirming') return null;
  const [counts, all] = await Promise.all([uploads.progress(upload.id), areas()]);
  const paths = new Map(all.map(({ id, path }) => [id, path]));
  const open = progressOf(counts).flatMap(({ village: id, name, waiting }) => {
    const path = id === null || id === village.id ? undefined : paths.get(id);
    if (id === null || path === undefined || waiting === 0) return [];
    if (may(account, 'upload.confirm', { path, department: null }) !== 'yes') return [];
    return [{ id, name, waiting, address: `/uploads/${upload.id}/villages/${id}` }];
  });
  return open.find(({ id }) => id > village.id) ?? open[0] ?? null;
}
