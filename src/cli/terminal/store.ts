/** The store as subcommands use it. */
import type { Config } from '../../config';
import type { AuditAction } from '../../core/model/audit';
import type { Change } from '../../core/model/change';
import { MIGRATIONS } from '../../files/root';
import { obtainDataKey } from '../../main/dataKey';
import type { Store } from '../../ports';
import type { Io } from './io';

/** Who acts, as the audit names whoever sits at the command line. */
export const ACTOR = 'command line';

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

/** What stands in the audit of an act at the command line. */
export function auditRecord(action: AuditAction, subject: string, io: Pick<Io, 'now'>): Change {
  const at = io.now();
  return { kind: 'audit', id: `${action} ${subject} ${at}`, at, actor: ACTOR, action, subject };
}
