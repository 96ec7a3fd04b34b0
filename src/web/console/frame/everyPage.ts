/** A list that is read whole: page after page, each when the one before it was taken. */
import type { Rows } from '../../../ports';

/** `read`: the page behind this key; null: the first. */
export async function* everyPage<R, K extends readonly (string | number)[]>(
  read: (after: K | null) => Promise<Rows<R, K>>,
): AsyncGenerator<R[]> {
  let after: K | null = null;
  do {
    const { rows, next }: Rows<R, K> = await read(after);
    yield rows;
    after = next;
  } while (after !== null);
}
