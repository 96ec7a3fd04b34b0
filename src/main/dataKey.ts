/** The key that seals identity and account numbers: given, or made once beside an embedded database. */
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config';

const OCTETS = 32;

/** Where the key of an embedded database lies (`data/key`); null where it has to be given. */
export function dataKeyPath(config: Pick<Config, 'database'>): string | null {
  const { database } = config;
  return database.engine === 'sqlite' ? join(dirname(database.path), 'key') : null;
}

/** The key of this configuration; makes the file (mode 0600) where nothing is sealed yet. Throws where it is damaged or lost. */
export function obtainDataKey(config: Pick<Config, 'database' | 'dataKey'>): Buffer {
  if (config.dataKey) return config.dataKey;
  const path = dataKeyPath(config);
  if (path === null) throw new Error('DATA_KEY has to be given beside a database server');
  if (!existsSync(path)) {
    // A new key would open nothing that is there, and nobody would know why. Asked again, for who made both just now.
    if (hasDatabase(config) && !existsSync(path)) {
      throw new Error(
        `${path} is gone, and the database beside it was sealed with it: put the key back from a backup`,
      );
    }
    makeKey(path);
  }
  return readKey(path);
}

function readKey(path: string): Buffer {
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== OCTETS) {
    throw new Error(`${path} does not hold 32 bytes in base64: put the key back from a backup`);
  }
  return key;
}

/** One key to take the place of another. */
export interface KeyChange {
  from: Buffer;
  to: Buffer;
  /** Call when all that was sealed is under the new one. Says where the old one is now; null where it was given. */
  finish(): string | null;
}

/**
 * The change that an operator asked for: from DATA_KEY_OLD to DATA_KEY where keys are given, else from the key file to a
 * new one. May be cut off between any two steps and asked for again. Throws where the old key is not there.
 */
export function changeOfKey(config: Pick<Config, 'database' | 'dataKey' | 'dataKeyOld'>): KeyChange {
  if (config.dataKey) {
    if (!config.dataKeyOld) {
      throw new Error('set DATA_KEY to the new key and DATA_KEY_OLD to the one that the data is sealed with');
    }
    return { from: config.dataKeyOld, to: config.dataKey, finish: () => null };
  }
  const path = dataKeyPath(config);
  if (path === null || !hasDatabase(config)) throw new Error('there is no data yet that a key was used for');
  const [next, old] = [`${path}.new`, `${path}.old`];
  // Cut off between the two renames of an earlier run.
  if (!existsSync(path) && existsSync(next)) renameSync(next, path);
  if (!existsSync(path)) throw new Error(`${path} is gone: put the key back from a backup`);
  if (!existsSync(next)) makeKey(next);
  return {
    from: readKey(path),
    to: readKey(next),
    finish() {
      renameSync(path, old);
      renameSync(next, path);
      return old;
    },
  };
}

/** Whether there is an embedded database already: its key was made before it. */
export function hasDatabase({ database }: Pick<Config, 'database'>): boolean {
  return database.engine === 'sqlite' && existsSync(database.path);
}

/** Written whole before it gets its name, so that two processes that start together agree on one key. */
function makeKey(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(OCTETS).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    // Another process was first: its key is the key.
    if (!existsSync(path)) throw error;
  } finally {
    unlinkSync(draft);
  }
}
