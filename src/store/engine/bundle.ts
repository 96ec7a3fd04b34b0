/** The statements of one MySQL transaction, in as few packets as it has questions. */
import type { PoolConnection, ResultSetHeader } from 'mysql2';
import { asItIs, type Blame, type Row, type Session, type Value } from './engine';

/** Characters in one packet: far below the least `max_allowed_packet` (MySQL 5: 4 MB), whatever the characters are. */
const MOST = 500_000;

/**
 * What nobody waits for (`put`) is held back and goes with the next question or the commit, so that a batch of
 * inserts costs one round trip. The first statement that fails ends its packet: the server runs none after it.
 */
export class Bundle implements Session {
  private held = 'begin';
  /** One for each statement held. */
  private blames: Blame[] = [asItIs];

  constructor(private readonly connection: PoolConnection) {}

  async rows(sql: string, values: readonly Value[]): Promise<Row[]> {
    return (await this.send(sql, values)) as Row[]; // a query's result: `rowsAsArray` makes every row an array of plain values
  }

  async run(sql: string, values: readonly Value[]): Promise<number> {
    return ((await this.send(sql, values)) as ResultSetHeader).affectedRows; // the result of what is no query
  }

  async put(sql: string, values: readonly Value[], blame: Blame): Promise<void> {
    if (this.held.length > MOST) await this.send(sql, values, blame);
    else this.hold(sql, values, blame);
  }

  async commit(): Promise<void> {
    await this.send('commit', []);
  }

  private hold(sql: string, values: readonly Value[], blame: Blame): void {
    // Values are escaped here, one statement at a time: none can begin another statement.
    const text = withValues(sql, values);
    this.held = this.blames.length === 0 ? text : `${this.held};${text}`;
    this.blames.push(blame);
  }

  /** Sends what is held and this; resolves with the result of this. */
  private send(sql: string, values: readonly Value[], blame = asItIs): Promise<unknown> {
    this.hold(sql, values, blame);
    const text = this.held;
    const blames = this.blames;
    this.held = '';
    this.blames = [];
    return new Promise((resolve, reject) => {
      let done = 0;
      this.connection
        .query({ sql: text, values: null, rowsAsArray: true }, (error, results: unknown) => {
          if (error) reject(blames[done]?.(error) ?? error);
          else resolve(blames.length === 1 ? results : (results as unknown[]).at(-1)); // several statements have a list of results
        })
        .on('result', () => {
          done += 1;
        });
    });
  }
}

/* Values as MySQL literals in the text of a statement: the driver's search for marks takes longer than all the rest. */

/** Statements taken apart and kept. */
const KEPT = 500;
/** All that is special inside quotes in the SQL mode that every connection sets (mysql.ts): the quote and the backslash. */
const EVERY_SPECIAL = /['\\]/g;

const known = new Map<string, readonly string[]>();

/** `sql` with its values in place. Its text holds `?` as a mark and never as data. */
export function withValues(sql: string, values: readonly Value[]): string {
  if (values.length === 0) return sql;
  const pieces = piecesOf(sql);
  let text = pieces[0] ?? '';
  for (let i = 0; i < values.length; i += 1) text += literal(values[i] ?? null) + (pieces[i + 1] ?? '');
  return text;
}

function piecesOf(sql: string): readonly string[] {
  const found = known.get(sql);
  if (found) return found;
  const pieces = sql.split('?');
  if (known.size >= KEPT) known.clear();
  known.set(sql, pieces);
  return pieces;
}

function literal(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  const isPlain = !value.includes("'") && !value.includes('\\');
  return isPlain ? `'${value}'` : `'${value.replace(EVERY_SPECIAL, '$&$&')}'`;
}
