/** API keys: written and read. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { ApiKey, Scope } from '../../core/model/desk/apiKeys';
import type { KeyReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { apiKeys } from '../schema/mysql';
import { orRefused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

const KEY = columnsOf(apiKeys);
const insertKeys = inserter(apiKeys, KEY.names, 'refuse');
const withId = select(KEY, sql`from ${apiKeys} where ${apiKeys.id} = ${value}`);
const all = select(KEY, sql`from ${apiKeys} order by ${apiKeys.at}, ${apiKeys.id}`);
const revoke = statement(
  sql`update ${apiKeys} set ${set(apiKeys, { revokedAt: value })} where ${apiKeys.id} = ${value} and ${apiKeys.revokedAt} is null`,
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
    find: async (id) => (await withId(engine, [id])).map(keyFrom)[0] ?? null,
    all: async () => (await all(engine)).map(keyFrom),
  };
}

function keyFrom(key: ReturnType<typeof KEY.read>): ApiKey {
  return { ...key, scopes: JSON.parse(key.scopes) as Scope[] }; // written by us from a list of scopes
}
