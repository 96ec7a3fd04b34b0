/** What the loop and the thread that reads say to each other: each question has one answer, in their order. */
import type { Marking, SheetRefusal, SheetShape, Sheets } from '../../core/model/desk/sheet';
import type { SheetLimits } from '../workbook/workbook';
import type { Packed } from './packed';

export interface Begin {
  bytes: Uint8Array;
  limits: SheetLimits;
}

export type Ask =
  | { kind: 'open' }
  | { kind: 'shape'; sheet: number }
  /** From the top; of each row its first cell, and these columns or all. */
  | { kind: 'rows'; sheet: number; columns: readonly number[] | null }
  /** The next of the same sheet. */
  | { kind: 'more' }
  | { kind: 'mark'; sheet: number; marking: Marking };

export type Told =
  | { kind: 'open'; about: Omit<Sheets, 'shape' | 'rows'> }
  | { kind: 'shape'; shape: SheetShape }
  | { kind: 'rows'; rows: Packed; more: boolean }
  | { kind: 'marked'; bytes: Uint8Array }
  | { kind: 'refused'; refusal: SheetRefusal; measure?: { found: number; limit: number } };
