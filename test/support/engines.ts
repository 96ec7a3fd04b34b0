/** One suite for every store engine: `describeEachStore('claims', (open) => { test(…, async () => { const store = await open(); … }) })`. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src/files/root';
import type { Store } from '../../src/ports';
import { migrate, openStore, type StoreOptions } from '../../src/store';
import { MARIADB, type MariaDb, sharedMariaDb } from './mariadb';
import { migrated } from './migrated';
import { REDIS } from './redis';

/** The same in every test, so that sealed rows can be looked at. */
export const DATA_KEY = Buffer.alloc(32, 7);

/** Opens a store on a new, migrated database; `same: true` another one on the newest. All are closed after the test. */
export type OpenStore = (options?: Partial<StoreOptions> & { same?: boolean }) => Promise<Store>;

export interface EngineUnderTest {
  name: 'sqlite' | 'mysql';
  /** URL of a new, empty database. */
  database(): Promise<string>;
  /** The server, on MySQL. */
  server(): MariaDb | null;
}

/** Runs `suite` once for each engine that this machine has. Where one is missing it is skipped, with `CI=true` it fails. */
export function describeEachEngine(name: string, suite: (engine: EngineUnderTest) => void): void {
  describe(`${name} on sqlite`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'xiangxin-sqlite-'));
    let made = 0;
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    suite({
      name: 'sqlite',
      server: () => null,
      async database() {
        made += 1;
        return `file:${join(folder, `${made}.db`)}`;
      },
    });
  });
  describeWhere(MARIADB, 'mariadb-server', `${name} on mariadb`, () => {
    let server: MariaDb;
    beforeAll(async () => {
      server = await sharedMariaDb();
    });
    afterAll(() => server?.stop());
    suite({ name: 'mysql', server: () => server, database: () => server.database() });
  });
}

/** As `describeEachEngine`, with a function that opens stores. */
export function describeEachStore(
  name: string,
  suite: (open: OpenStore, engine: EngineUnderTest) => void,
): void {
  describeEachEngine(name, (engine) => {
    const opened: Store[] = [];
    const used: string[] = [];
    let url = '';
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()));
      for (const each of used.splice(0)) await engine.server()?.giveBack(each);
    });
    const another = async () => {
      const next = (await engine.server()?.migrated()) ?? (await migrated(await engine.database()));
      used.push(next);
      return next;
    };
    suite(async ({ same = false, ...options } = {}) => {
      if (!same) {
        url = options.url ?? (await another());
        if (options.url) await migrate(url, MIGRATIONS);
      }
      const store = await openStore({ dataKey: DATA_KEY, ...options, url });
      opened.push(store);
      return store;
    }, engine);
  });
}

/** `describe` where the program is there; else skipped with the package to install, or failed with `CI=true`. */
export function describeWhere(
  program: string | null,
  packageName: string,
  name: string,
  suite: () => void,
): void {
  if (program) {
    describe(name, suite);
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      test(`needs Debian's package ${packageName}`, () => {
        throw new Error(`apt-get install ${packageName}`);
      });
    });
  } else {
    console.log(`skipped: ${name}; to run it: apt-get install ${packageName}`);
    describe.skip(name, suite);
  }
}

/** As `describeWhere`, for what needs Redis. */
export function describeWithRedis(name: string, suite: () => void): void {
  describeWhere(REDIS, 'redis-server', name, suite);
}
