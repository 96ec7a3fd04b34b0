import type { Config } from '../../config';
import { MIGRATIONS } from '../../files/root';
import { obtainDataKey } from '../../main/dataKey';
import type { Store } from '../../ports';

/** Runs `work` on the configured store, its schema brought up to date, and closes it however that ends. */
export async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  // Loaded here, so that a wrong argument costs no driver.
  const { migrate, openStore } = require('../../store') as typeof import('../../store');
  const dataKey = obtainDataKey(config);
  await migrate(config.database.url, MIGRATIONS);
  const store = await openStore({ url: config.database.url, dataKey });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
