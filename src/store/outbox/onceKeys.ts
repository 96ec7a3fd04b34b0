import { sql } from 'drizzle-orm';
import type { Engine } from '../engine/engine';
import { once } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { byKeys, keys } from '../sql/template';

const taken = byKeys(sql`select ${once.key} from ${once} where ${once.key} in (${keys})`);

/** Those of these keys that are taken: what happens once for ever and did. */
export async function happened(engine: Engine, list: readonly string[]): Promise<Set<string>> {
  return new Set((await inChunks([...list], (some) => taken(engine, some))).map(([key]) => String(key)));
}
