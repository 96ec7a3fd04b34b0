/** The ETag of reference data: whoever writes with it in `If-Match` overwrites nothing that he has not read. */
import type { ReferenceFileKind } from '../../../core/model/desk/reference';
import type { Stamped, Stamps } from '../../../core/model/desk/stamps';
import { Moved } from '../../../ports';
import { Problem } from '../../http/problem';

type Kind = ReferenceFileKind | 'settings';

/** What the rows of a kind are made of: those of an area name its liaisons. */
function partsOf(kind: Kind): readonly Stamped[] {
  return kind === 'areas' ? ['areas', 'phones'] : [kind];
}

/** `"areas-12.5"`. */
export function tagOf(kind: Kind, stamps: Stamps): string {
  return `"${kind}-${partsOf(kind)
    .map((name) => stamps[name])
    .join('.')}"`;
}

/**
 * What whoever sent this header saw; nothing where there was none, or any will do (`*`). Throws 412 where it is no tag of this kind.
 * `W/` before it is a proxy's, which packed the body.
 */
export function seenIn(ifMatch: string | null, kind: Kind): Partial<Stamps> {
  if (ifMatch === null || ifMatch === '*') return {};
  const parts = partsOf(kind);
  const [, written] = /^(?:W\/)?"([a-z]+-[\d.]+)"$/.exec(ifMatch) ?? [];
  const versions = written?.startsWith(`${kind}-`) ? written.slice(kind.length + 1).split('.') : [];
  if (versions.length !== parts.length) throw moved(kind);
  return Object.fromEntries(parts.map((name, at) => [name, Number(versions[at])]));
}

/** Rejects with 412 where `write` finds that something of it has moved. */
export async function ifUnmoved<T>(kind: Kind, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof Moved ? moved(kind) : error;
  }
}

function moved(kind: Kind): Problem {
  return new Problem(
    412,
    'Precondition Failed',
    `The ${kind} are not as this If-Match says: nothing was written. Read them again, and send what still holds with the new ETag.`,
  );
}
