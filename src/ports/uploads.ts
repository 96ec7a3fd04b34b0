/** What offices hand in, and what is held of those it speaks of. */

import type { Sent } from '../core/intake/bankResults';
import type { FormerHousehold } from '../core/intake/comparison';
import type { HeldHousehold, HeldPeople } from '../core/intake/held';
import type {
  Approval,
  Confirmation,
  Fault,
  RowAnswer,
  RowChange,
  Upload,
  UploadKind,
  UploadRow,
} from '../core/model/desk/upload';
import type { PaymentRecord } from '../core/model/payments';
import type { Page, Rows } from './lists';

export interface UploadReads {
  upload(id: string): Promise<Upload | null>;
  /** The newest of the same octets that did not come to nothing. */
  sameFile(digest: string, of: Pick<Upload, 'kind' | 'area' | 'department'>): Promise<Upload | null>;
  /** The one that is neither published nor came to nothing. */
  draft(of: Pick<Upload, 'kind' | 'area' | 'department' | 'period'>): Promise<Upload | null>;
  /** To be read or published, and nobody's at this moment (milliseconds UTC); the oldest first. */
  waiting(now: number, limit: number): Promise<Upload[]>;
  /** Of areas whose path begins so, the newest first. */
  list(path: string, page: Page<readonly [string]>): Promise<Upload[]>;
  /** For this department alone, the newest first. */
  ofDepartment(department: string, page: Page<readonly [string]>): Promise<Upload[]>;
  /** Published ones that correct this one. */
  corrections(upload: string): Promise<Upload[]>;
  publishedFor(area: string, kind: UploadKind, period: string): Promise<Upload[]>;
  approvals(upload: string): Promise<Approval[]>;
  columnMatch(area: string, kind: UploadKind, header: string): Promise<Record<number, string> | null>;
  /** Numbers of the pieces that came. */
  parts(upload: string): Promise<number[]>;
  part(upload: string, number: number): Promise<Buffer | null>;
  /** Behind this row, in their order. */
  rows(upload: string, after: number, limit: number): Promise<UploadRow[]>;
  /** Of one village, else of all; by village, group and row. */
  rowsIn(upload: string, village: string | null): Promise<UploadRow[]>;
  rowsOf(upload: string, rows: readonly number[]): Promise<UploadRow[]>;
  /** The first rows that have these. */
  repeated(
    upload: string,
    of: { identity: string | null; account: string | null },
  ): Promise<{ identity: number[]; account: number[] }>;
  counts(upload: string): Promise<{ change: RowChange | null; state: UploadRow['state']; count: number }[]>;
  /** By their codes, as offices list them; rows of no village first. */
  villages(upload: string): Promise<VillageTotal[]>;
  /** As people look for them. In the order of `swing` or `amount` the most first, and those without it left out. */
  rowList(
    upload: string,
    filter: RowFilter,
    page: Page<readonly [number, number]> & { order: RowOrder },
  ): Promise<Rows<UploadRow, readonly [number, number]>>;
  rowCount(upload: string, filter: RowFilter, order: RowOrder): Promise<number>;
  /** Households that are held below the area of this path, and that the file does not have; by village. */
  gone(upload: string, path: string, page: Page<readonly [string, string]>): Promise<GoneHousehold[]>;
  goneCount(upload: string, path: string): Promise<number>;
  /** Behind this row, column and kind; of one kind, else of all. */
  faults(
    upload: string,
    kind: string | null,
    page: Page<readonly [number, number, string]>,
  ): Promise<Fault[]>;
  faultsOf(upload: string, rows: readonly number[]): Promise<Fault[]>;
  /** The most frequent first. */
  faultCounts(upload: string): Promise<{ kind: string; state: Fault['state']; count: number }[]>;
  /** What was said to these rows, the last one last. */
  confirmations(upload: string, rows: readonly number[]): Promise<Confirmation[]>;
  /** Villages that signed their sheets, the last one last. */
  signatures(upload: string): Promise<Confirmation[]>;
  /** Of the rows that go in: how many of each village have which answer; villages by their codes. */
  progress(upload: string): Promise<AnswerCount[]>;
  /** The same rows of one village, one by one, by group. */
  answers(
    upload: string,
    village: string,
  ): Promise<{ row: number; group: number | null; answer: RowAnswer | null }[]>;
  /** The first rows that are wrong or disputed, and nobody decided on. */
  undecided(upload: string, limit: number): Promise<number[]>;
  /** In the villages just now, the oldest first. */
  confirming(limit: number): Promise<Upload[]>;
}

export interface AnswerCount {
  /** Null: it is not known. */
  village: string | null;
  name: string | null;
  answer: RowAnswer | null;
  count: number;
}

/** What is absent lets everything through. */
export interface RowFilter {
  village?: string | undefined;
  group?: number | undefined;
  states?: readonly UploadRow['state'][] | undefined;
  change?: RowChange | undefined;
  /** A part of the head's name, the last four of the account, the last six of the identity number, or either whole. */
  search?: string | undefined;
}

/** `swing`: how far the amount is from what it was before. */
export type RowOrder = 'row' | 'swing' | 'amount';

export interface GoneHousehold {
  id: string;
  head: string;
  group: number;
  village: string;
  /** Of the village. */
  name: string;
}

export interface VillageTotal {
  /** Null: rows whose village is not known. */
  village: string | null;
  name: string | null;
  rows: number;
  faulty: number;
  left: number;
  /** Fen, without rows that were left out; null where no row has a sum. */
  amount: number | null;
}

/** Each for many at once; those that are not there are absent. */
export interface HeldReads {
  people(identities: readonly string[]): Promise<HeldPeople['people']>;
  households(ids: readonly string[]): Promise<Map<string, HeldHousehold>>;
  /** As they stood before this upload changed them, without their phones. */
  former(upload: string, ids: readonly string[]): Promise<Map<string, FormerHousehold>>;
  accounts(accounts: readonly string[]): Promise<Map<string, string>>;
  phones(phones: readonly string[]): Promise<Map<string, string | null>>;
  /** How many households each of these phones reads as one of their family. */
  reading(phones: readonly string[]): Promise<Map<string, number>>;
  payments(households: readonly string[]): Promise<Map<string, PaymentRecord[]>>;
  /** What these published uploads sent to these accounts. */
  sent(uploads: readonly string[], accounts: readonly string[]): Promise<Sent>;
}
