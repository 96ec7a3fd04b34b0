/** Keys of the API: made and ended, by whoever sits at the desk or at the command line. */

import { untilCommitted } from '../../async/untilCommitted';
import type { ApiKey, Scope } from '../../core/model/desk/apiKeys';
import type { Chance, Clock, Store } from '../../ports';
import { record } from './records';

/** Calls a minute: what one machine can take in that time. */
export const CALLS_PER_MINUTE = 120_000;

export interface KeyTools {
  store: Pick<Store, 'keys' | 'commit'>;
  clock: Pick<Clock, 'now'>;
  chance: Pick<Chance, 'id' | 'secret'>;
  /** A new one: what may be shown, what is kept, and the whole. */
  newKey: () => { id: string; hash: string; whole: string };
}

export interface NewKey extends Pick<ApiKey, 'name' | 'ids'> {
  scopes: Scope[];
  /** Both null: everything. */
  area: string | null;
  department: string | null;
  perMinute?: number;
}

export interface Keys {
  /** The whole key is shown this once. */
  add(wanted: NewKey, by: string): Promise<{ id: string; whole: string }>;
  /** False where there is none of this id. */
  revoke(id: string, by: string): Promise<boolean>;
}

export function createKeys(tools: KeyTools): Keys {
  const { store, clock, newKey } = tools;
  return {
    add: (wanted, by) =>
      untilCommitted(async () => {
        const { id, hash, whole } = newKey();
        const made = { id, hash, at: clock.now(), revokedAt: null };
        const key: ApiKey = { perMinute: CALLS_PER_MINUTE, ...wanted, ...made };
        const entry = record(tools, 'key.add', { actor: by, subject: id });
        // A duplicate: another key has this id.
        return (await store.commit([{ kind: 'key', key }, entry])) === 'done' ? { id, whole } : null;
      }),
    async revoke(id, by) {
      if (!(await store.keys.find(id))) return false;
      const ended = { kind: 'keyRevoked', id, at: clock.now() } as const;
      await store.commit([ended, record(tools, 'key.revoke', { actor: by, subject: id })]);
      return true;
    },
  };
}
