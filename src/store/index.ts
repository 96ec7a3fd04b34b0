/** The store: one schema and one set of queries on every engine. */
import { Lock } from '../async/lock';
import type { Inbox, Outbox, Store, Upkeep } from '../ports';
import { clockSetBack } from './clockSetBack';
import { Commits, type CommitTools } from './commits';
import { openEngine } from './engine';
import type { Engine } from './engine/engine';
import { storeError } from './engine/errors';
import { knows } from './inbox/messages';
import { overdueSets, readParts } from './inbox/parts';
import { unclearSince } from './inbox/unclear';
import { recognise } from './keys/dataKeys';
import { makeVault, type Vault } from './keys/vault';
import { keepTime, knownTime } from './knownTime';
import { loadRecords } from './load';
import { carriedOverSince } from './outbox/carriedOver';
import { ledger } from './outbox/ledger';
import { markUnknown } from './outbox/markUnanswered';
import { messageHistory } from './outbox/messages';
import { freeLeases, moveBatch, reroute } from './outbox/moveWaiting';
import { happened, ordered } from './outbox/once';
import { backlog, claim } from './outbox/outbox';
import { replyReader, sentFinder } from './outbox/receipts';
import { routeReader } from './outbox/routes';
import { straysSince } from './outbox/strayReceipts';
import { pendingAlarms } from './people/guard';
import { holdsPayments, isEmpty, lacks, serverTime } from './probes';
import { readsOf } from './reads';
import { mendOldPaths } from './reference/areas';
import { forget } from './retention';
import { createReadOr, type ReadOr } from './sql/damaged';
import { withStoreErrors } from './sql/failures';

export { migrate } from './engine/migrate';
export { changeDataKey, DataKeyError } from './keys/dataKeys';

export interface StoreOptions extends CommitTools {
  /** DATABASE_URL: `file:./x.db` or `mysql://user:password@host:port/database`. */
  url: string;
  /** The 32 octets of DATA_KEY. */
  dataKey: Buffer;
  /** Connections to MySQL; SQLite has one. */
  poolSize?: number;
}

/** Resolves when the database answers and the key opens it. Its schema must be current (`migrate`). Rejects with StoreError. */
export async function openStore(options: StoreOptions): Promise<Store> {
  let engine: Engine | null = null;
  try {
    engine = openEngine(options.url, options.poolSize ?? 8);
    await engine.rows('select 1', []);
    const vault = makeVault(options.dataKey);
    await recognise(engine, vault, options.log);
    await mendOldPaths(engine);
    return makeStore(engine, vault, options);
  } catch (error) {
    await engine?.close().catch(() => {});
    throw storeError(error);
  }
}

function makeStore(engine: Engine, vault: Vault, tools: CommitTools): Store {
  const commits = new Commits(engine, vault, tools);
  const readOr = createReadOr(tools.log);
  return {
    engine: engine.dialect.name,
    ...commits.asked,
    ...readsOf(engine, vault, readOr),
    ...inboxOf(engine, vault, readOr),
    ...outboxOf(engine, readOr),
    ...upkeepOf(engine, vault),
    async close() {
      await commits.drained();
      await engine.close();
    },
  };
}

function inboxOf(engine: Engine, vault: Vault, readOr: ReadOr): Inbox {
  return withStoreErrors<Inbox>({
    parts: (set) => readParts(engine, vault, set, readOr),
    overdueParts: (before, limit) => overdueSets(engine, before, limit),
    knows: (id) => knows(engine, id),
    repliesTo: replyReader(engine),
    unclear: (since, limit) => unclearSince(engine, since, limit),
  });
}

function outboxOf(engine: Engine, readOr: ReadOr): Outbox {
  const claiming = new Lock();
  return withStoreErrors<Outbox>({
    // One at a time, see `claim`.
    claim: (gateway, lease, now, limit, lanes) =>
      claiming.with(() => claim(engine, gateway, lease, now, limit, lanes)),
    reroute: (move) => reroute(engine, move),
    moveBatch: (batch, to, now) => moveBatch(engine, batch, to, now),
    clockSetBack: (now, from) => clockSetBack(engine, now, from),
    serverTime: () => serverTime(engine),
    freeLeases: (now) => freeLeases(engine, now),
    markUnknown: (before, limit) => markUnknown(engine, before, limit),
    backlog: (now) => backlog(engine, now),
    routes: routeReader(engine),
    carriedOver: (since, limit) => carriedOverSince(engine, since, limit),
    findSent: sentFinder(engine),
    strayReceipts: (since, limit) => straysSince(engine, since, limit, readOr),
    message: (id) => messageHistory(engine, id),
    ordered: (order, by) => ordered(engine, order, by),
    happened: (keys) => happened(engine, keys),
    ledger: (from, to) => ledger(engine, from, to, readOr),
  });
}

function upkeepOf(engine: Engine, vault: Vault): Upkeep {
  return withStoreErrors<Upkeep>({
    alarms: (toldBefore) => pendingAlarms(engine, toldBefore),
    knownTime: () => knownTime(engine),
    keepTime: (at) => keepTime(engine, at),
    forget: (now, keep) => forget(engine, now, keep),
    load: (records) => loadRecords(engine, vault, records),
    isEmpty: () => isEmpty(engine),
    holdsPayments: () => holdsPayments(engine),
    lacks: () => lacks(engine),
  });
}
