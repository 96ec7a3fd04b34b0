/** The store: one schema and one set of queries on two engines. */

import { Lock } from '../async/lock';
import type { Change } from '../core/model/change';
import type { Receipt } from '../core/model/message';
import type { Log, Meter, Store, StoreError } from '../ports';
import { applyChanges } from './apply';
import { caseReads } from './cases/caseReads';
import { caseFinder, caseLister } from './cases/cases';
import { officeReads } from './cases/officeReads';
import { leaderReads } from './cases/supervision';
import { GroupCommit, Refused } from './commit';
import type { Engine } from './engine/engine';
import { storeError } from './engine/errors';
import { openEngine } from './engine/open';
import { overdueSets, readParts } from './inbox/parts';
import { replyReader } from './inbox/replies';
import { keyReads } from './keys/apiKeys';
import { recognise } from './keys/dataKeys';
import { makeVault, type Vault } from './keys/vault';
import { listReads } from './lists';
import { loadRecords } from './load';
import { clockSetBack, freeLeases } from './outbox/clockSetBack';
import { moveBatch } from './outbox/holdBatch';
import { ledger } from './outbox/ledger';
import { markUnknown } from './outbox/markUnanswered';
import { life } from './outbox/messageHistory';
import { reroute } from './outbox/moveRoute';
import { happened } from './outbox/onceKeys';
import { ordered } from './outbox/orders';
import { backlog, claim } from './outbox/outbox';
import { sentFinder } from './outbox/receipts';
import { routeReader } from './outbox/routes';
import { pageReads } from './pages/pages';
import { announcementReads } from './payments/announcementReads';
import { paymentReader } from './payments/payments';
import { callerReader } from './people/callerReader';
import { pendingAlarms, triesOf } from './people/guard';
import { claimReads } from './people/identityProofs';
import { personStore } from './people/person';
import { codeReads } from './people/phoneCodes';
import { phoneReads } from './people/phoneReads';
import { empty, knows, lacks, landed, strays, writable } from './probes';
import { publicationReads } from './requests/publicationReads';
import { ticketReads } from './requests/ticketReads';
import { visitReads } from './requests/visitReads';
import { forget } from './retention';
import { safely, safelyAll } from './sql/asStoreError';

export { migrate } from './engine/migrate';
export { changeDataKey, DataKeyError } from './keys/dataKeys';

export interface StoreOptions {
  /** DATABASE_URL: `file:./x.db` or `mysql://user:password@host:port/database`. */
  url: string;
  /** The 32 octets of DATA_KEY. */
  dataKey: Buffer;
  meter?: Meter;
  log?: Log;
  /** Connections to MySQL; SQLite has one. */
  poolSize?: number;
  /** How long a commit is tried again while the database is away, milliseconds. */
  patience?: number;
}

/** How long a commit that failed for want of room speaks against the store, milliseconds. */
const REMEMBERED = 60_000;

/** Resolves when the database answers and the key opens it. Its schema must be current (`migrate`). Rejects with StoreError. */
export async function openStore(options: StoreOptions): Promise<Store> {
  let engine: Engine | null = null;
  try {
    engine = openEngine(options.url, options.poolSize ?? 8);
    await engine.rows('select 1', []);
  } catch (error) {
    await engine?.close().catch(() => {});
    throw storeError(error);
  }
  const vault = makeVault(options.dataKey);
  try {
    await recognise(engine, vault, options.log);
  } catch (error) {
    await engine.close().catch(() => {});
    throw storeError(error);
  }
  return makeStore(engine, vault, options);
}

