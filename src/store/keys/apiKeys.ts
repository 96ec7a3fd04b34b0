/** API keys: written and read. */
import { sql } from 'drizzle-orm';
import type { ApiKey, Change, Scope } from '../../core/model/change';
import type { KeyReads } from '../../ports';
import type { Engine, Row, Session } from '../engine/engine';
import { apiKeys } from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { orRefused } from '../sql/orRefused';
import { inserter } from '../sql/rows';
import { statement, value } from '../sql/template';

const columns = ['id', 'name', 'hash', 'scopes', 'perMinute', 'ids', 'at', 'revokedAt'] as const;
const KEY = columnsOf(apiKeys, columns);
const insertKeys = inserter(apiKeys, columns, 'refuse');
const withId = statement(sql`select ${KEY.list} from ${apiKeys} where ${apiKeys.id} = ${value}`);
const all = statement(sql`select ${KEY.list} from ${apiKeys} order by ${apiKeys.at}, ${apiKeys.id}`);
const revoke = statement(
  sql`update ${apiKeys} set revoked_at = ${value} where ${apiKeys.id} = ${value} and ${apiKeys.revokedAt} is null`,
);

/** Throws `Refused` where an id is taken. Who is revoked already stays so since then. */
export async function applyKeys(
  session: Session,
  added: Extract<Change, { kind: 'key' }>[],
  revoked: Extract<Change, { kind: 'keyRevoked' }>[],
): Promise<void> {
  const rows = added.map(({ key }) => ({ ...key, scopes: JSON.stringify(key.scopes) }));
  await orRefused(insertKeys(session, rows), 'a key of this id is there already');
  for (const { id, at } of revoked) await session.run(...revoke([at, id]));
}

export function keyReads(engine: Engine): KeyReads {
  return {
    async find(id) {
      const [row] = await engine.rows(...withId([id]));
      return row ? keyFrom(row) : null;
    },
    async all() {
      return (await engine.rows(...all([]))).map(keyFrom);
    },
  };
}

function keyFrom(row: Row): ApiKey {
  const key = KEY.read(row);
  return { ...key, scopes: JSON.parse(key.scopes) as Scope[] }; // written by us from a list of scopes
}
