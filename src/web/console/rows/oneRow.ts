/** One row of an upload, by its address. */
import type { UploadRow } from '../../../core/model/desk/upload';
import type { DeskCall, Found } from '../frame/route';
import { findUpload, type Placed } from '../uploads/tools';
import type { RowTools } from './tools';

export interface OneRow extends Placed {
  row: UploadRow;
}

export function findRow(tools: RowTools): (call: DeskCall) => Promise<Found<OneRow> | null> {
  const findPlaced = findUpload(tools);
  return async (call) => {
    const found = await findPlaced(call);
    const number = /^\d{1,9}$/.test(call.params.row ?? '') ? Number(call.params.row) : null;
    if (!found || number === null) return null;
    const [row] = await tools.uploads.rowsOf(found.it.upload.id, [number]);
    return row ? { ...found, it: { ...found.it, row } } : null;
  };
}
