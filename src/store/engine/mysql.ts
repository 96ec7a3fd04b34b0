/** The server engine: MySQL or MariaDB through mysql2. */
import type { Duplex } from 'node:stream';
import { createPool, type Pool, type PoolConnection, type ResultSetHeader } from 'mysql2';
import { StoreError } from '../../ports';
import { Bundle, withValues } from './bundle';
import { MYSQL } from './dialect';
import type { Blame, Engine, Row, Session, Value } from './engine';

/** One name for all machines that share a database; released by itself when the connection goes. */
const MIGRATION_LOCK = 'xiangxin.migrate';
const LOCK_WAIT_SECONDS = 60;

/**
 * Strict, so that what does not fit is refused and never cut; backslashes escape, as the driver assumes.
 * Read committed locks no gaps, so that batches of two processes do not stand in each other's way.
 */
const SESSION =
  "set session sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'; set session transaction isolation level read committed";

/** `url` as in DATABASE_URL. Connects when first used, and again after a connection was lost. */
export function openMysql(url: string, poolSize: number): Engine {
  const { hostname, port, username, password, pathname } = new URL(url);
  const pool = createPool({
    host: decodeURIComponent(hostname).replace(/^\[|\]$/g, ''),
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    connectionLimit: poolSize,
    charset: 'utf8mb4_bin',
    connectTimeout: 5000,
    enableKeepAlive: true,
    multipleStatements: true, // see Bundle
  });
  pool.on('connection', (connection) => {
    connection.query(SESSION, (error: Error | null) => {
      // What was asked of it meanwhile is not to be written by other rules, and hears why: `destroy` of the driver forgets it.
      const { stream } = connection as unknown as { stream: Duplex }; // the driver's types have it at other connections
      if (error) stream.destroy(error);
    });
  });
  return new Mysql(pool);
}

class Mysql implements Engine {
  readonly dialect = MYSQL;
  private readonly session: Session;

  constructor(private readonly pool: Pool) {
    this.session = sessionOf(pool);
  }

  rows(sql: string, values: readonly Value[]): Promise<Row[]> {
    return this.session.rows(sql, values);
  }

  run(sql: string, values: readonly Value[]): Promise<number> {
    return this.session.run(sql, values);
  }

  put(sql: string, values: readonly Value[], blame: Blame): Promise<void> {
    return this.session.put(sql, values, blame);
  }

  /** The server syncs by one rule for all; nobody else waits for this connection. */
  runUnsynced(sql: string, values: readonly Value[]): Promise<number> {
    return this.run(sql, values);
  }

  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const connection = await this.connect();
    const session = new Bundle(connection);
    try {
      const result = await work(session);
      await session.commit();
      connection.release();
      return result;
    } catch (error) {
      await sessionOf(connection)
        .run('rollback', [])
        .then(
          () => connection.release(),
          () => connection.destroy(),
        );
      throw error;
    }
  }

  async alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const connection = await this.connect();
    const session = sessionOf(connection);
    try {
      const [row] = await session.rows('select get_lock(?, ?)', [MIGRATION_LOCK, LOCK_WAIT_SECONDS]);
      if (row?.[0] !== 1)
        throw new StoreError(
          'busy',
          `the database is still being migrated, by another process or by one that has ended, after ${LOCK_WAIT_SECONDS} s: try again`,
        );
      return await work(session);
    } finally {
      // Not released to the pool: closing the connection is what surely gives the lock back.
      connection.destroy();
    }
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.pool.end(() => resolve()));
  }

  private connect(): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      this.pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
    });
  }
}

/** The callback interface is used because the promise one builds a stack trace for every statement. */
function sessionOf(via: Pool | PoolConnection): Session {
  const session: Session = {
    rows: (sql, values) =>
      new Promise((resolve, reject) => {
        via.query(
          { sql: withValues(sql, values), values: null, rowsAsArray: true },
          (error, rows) => (error ? reject(error) : resolve(rows as unknown as Row[])), // rowsAsArray makes every row an array of plain values
        );
      }),
    run: (sql, values) =>
      new Promise((resolve, reject) => {
        via.query<ResultSetHeader>({ sql: withValues(sql, values), values: null }, (error, done) =>
          error ? reject(error) : resolve(done.affectedRows),
        );
      }),
    put: async (sql, values, blame) => {
      try {
        await session.run(sql, values);
      } catch (error) {
        throw blame(error);
      }
    },
  };
  return session;
}
