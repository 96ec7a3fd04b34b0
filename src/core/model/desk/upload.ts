/** What an office hands in: a file, what is found in it, who looked at it, and what became of it. */
import type { FileNotes } from './fileNotes';
import { REFERENCE_FILES } from './reference';
import type { SheetFormat } from './sheet';

/** Checked by three people. */
export const CHECKED_KINDS = ['households', 'payments', 'cases', 'bankResults'] as const;
export const UPLOAD_KINDS = [...REFERENCE_FILES, ...CHECKED_KINDS] as const;
/** What a file brings. */
export type UploadKind = (typeof UPLOAD_KINDS)[number];

/** Where it stands: received in pieces, read, its columns matched, checked, then 三核 and 三定. */
export const UPLOAD_STATES = [
  'receiving',
  'reading',
  'columns',
  'faulty',
  'clean',
  'confirming',
  'entered',
  'checked',
  'publishing',
  'published',
  'thrownAway',
  'refused',
] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];
/** Nobody goes on with it. */
export const UPLOAD_ENDS = ['published', 'thrownAway', 'refused'] as const satisfies readonly UploadState[];

/** 三定: three people, one after another. */
export const APPROVAL_STEPS = ['entered', 'checked', 'published'] as const;
export type ApprovalStep = (typeof APPROVAL_STEPS)[number];

/** What a row is against what is held: the five numbers that add up to the rows, `gone` beside them. */
export type RowChange = 'new' | 'changed' | 'same' | 'refused' | 'gone';

export interface Upload {
  id: string;
  kind: UploadKind;
  /** The area, with all below it, that it is for. */
  area: string;
  /** The one department of that area whose cases alone it may speak of; null: any there. */
  department: string | null;
  /** What it is for, as its office calls it (`2026`, `2026年第一批`). */
  period: string;
  /** Of cases: applicants hear what it reports; else it is history, and nobody does. */
  tells: boolean;
  /** The file's name. */
  name: string;
  /** Octets. */
  size: number;
  /** SHA-256 of the file, hexadecimal: the same file is known again. */
  digest: string;
  by: string;
  at: number;
  state: UploadState;
  format: SheetFormat | null;
  encoding: string | null;
  sheet: string | null;
  /** As Excel counts; null until it is found. */
  headerRow: number | null;
  /** Field by column of the file (from 0); null until they are matched. */
  columns: Record<number, string> | null;
  rows: number;
  /** Rows looked at so far: where a reader that died is followed by another. */
  rowsDone: number;
  faults: number;
  faultyRows: number;
  /** What the cover of the file says: households and fen. */
  coverHouseholds: number | null;
  coverFen: number | null;
  /** The upload whose place it takes. */
  replaces: string | null;
  /** The published one that it corrects. */
  corrects: string | null;
  /** Over its rows in their order, once it is entered: what is published is what was checked. */
  rowsDigest: string | null;
  /** The batch of payments that it became. */
  batch: string | null;
  version: number;
  /** Who reads or publishes it just now; null, or its time over: whoever comes may go on. */
  lease: { owner: string; until: number } | null;
  /** Why it was refused, or what a reader met last: a kind, never a value. */
  trouble: string | null;
  /** When it went to the villages, milliseconds UTC; null: it did not. */
  confirmingAt: number | null;
  /** Null: it was not read to its end, or before this was kept. */
  notes: FileNotes | null;
}

/** 三核, of a row: what its household said; `signed`: on a sheet of its village; `settled`: it was wrong or disputed. */
export type RowAnswer = 'right' | 'wrong' | 'disputed' | 'notHome' | 'signed' | 'settled';

/** A row of a file. The store seals `raw` and `read`. */
export interface UploadRow {
  upload: string;
  /** As Excel counts. */
  row: number;
  state: 'clean' | 'faulty' | 'mended' | 'left';
  change: RowChange | null;
  village: string | null;
  group: number | null;
  household: string | null;
  /** Fen. */
  amount: number | null;
  /** Null: not asked since it was read, or last mended. */
  answer: RowAnswer | null;
  /** Fen of the payment that it corrects, else of the last of its household and programme; null: there was none. */
  before: number | null;
  /** As the file has it, by field. */
  raw: Record<string, string>;
  /** As it was understood, by field. The store finds a row by its `identity` and `account`. */
  read: Record<string, string | number | null>;
}

/** What is wrong in a cell. `kind` is of the closed set in `core/intake/faults.ts`. */
export interface Fault {
  upload: string;
  row: number;
  /** Of the file, from 0; -1: the row as a whole. */
  column: number;
  kind: string;
  /** As the file has it. Sealed by the store. */
  value: string;
  /** What else there is to say of it: the other row, the limit. */
  detail: string | null;
  /** `left`: its row was left out. */
  state: 'open' | 'mended' | 'accepted' | 'left';
  by: string | null;
  reason: string | null;
}

/** 三核: what a household said to its row, or that a village signed its sheets (row 0). The store seals what was said. */
export interface Confirmation {
  id: string;
  upload: string;
  row: number;
  household: string | null;
  village: string | null;
  answer: Exclude<RowAnswer, 'settled'>;
  /** What is wrong, as it stood, and what it should be. */
  field: string | null;
  was: string | null;
  becomes: string | null;
  note: string | null;
  /** Of a village that signed: households that nobody met. */
  notHome: number | null;
  by: string;
  at: number;
  /** What became of `wrong` and `disputed`; null: nobody has decided. */
  settled: Settlement | null;
}

/** `accepted`: the row is as the household said; `kept`: as it was; `left`: it is sent back. */
export interface Settlement {
  how: 'accepted' | 'kept' | 'left';
  reason: string;
  by: string;
  at: number;
}

export interface Approval {
  upload: string;
  step: ApprovalStep;
  account: string;
  at: number;
  /** Of the rows, as this person saw them. */
  digest: string;
}

export type UploadChange =
  /** As it is from now on. Refused when its version is not the next one. */
  | { kind: 'upload'; upload: Upload }
  /** A piece of the file, from 0; the same piece twice is one. */
  | { kind: 'uploadPart'; upload: string; number: number; bytes: Uint8Array }
  /** Rows as they are from now on. */
  | { kind: 'uploadRows'; rows: UploadRow[] }
  /** Faults as they are from now on. */
  | { kind: 'faults'; faults: Fault[] }
  /** Rows and faults of an upload from this row on go, to be read again. */
  | { kind: 'uploadCut'; upload: string; from: number }
  /** As it is from now on. */
  | { kind: 'confirmation'; confirmation: Confirmation }
  /** Refused when this person, or anybody in this step, approved it before. */
  | { kind: 'approval'; approval: Approval }
  /** Of what was sent back: its steps begin anew. */
  | { kind: 'approvalsGone'; upload: string }
  /** Which column of a file with such a header is which field. */
  | {
      kind: 'columnMatch';
      area: string;
      upload: UploadKind;
      header: string;
      columns: Record<number, string>;
      by: string;
      at: number;
    };