function makeStore(engine: Engine, vault: Vault, { meter, log, patience = 5000 }: StoreOptions): Store {
  const findSent = sentFinder(engine);
  const claiming = new Lock();
  /** The row of a check may fit where a message does not: what the last commit met counts too. */
  let lacking: { error: StoreError; until: number } | null = null;
  const commits = new GroupCommit<Change[]>({
    apply: (batch) => engine.transaction((session) => applyChanges(session, batch.flat(), vault)),
    landed: (batch) => {
      log?.warn({ commits: batch.length }, 'a batch of commits did not go through: trying again');
      return landed(engine, batch.flat());
    },
    patience,
    onBatch(size, seconds) {
      lacking = null;
      meter?.count('commits');
      meter?.observe('commit_batch', size);
      meter?.observe('commit_seconds', seconds);
    },
  });
  /** Whoever commits an alarm, it stands in the log and among the figures too. */
  function heard(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.kind !== 'alarm') continue;
      log?.warn({ alarm: change.alarm }, 'alarm: the supervisors are told');
      meter?.count('alarms', { outcome: change.alarm });
    }
  }
  return {
    engine: engine.name,
    reads: {
      caller: safely(callerReader(engine)),
      payments: safely(paymentReader(engine)),
      casesOf: safely(caseLister(engine)),
      caseByNumber: safely(caseFinder(engine)),
      tries: safely((keys) => triesOf(engine, keys)),
      ...safelyAll({
        ...claimReads(engine, vault),
        ...ticketReads(engine, vault),
        ...visitReads(engine),
        ...publicationReads(engine),
        ...phoneReads(engine),
        ...codeReads(engine, vault),
        ...leaderReads(engine),
        ...officeReads(engine),
      }),
    },
    cases: caseReads(engine),
    announcements: safelyAll(announcementReads(engine)),
    keys: safelyAll(keyReads(engine)),
    pages: safelyAll(pageReads(engine, vault)),
    lists: safelyAll(listReads(engine, vault)),
    person: safelyAll(personStore(engine, vault)),
    async commit(changes) {
      if (changes.length === 0) return 'done';
      try {
        await commits.add(changes);
        heard(changes);
        return 'done';
      } catch (error) {
        if (error instanceof Refused) return 'duplicate';
        const failure = storeError(error);
        if (failure.kind === 'full') lacking = { error: failure, until: performance.now() + REMEMBERED };
        throw failure;
      }
    },
    // One at a time, see claim.
    claim: safely((gateway, lease, now, limit, lanes) =>
      claiming.with(() => claim(engine, gateway, lease, now, limit, lanes)),
    ),
    reroute: safely((move) => reroute(engine, move)),
    moveBatch: safely((batch, to, now) => moveBatch(engine, batch, to, now)),
    clockSetBack: safely((now, from) => clockSetBack(engine, now, from)),
    freeLeases: safely((last) => freeLeases(engine, last)),
    markUnknown: safely((before, limit) => markUnknown(engine, before, limit)),
    message: safely((id) => life(engine, id)),
    happened: safely((keys) => happened(engine, keys)),
    alarms: safely((toldBefore) => pendingAlarms(engine, toldBefore)),
    ordered: safely((order, by) => ordered(engine, order, by)),
    ledger: safely((from, to) => ledger(engine, from, to)),
    forget: safely((now, keep) => forget(engine, now, keep)),
    parts: safely((set) => readParts(engine, vault, set)),
    overdueParts: safely((before, limit) => overdueSets(engine, before, limit)),
    findSent: safely((receipt: Receipt) => findSent(receipt)),
    knows: safely((id: string) => knows(engine, id)),
    repliesTo: safely(replyReader(engine)),
    strayReceipts: safely((since, limit) => strays(engine, since, limit)),
    routes: safely(routeReader(engine)),
    backlog: safely((now) => backlog(engine, now)),
    load: safely((records) => loadRecords(engine, vault, records)),
    isEmpty: safely(() => empty(engine)),
    lacks: safely(() => lacks(engine)),
    check: safely(async (kept) => {
      await writable(engine, kept === 'kept');
      if (lacking && performance.now() < lacking.until) throw lacking.error;
    }),
    async close() {
      await commits.drained();
      await engine.close();
    },
  };
}
