/** A decision on one row of an upload that is open, with the counts that follow from it. */
import type { Upload, UploadRow, UploadState } from '../../core/model/desk/upload';
import type { About, KindWork } from './kinds/kinds';
import type { Decided } from './mending';
import { type Audit, aboutOf, changeUpload, type IntakeTools, OPEN, type Outcome, workOf } from './tools';

/** Of which row, and in which states of its upload. */
export interface OfRow {
  upload: string;
  row: number;
  from?: readonly UploadState[];
}

/** `decision` resolves with null where it is none that can be made. */
export function decideOnRow(
  tools: IntakeTools,
  { upload: id, row, from = OPEN }: OfRow,
  audit: Audit,
  decision: (row: UploadRow, about: About, work: KindWork) => Promise<Decided | null>,
): Promise<Outcome> {
  return changeUpload(tools, id, from, { ...audit, row }, async (upload) => {
    const [found] = await tools.store.uploads.rowsOf(id, [row]);
    const work = workOf(tools, upload.kind);
    if (!found || !work) return 'unknown';
    const decided = await decision(found, await aboutOf(tools, upload, audit.by), work);
    return decided ? counted(upload, decided) : 'unknown';
  });
}

/** A decision on rows with the counts that follow from it. What is in the villages stays there while it is mended. */
export function counted(upload: Upload, { changes, faults, faulty }: Decided) {
  const faultyRows = Math.max(0, upload.faultyRows + faulty);
  const next = { faults: Math.max(0, upload.faults + faults), faultyRows };
  if (upload.state === 'confirming') return { next, along: changes };
  const state: UploadState = faultyRows > 0 ? 'faulty' : upload.state === 'faulty' ? 'clean' : upload.state;
  return { next: { ...next, state }, along: changes };
}
