/** New stores on SQLite. */
import { demoRecords } from '../../src/demo/records';
import type { Store } from '../../src/ports';
import { openStore } from '../../src/store';
import { DATA_KEY } from '../support/engines';
import { copied } from '../support/migrated';

const open = (url: string): Promise<Store> => openStore({ url, dataKey: DATA_KEY });

/** `township`: milliseconds UTC at which the demo township stands in it; null: nothing does. */
export async function openNewStore(url: string, township: number | null): Promise<Store> {
  const copy = await copied(`township ${township}`, url, async (template) => {
    const store = await open(template);
    if (township !== null) await store.load(demoRecords(township));
    await store.close();
  });
  return open(copy);
}
