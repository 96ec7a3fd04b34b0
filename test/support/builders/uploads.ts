/** Files of a township and their rows, with what a test does not say. */
import type { Upload, UploadRow } from '../../../src/core/model/desk/upload';
import { NOW } from './changes';

export function file(id: string, of: Partial<Upload> = {}): Upload {
  return {
    ...{ id, kind: 'households', area: '410522101', period: id, name: '农户.csv', size: 1, digest: id },
    ...{ department: null, tells: false },
    ...{ by: 'clerk', at: NOW, state: 'clean', format: 'csv', encoding: null, sheet: null, headerRow: 1 },
    ...{ columns: null, rows: 0, rowsDone: 0, faults: 0, faultyRows: 0, coverHouseholds: null },
    ...{ coverFen: null, replaces: null, corrects: null, rowsDigest: null, batch: null, version: 1 },
    ...{ lease: null, trouble: null, confirmingAt: null, notes: null },
    ...of,
  };
}

export function rowOf(upload: string, row: number, of: Partial<UploadRow> = {}): UploadRow {
  return {
    ...{ upload, row, state: 'clean', change: 'new', village: null, group: null, household: null },
    ...{ amount: null, before: null, answer: null, raw: {}, read: {} },
    ...of,
  };
}
