import type { Engine } from './engine';
import { openMysql } from './mysql';
import { openSqlite } from './sqlite';

/** Chooses the engine by the scheme of DATABASE_URL: `file:` or `mysql:`. */
export function openEngine(url: string, poolSize: number): Engine {
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length).replace(/^\/\/(?=\/)/, ''));
  if (url.startsWith('mysql:')) return openMysql(url, poolSize);
  throw new Error('DATABASE_URL must start with file: or mysql://');
}
