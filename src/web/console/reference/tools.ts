/** What the pages of reference data need of the service, and what each kind of them is. */
import type { ReferenceFileKind, TextRow } from '../../../core/intake/reference';
import { EVERYWHERE } from '../../../core/model/desk/account';
import type { ReferenceKind } from '../../../core/model/desk/reference';
import type { Installation } from '../../../core/setup/installation';
import type { ReferenceReads } from '../../../ports';
import type { Author, ReferenceOffice } from '../../../service/reference';
import type { SheetGiven } from '../../../service/reference/sheet';
import type { StarterCounts } from '../../../service/reference/starter';
import type { FieldSpec } from '../frame/form';
import type { LastSave } from '../frame/overtaken';
import type { DeskCall, Found } from '../frame/route';

export interface ReferenceTools {
  office: Pick<ReferenceOffice, 'held' | 'check' | 'put' | 'write' | 'remove' | 'set'>;
  reads: ReferenceReads;
  /** Of one thing as the audit calls it (`matters SGXK`); without one, of the settings. */
  lastSave(subject?: string): Promise<LastSave>;
  /** As it holds now, whichever process set it. */
  installation(): Promise<Installation>;
  readSheet(bytes: Buffer, kind: ReferenceFileKind): Promise<SheetGiven>;
  /** The set to begin from, for this account. */
  starter(by: string): Promise<StarterCounts>;
  /** A list as a file of Excel, or as text. */
  writeList(
    as: 'xlsx' | 'csv',
    name: string,
    header: readonly string[],
    rows: readonly string[][],
  ): AsyncIterable<Uint8Array>;
}

/** Whoever puts it in, with what he saw. */
export function authorOf({ account, seen }: Pick<DeskCall, 'account' | 'seen'>): Author {
  return { by: account.id, seen };
}

/** Reference data is the whole installation's. */
export const OF_ALL = { path: EVERYWHERE, department: null };

export function ofAll(): Promise<Found<null>> {
  return Promise.resolve({ subject: OF_ALL, it: null });
}

/** A kind of rows that have a page each. */
export interface KindPages {
  /** As the audit and removals call it. */
  of: ReferenceKind;
  /** In its list, in this order; the first one is the key, the second the name. */
  columns: readonly string[];
  fields: readonly FieldSpec[];
}

const text = (name: string): FieldSpec => ({ name, kind: 'text' });
const maybe = (name: string): FieldSpec => ({ name, kind: 'text', optional: true });
const lines = (name: string): FieldSpec => ({ name, kind: 'long', optional: true });
const number = (name: string): FieldSpec => ({ name, kind: 'text', inputmode: 'numeric', optional: true });

/** Kinds whose rows have a page each; the others are short, and their list has its form beside it. */
export const PAGED = ['areas', 'departments', 'matters', 'programmes'] as const satisfies ReferenceFileKind[];
export type PagedKind = (typeof PAGED)[number];

export const KIND_PAGES: Readonly<Record<PagedKind, KindPages>> = {
  areas: {
    of: 'area',
    columns: ['id', 'name', 'level', 'parent', 'aliases'],
    fields: [text('id'), text('name'), text('level'), maybe('parent'), maybe('aliases'), lines('liaisons')],
  },
  departments: {
    of: 'department',
    columns: ['id', 'name', 'area', 'ladder'],
    fields: [text('id'), text('name'), maybe('area'), lines('ladder')],
  },
  matters: {
    of: 'matter',
    columns: ['id', 'name', 'department', 'promisedDays'],
    fields: [
      text('id'),
      text('name'),
      text('department'),
      { name: 'promisedDays', kind: 'text', inputmode: 'numeric' },
      maybe('code'),
      maybe('aliases'),
      lines('papers'),
      lines('forms'),
      maybe('place'),
      maybe('hours'),
      maybe('fee'),
      maybe('phone'),
      maybe('deadline'),
      number('am'),
      number('pm'),
      number('late'),
    ],
  },
  programmes: {
    of: 'programme',
    columns: ['id', 'name', 'unit', 'aliases'],
    fields: [text('id'), text('name'), maybe('unit'), maybe('aliases')],
  },
};

/** The row of a form. */
export function rowIn(
  form: Readonly<Record<string, readonly string[]>>,
  fields: readonly FieldSpec[],
): TextRow {
  return Object.fromEntries(fields.map(({ name }) => [name, (form[name]?.[0] ?? '').trim()]));
}
