/** How a file is shown: where it stands, and what was found in it. */
import { z } from 'zod';
import { UPLOAD_KINDS, UPLOAD_STATES, type Upload } from '../../../core/model/desk/upload';
import type { UploadReport } from '../../../service/intake/report';
import { iso } from '../operation/paging';

export const uploadSchema = z.object({
  id: z.string(),
  kind: z.enum(UPLOAD_KINDS),
  area: z.string(),
  department: z.string().nullable(),
  period: z.string(),
  name: z.string(),
  at: z.iso.datetime(),
  by: z.string().describe('upload.by'),
  state: z.enum(UPLOAD_STATES).describe('upload.state'),
  trouble: z.string().nullable().describe('upload.trouble'),
  tells: z.boolean().describe('upload.tells'),
  rows: z.int(),
  rowsDone: z.int().describe('upload.rowsDone'),
  faults: z.int().describe('upload.faults'),
  faultyRows: z.int(),
  batch: z.string().nullable().describe('upload.batch'),
});

const numbers = z.object({
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  gone: z.int(),
});

export const reportSchema = uploadSchema.extend({
  numbers: numbers.describe('upload.numbers'),
  leftOut: z.int().describe('upload.leftOut'),
  hiddenRows: z.int().describe('upload.hiddenRows'),
  amount: z.int().nullable().describe('upload.amount'),
  faultKinds: z
    .array(z.object({ kind: z.string(), open: z.int(), accepted: z.int() }))
    .describe('upload.faultKinds'),
  approvals: z.array(z.object({ step: z.string(), at: z.iso.datetime() })).describe('upload.approvals'),
  columns: z
    .object({
      header: z.array(z.string()).describe('upload.header'),
      matched: z.record(z.string(), z.string()).describe('upload.matched'),
      missing: z.array(z.string()),
      twice: z.array(z.string()),
    })
    .nullable()
    .describe('upload.columns'),
});

export function shownUpload(upload: Upload): z.output<typeof uploadSchema> {
  const { id, kind, area, department, period, name, at, by, state, trouble, tells } = upload;
  const { rows, rowsDone, faults, faultyRows, batch } = upload;
  return {
    id,
    kind,
    area,
    department,
    period,
    name,
    at: iso(at),
    by,
    state,
    trouble,
    tells,
    rows,
    rowsDone,
    faults,
    faultyRows,
    batch,
  };
}

export function shownReport({ upload, numbers, amount, faults, approvals }: UploadReport) {
  return {
    ...shownUpload(upload),
    numbers,
    leftOut: upload.notes?.leftOut.count ?? 0,
    hiddenRows: upload.notes?.hidden.count ?? 0,
    amount,
    faultKinds: faults,
    approvals: approvals.map(({ step, at }) => ({ step, at: iso(at) })),
  };
}
