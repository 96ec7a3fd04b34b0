/**
 * MySQL's words in SQLite's. The text holds placeholders only, never data, so plain replacement is safe.
 * Not translated, therefore not to be used in a query: update and delete with a limit, functions of time.
 */
export function toSqlite(sql: string): string {
  return sql
    .replace(/([(,] ?)default(?=[,)])/g, '$1null')
    .replace(/ on duplicate key update /, ' on conflict do update set ')
    .replace(/\bvalues\((`\w+`)\)/g, 'excluded.$1')
    .replace(/ for update$/, '');
}
