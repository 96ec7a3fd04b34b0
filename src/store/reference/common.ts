/** What the tables of reference data share. */
import type { Change } from '../../core/model/change';
import type { Origin } from '../../core/model/desk/reference';

export type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** A JSON array of names, or of phones, as we wrote it. */
export function namesFrom(written: string | null): string[] {
  return written === null ? [] : (JSON.parse(written) as string[]);
}

export function originFrom(written: string | null): Origin {
  return written === 'starter' ? 'starter' : null;
}
