/** API keys by id, remembered for an instant: a caller at full speed costs a few look-ups a second. */
import type { ApiKey } from '../../../core/model/change';
import type { Clock } from '../../../ports';

/** How long a revoked key may still open, milliseconds. */
export const REMEMBERED_FOR = 200;
/** Keys and wrong guesses in memory at most. */
const MOST = 1_000;

export type FindKey = (id: string) => Promise<ApiKey | null>;

/** As `find`, which is asked once for all who ask within `REMEMBERED_FOR`. A look-up that fails is not remembered. */
export function keyring(find: FindKey, clock: Clock): FindKey {
  const known = new Map<string, { asked: number; key: Promise<ApiKey | null> }>();
  return (id) => {
    const now = clock.monotonic();
    const last = known.get(id);
    if (last && now - last.asked < REMEMBERED_FOR) return last.key;
    if (known.size >= MOST) known.clear();
    const key = find(id);
    known.set(id, { asked: now, key });
    key.catch(() => known.delete(id));
    return key;
  };
}
