/** Everything that is sealed or hashed with the data key, and how it is brought under another. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import type { UploadRow } from '../../core/model/desk/upload';
import { StoreError } from '../../ports';
import type { Engine, Row, Session, Value } from '../engine/engine';
import * as t from '../schema/mysql';
import { statement, value } from '../sql/template';
import type { Vault } from './vault';

/** Rows in one transaction: it may be cut off between any two, and goes on where it stopped. */
const ROWS_IN_ONE = 500;

interface Sealed {
  /** Before every key. */
  first: Value[];
  /** Rows after a key, in its order: the key, then the columns. */
  find: ReturnType<typeof statement>;
  /** Sets the columns of a row that is still as it was found. */
  change: ReturnType<typeof statement>;
  /** The columns as they should be. */
  renew(columns: Value[], reseal: Reseal, vault: Vault): Value[];
}

/** A value as it stands where it opens with the new key, else sealed with it. */
type Reseal = (sealed: Value) => Value;

function sealed(
  table: MySqlTable,
  key: MySqlColumn | MySqlColumn[],
  columns: MySqlColumn[],
  renew: Sealed['renew'],
): Sealed {
  const whole = [key].flat();
  const list = sql.join([...whole, ...columns], sql`, `);
  const names = columns.map((column): SQL => sql`${sql.identifier(column.name)} = ${value}`);
  const [first] = columns;
  const keyed = sql.join(whole, sql`, `);
  const values = sql.join(
    whole.map(() => value),
    sql`, `,
  );
  return {
    first: whole.map(({ dataType }) => (dataType === 'number' ? -2 : '')),
    find: statement(
      sql`select ${list} from ${table} where (${keyed}) > (${values}) order by ${keyed} limit ${value}`,
    ),
    change: statement(
      sql`update ${table} set ${sql.join(names, sql`, `)} where (${keyed}) = (${values}) and ${first} = ${value}`,
    ),
    renew,
  };
}

const each: Sealed['renew'] = (columns, reseal) => columns.map(reseal);

const PEOPLE = sealed(
  t.people,
  t.people.id,
  [t.people.identity, t.people.identityHash, t.people.claimHash, t.people.name],
  ([identity = null, , , name = null], reseal, vault) => {
    const plain = vault.open(String(reseal(identity)));
    const claim = vault.claimHash(vault.nameHash(String(name)), vault.tailHash(plain));
    return [reseal(identity), vault.identityHash(plain), claim, name];
  },
);
const HOUSEHOLDS = sealed(
  t.households,
  t.households.id,
  [t.households.account, t.households.accountHash],
  ([account = null], reseal, vault) => {
    const sealedAccount = reseal(account);
    return [sealedAccount, vault.accountHash(vault.open(String(sealedAccount)))];
  },
);
const ROWS = sealed(
  t.uploadRows,
  [t.uploadRows.upload, t.uploadRows.row],
  [t.uploadRows.document, t.uploadRows.identityTail, t.uploadRows.accountHash],
  ([document = null, , hash = null], reseal, vault) => {
    const again = reseal(document);
    // Written by us from a row.
    const { read } = JSON.parse(vault.open(String(again))) as Pick<UploadRow, 'read'>;
    const { identity, account } = read;
    const tail = typeof identity === 'string' ? vault.rowTail(identity) : null;
    return [again, tail, hash !== null && typeof account === 'string' ? vault.accountHash(account) : null];
  },
);
const { was, becomes, note, reason } = t.confirmations;
const CONFIRMED = [was, becomes, note, reason];
const SEALED: Sealed[] = [
  PEOPLE,
  sealed(t.accounts, t.accounts.id, [t.accounts.totp], each),
  HOUSEHOLDS,
  ROWS,
  sealed(
    t.householdVersions,
    [t.householdVersions.household, t.householdVersions.upload],
    [t.householdVersions.record],
    each,
  ),
  sealed(t.uploadParts, [t.uploadParts.upload, t.uploadParts.number], [t.uploadParts.bytes], each),
  sealed(t.faults, [t.faults.upload, t.faults.row, t.faults.column, t.faults.kind], [t.faults.value], each),
  sealed(
    t.confirmations,
    t.confirmations.id,
    [t.confirmations.id, ...CONFIRMED],
    ([id = null, ...rest], reseal) => [id, ...rest.map(reseal)],
  ),
  sealed(t.webhooks, t.webhooks.id, [t.webhooks.secret], each),
  sealed(t.webhookCalls, t.webhookCalls.id, [t.webhookCalls.body], each),
  sealed(t.tickets, t.tickets.number, [t.tickets.text, t.tickets.answer], each),
  // No column of theirs alone tells one part from another but the value itself, sealed with a nonce of its own.
  sealed(t.parts, t.parts.text, [t.parts.text], each),
];

/** Finds people by the hashes that this release looks for. Resolves with how many rows changed; may be run again. */
export async function renewHashes(engine: Engine, vault: Vault): Promise<number> {
  return (
    (await renewTable(engine, PEOPLE, vault, null)) + (await renewTable(engine, HOUSEHOLDS, vault, null))
  );
}

/**
 * Brings every row under the key and the hashes of `vault`, whatever it was under: `before` opens what `vault` does
 * not. May be cut off at any moment and run again. Resolves with how many rows changed. Throws where a value opens with
 * neither.
 */
export async function renewSealed(engine: Engine, vault: Vault, before: Vault): Promise<number> {
  let changed = 0;
  for (const part of SEALED) changed += await renewTable(engine, part, vault, before);
  return changed;
}

async function renewTable(engine: Engine, part: Sealed, vault: Vault, before: Vault | null): Promise<number> {
  let changed = 0;
  for (let after = part.first; ; ) {
    const rows = await engine.rows(...part.find([...after, ROWS_IN_ONE]));
    changed += await renewRows(engine, rows, part, vault, before);
    if (rows.length < ROWS_IN_ONE) return changed;
    after = rows.at(-1)?.slice(0, part.first.length) ?? part.first;
  }
}

async function renewRows(
  engine: Engine,
  rows: Row[],
  { first, change, renew }: Sealed,
  vault: Vault,
  before: Vault | null,
): Promise<number> {
  const changes = rows.flatMap((row) => {
    const columns = row.slice(first.length);
    const known = new Map<Value, Value>();
    const reseal: Reseal = (old) => {
      const again = known.get(old) ?? resealed(old, vault, before);
      known.set(old, again);
      return again;
    };
    const renewed = renew(columns, reseal, vault);
    const same = renewed.every((one, n) => one === columns[n]);
    return same ? [] : [[...renewed, ...row.slice(0, first.length), columns[0] ?? null]];
  });
  if (changes.length === 0) return 0;
  return engine.transaction(async (session: Session) => {
    let changed = 0;
    for (const one of changes) changed += await session.run(...change(one));
    return changed;
  });
}

function resealed(old: Value, vault: Vault, before: Vault | null): Value {
  if (old === null) return null;
  if (before === null) return old;
  const text = String(old);
  try {
    vault.open(text);
    return text;
  } catch {
    try {
      return vault.seal(before.open(text));
    } catch {
      throw new StoreError(
        'broken',
        'a sealed value opens with neither key: put the key back that it was sealed with',
      );
    }
  }
}
