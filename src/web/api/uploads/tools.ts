/** Which files a key may see, and which it may decide on. */
import { coversDepartment, coversVillage } from '../../../core/desk/sight';
import type { Upload, UploadState } from '../../../core/model/desk/upload';
import { Problem } from '../../http/problem';
import type { Caller } from '../key/guard';
import type { UploadTools } from '../operation/tools';

/** Of a department a key sees what was handed in for it alone; of an area all that is for it or below. */
export function isSeen({ area, department }: Upload, { sight }: Pick<Caller, 'sight'>): boolean {
  return coversVillage(sight, area) || coversDepartment(sight, department);
}

/** Throws 404 where there is none that the key sees. */
export async function findUpload(id: string, caller: Caller, { reads }: UploadTools): Promise<Upload> {
  const upload = await reads.upload(id);
  if (!upload || !isSeen(upload, caller)) throw noUpload();
  return upload;
}

export function noUpload(): Problem {
  return new Problem(404, 'Not Found', 'There is no upload of this id that this key may see.');
}

/** Nobody has put a name to it yet. */
const UNSIGNED: readonly UploadState[] = ['receiving', 'reading', 'columns', 'faulty', 'clean'];

/** A key decides on what it handed in itself, until somebody at the desk goes on with it: throws 409. */
export function mustBeOwn({ id, by, state }: Upload, caller: Caller): void {
  const own = by === caller.by || by === `key ${caller.ids}`;
  if (own && UNSIGNED.includes(state)) return;
  const why = own ? `it is ${state}` : 'it was not handed in with this key';
  throw new Problem(409, 'Conflict', `Upload ${id} is the desk’s to decide on: ${why}.`, { state });
}
