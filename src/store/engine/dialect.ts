/** How the SQL of an engine differs from that of MySQL, which all statements are written in. */

export interface Dialect {
  readonly name: 'sqlite' | 'mysql';
  /** `on duplicate key update x = values(x)`; else `on conflict do update set x = excluded.x`. */
  readonly supportsOnDuplicateKey: boolean;
  /** `select … for update`; else every transaction that writes is alone, and nothing is locked. */
  readonly supportsForUpdate: boolean;
  /** `from x force index (y)`; else `from x indexed by y`. */
  readonly supportsForceIndex: boolean;
  /** Its server may be another machine, with a clock of its own. */
  readonly hasClock: boolean;
}

export const MYSQL: Dialect = {
  name: 'mysql',
  supportsOnDuplicateKey: true,
  supportsForUpdate: true,
  supportsForceIndex: true,
  hasClock: true,
};

export const SQLITE: Dialect = {
  name: 'sqlite',
  supportsOnDuplicateKey: false,
  supportsForUpdate: false,
  supportsForceIndex: false,
  hasClock: false,
};

/**
 * MySQL's words in those of a dialect. The text holds placeholders only, never data, so plain replacement is safe.
 * Not translated, therefore not to be used in a statement: update and delete with a limit, functions of time.
 */
export function translate(sql: string, dialect: Dialect): string {
  const { supportsOnDuplicateKey, supportsForUpdate, supportsForceIndex } = dialect;
  let text = sql;
  if (!supportsOnDuplicateKey) {
    text = text
      .replace(/ on duplicate key update /, ' on conflict do update set ')
      .replace(/\bvalues\((`\w+`)\)/g, 'excluded.$1');
  }
  if (!supportsForceIndex) text = text.replace(/ force index \((`\w+`)\)/g, ' indexed by $1');
  return supportsForUpdate ? text : text.replace(/ for update$/, '');
}
