/** Which message a receipt speaks of: decided on what is on record, for ids are the carrier's and others have theirs. */

import { BASES, type Base, type Receipt } from '../model/message';
import { isSamePhone } from '../text/phone';
import { inOtherBase, lookupForm } from './carrierReference';

/** A part that went by the receipt's link, and whose id the receipt may mean in some base. */
export interface SentPart {
  message: string;
  part: number;
  /** As the carrier wrote it when it took the part over. */
  reference: string;
  /** The recipient: E.164 or service number. */
  to: string;
}

export interface Match {
  message: string;
  part: number;
  /** The id is the very one, but for zeros in front and capitals. */
  exact: boolean;
  /** The base that this receipt shows its link to write ids in. */
  shows?: Base;
}

/**
 * From here on an id read in the other base is not another one by chance: the two are far apart, and both would have
 * to be this person's. Below, where accounts count from 1, they meet all the time.
 */
const UNMISTAKABLE = 1n << 20n;

/**
 * A receipt moves a message to the same recipient only. Ids are compared as they are written first; in another base
 * where the link is known for it (`known`), or where it can be no coincidence. Of several with the same id the newest:
 * message ids grow with time. Null: it is somebody else's, or early.
 */
export function matchReceipt(
  { references, to, ids }: Pick<Receipt, 'references' | 'to' | 'ids'>,
  sent: readonly SentPart[],
  known: ReadonlySet<Base>,
): Match | null {
  const theirs =
    to === 'anybody' ? sent : sent.filter((part) => to.some((number) => isSamePhone(part.to, number)));
  // Where the operator says how ids are written, an id as it stands is another one.
  if (ids !== undefined && ids !== 'same') return inBase(references, theirs, ids, true);
  const exact = newestOf(references, theirs, (part, reference) => part.reference === reference.trim());
  const same =
    exact ?? newestOf(references, theirs, (part, id) => lookupForm(part.reference) === lookupForm(id));
  if (same) return { ...placeOf(same), exact: true, ...shownBeside(same, references) };
  if (ids === 'same') return null;
  for (const base of BASES) {
    const found = inBase(references, theirs, base, known.has(base));
    if (found) return { ...found, exact: false, shows: base };
  }
  return null;
}

function inBase(
  references: readonly string[],
  sent: readonly SentPart[],
  base: Base,
  known: boolean,
): Match | null {
  const found = newestOf(references, sent, (part, reference) => {
    const form = inOtherBase(reference, base);
    return form === lookupForm(part.reference) && (known || numberOf(form, base) >= UNMISTAKABLE);
  });
  return found && { ...placeOf(found), exact: true };
}

/** A receipt with both of its ids says itself how the link writes them. */
function shownBeside({ reference }: SentPart, references: readonly string[]): { shows?: Base } {
  const form = lookupForm(reference);
  const shows = BASES.find((base) =>
    references.some((other) => lookupForm(other) !== form && inOtherBase(other, base) === form),
  );
  return shows === undefined ? {} : { shows };
}

function newestOf(
  references: readonly string[],
  sent: readonly SentPart[],
  isIt: (part: SentPart, reference: string) => boolean,
): SentPart | null {
  for (const reference of references) {
    const [newest] = sent
      .filter((part) => isIt(part, reference))
      .sort((a, b) => (a.message < b.message ? 1 : -1));
    if (newest) return newest;
  }
  return null;
}

const placeOf = ({ message, part }: SentPart) => ({ message, part });
const numberOf = (form: string, base: Base) => BigInt(base === 'hex-dec' ? `0x${form}` : form);
