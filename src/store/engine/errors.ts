/** What a driver's error means to us. Its own text never leaves this room: it quotes rows. */
import { StoreError } from '../../ports';

/**
 * taken: a key is there already. lost: the connection went, or the server is not there; it may come back.
 * collided: another transaction was in the way, the same again will do. The rest are kinds of StoreError.
 */
export type Fault = 'taken' | 'lost' | 'collided' | 'full' | 'readonly' | 'broken';

const FAULTS: [Fault, RegExp][] = [
  ['taken', /^(ER_DUP_ENTRY|SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE))$/],
  ['collided', /^(ER_LOCK_DEADLOCK|ER_LOCK_WAIT_TIMEOUT|ER_CHECKREAD|SQLITE_BUSY.*|SQLITE_LOCKED.*)$/],
  ['full', /^(ER_DISK_FULL|ER_RECORD_FILE_FULL|SQLITE_FULL.*|ENOSPC)$/],
  [
    'readonly',
    /^(ER_OPTION_PREVENTS_STATEMENT|ER_READ_ONLY_MODE|ER_OPEN_AS_READONLY|ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|EROFS|EACCES|EPERM|ENOTDIR)$/,
  ],
  [
    'lost',
    // A disk that fails may have written what it does not tell of, and answer again.
    /^(SQLITE_IOERR.*|PROTOCOL_.*|E(CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)|ER_(SERVER_SHUTDOWN|CON_COUNT_ERROR|CONNECTION_KILLED|NORMAL_SHUTDOWN|QUERY_INTERRUPTED|UNKNOWN_CONNECTION|NEW_ABORTING_CONNECTION|NET_\w+))$/,
  ],
];

/** SQLite's own numbers of what may befall a file. */
const SQLITE_KINDS: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
};

/** What a driver’s error means for whoever tries again. */
export function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  const found = FAULTS.find(([, pattern]) => pattern.test(code));
  if (found) return found[0];
  // mysql2 marks what ended its connection, and has no code for a connection that is closed already.
  const { fatal, message } = error as { fatal?: boolean; message?: string }; // any thrown object may be looked at so
  return fatal === true || /closed state|Connection lost|Pool is closed/.test(message ?? '')
    ? 'lost'
    : 'broken';
}

/** Whether a column that is never empty was to be emptied. */
export function isEmptied(error: unknown): boolean {
  return /^(ER_BAD_NULL_ERROR|SQLITE_CONSTRAINT_NOTNULL)$/.test(codeOf(error));
}

/** Whether a change of schema failed because it had been made: what it adds is there, what it drops is not. */
export function isChangedAlready(error: unknown): boolean {
  return /^ER_(TABLE_EXISTS_ERROR|DUP_FIELDNAME|DUP_KEYNAME|CANT_DROP_FIELD_OR_KEY)$/.test(codeOf(error));
}

/** The error that callers of the store see: what happened and what to do, and nothing of the rows. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  switch (faultOf(error)) {
    case 'lost':
      if (code.startsWith('SQLITE_IOERR')) {
        return new StoreError(
          'unavailable',
          `the disk of the database does not answer (${code}): look into the log of the system, and have a backup at hand`,
        );
      }
      return new StoreError(
        'unavailable',
        `the database does not answer (${code}): check that it runs and DATABASE_URL`,
      );
    case 'collided':
      return new StoreError('busy', `the database is held by another transaction (${code}): try again`);
    case 'full':
      return new StoreError('full', `the database has no room left (${code}): free disk space`);
    case 'readonly':
      return new StoreError(
        'readonly',
        `the database takes no writes (${code}): check its file, disk and mode`,
      );
    case 'taken':
      return new StoreError('broken', `a row with this key is there already (${code})`);
    case 'broken':
      return broken(code);
  }
}

function broken(code: string): StoreError {
  if (/^ER_(ACCESS_DENIED|DBACCESS_DENIED|BAD_DB)/.test(code)) {
    return new StoreError(
      'broken',
      `the database does not let us in (${code}): check user, password and database in DATABASE_URL`,
    );
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new StoreError(
      'broken',
      `the file is no database, or a damaged one (${code}): put it back from a backup, or set DATABASE_URL to another`,
    );
  }
  return new StoreError('broken', `the database refused a statement (${code})`);
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string }; // any thrown object may be looked at so
  if (/^ConnectionFailed\(.*: 14"\)$/.test(message ?? '')) return 'SQLITE_CANTOPEN'; // libsql gives it no code
  if (typeof code !== 'string') return 'no code';
  // libsql has no names for most extended codes; the lowest octet is the kind of it (sqlite.org/rescode.html).
  const [, extended] = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code) ?? [];
  const kind = extended === undefined ? undefined : SQLITE_KINDS[Number(extended) & 0xff];
  return kind === undefined ? code : `${kind}_${extended}`;
}
