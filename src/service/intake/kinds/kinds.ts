/** What is done with each kind of file: its rows are judged against what is held, and put in. */

import { familyIn } from '../../../core/intake/family';
import type { HeldPeople } from '../../../core/intake/held';
import type { FileKind, Judged, ReadRow } from '../../../core/intake/model';
import type { Places } from '../../../core/intake/places';
import type { Change } from '../../../core/model/change';
import type { Upload, UploadRow } from '../../../core/model/desk/upload';
import type { Store } from '../../../ports';
import type { ComposedNotice, NoticeOrder } from '../../outbox/composeNotice';

/** By what notices are made; the command line has none, and nobody is told from there. */
export type Telling = ((order: NoticeOrder, now: number) => Pick<ComposedNotice, 'changes'>) | null;

/** For whom and when. */
export interface About {
  upload: Upload;
  /** The account that puts it in. */
  by: string;
  /** Milliseconds UTC. */
  now: number;
  /** Minutes east. */
  utcOffset: number;
  /** Villages of the area that the file is for. */
  places: Places;
}

export interface KindWork {
  kind: FileKind;
  /** Up to 500 rows against what is held, in their order. Reads, never writes. */
  judge(rows: readonly ReadRow[], about: About): Promise<Judged[]>;
  /** `judge` reads the rows of the file that come before these, too: they have to be kept by then. */
  besideOwnRows?: true;
  /**
   * What putting these rows in writes, up to 500 of them; committed together with how far the upload is. The same rows
   * twice write the same: a process that was killed in between is followed by another.
   */
  publish(rows: readonly UploadRow[], about: About): Promise<Change[]>;
  /** When all rows are in. May be called twice. Resolves with the batch that was announced, if one was. */
  finish?(about: About): Promise<string | null>;
}

/** What a row has under this name, where it is text. */
export function textIn(read: ReadRow['read'], name: string): string | null {
  const value = read[name];
  return typeof value === 'string' ? value : null;
}

/** As `textIn`, of whole numbers. */
export function numberIn(read: ReadRow['read'], name: string): number | null {
  const value = read[name];
  return typeof value === 'number' ? value : null;
}

/** What is held of the people of some rows, in five questions. */
export async function readPeople(
  { held }: Pick<Store, 'held'>,
  rows: readonly Pick<ReadRow, 'read'>[],
  { places }: Pick<About, 'places'>,
): Promise<HeldPeople> {
  const all = (name: string) => [...new Set(rows.flatMap(({ read }) => textIn(read, name) ?? []))];
  const family = [...new Set(rows.flatMap(({ read }) => familyIn(read)))];
  const [people, accounts, phones, reading] = await Promise.all([
    held.people(all('identity')),
    held.accounts(all('account')),
    held.phones(all('phone')),
    held.reading(family),
  ]);
  const known = [...people.values()].flatMap(({ household }) => household ?? []);
  const households = await held.households([...new Set([...known, ...all('code')])]);
  return { places, people, accounts, phones, reading, households };
}
