/** A page of a list in which what somebody sees is rare. */
import type { AnyList } from './description';

/** Looks for one page: where the first finds nothing that fits, whoever waits had rather not press on himself. */
const LOOKS = 5;
/** Nor wait: milliseconds after which no further look begins. */
const PATIENCE = 40;

/** Still empty with a next one, where none of the looks found anything. `elapsed`: milliseconds of a clock that only goes on. */
export async function readOn(
  list: Pick<AnyList, 'read'>,
  asked: Parameters<AnyList['read']>[0],
  elapsed = () => performance.now(),
) {
  const started = elapsed();
  let found = await list.read(asked);
  for (let look = 1; found.rows.length === 0 && found.next && look < LOOKS; look += 1) {
    if (elapsed() - started > PATIENCE) break;
    found = await list.read({ ...asked, page: { ...asked.page, after: found.next } });
  }
  return found;
}
