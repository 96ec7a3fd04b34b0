/** libsql as it is, remembering its connections, so that a test can break one: `jest.mock('libsql', mockLibsql)`. */
import type Database from 'libsql';

/** Every connection opened in this test file, the newest last. */
export const connections: Database.Database[] = [];

/** A factory for jest.mock. */
export function mockLibsql() {
  const Real = jest.requireActual('libsql');
  return class extends Real {
    constructor(...given: unknown[]) {
      super(...given);
      connections.push(this as unknown as Database.Database); // what it extends
    }
  };
}

/** The newest connection. */
export function newestConnection(): Database.Database {
  const newest = connections.at(-1);
  if (!newest) throw new Error('nobody opened a database');
  return newest;
}
