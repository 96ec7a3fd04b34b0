/**
 * The check value of the data key. A store knows the one key that its values are sealed with. While the key is being
 * changed it knows two, and is opened by nobody but who goes on with that.
 */
import { sql } from 'drizzle-orm';
import { type Log, StoreError } from '../../ports';
import { openEngine } from '../engine';
import type { Engine } from '../engine/engine';
import { storeError } from '../engine/errors';
import { dataKeys, households, people } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';
import { renewHashes, renewSealed } from './sealed';
import { makeVault, type Vault } from './vault';

/** Of the look-up hashes: 3 since accounts are looked up, 2 since spellings of a name are one, 0 where nobody knows. */
const FORM = 3;

const known = select(columnsOf(dataKeys, ['id', 'form']), sql`from ${dataKeys}`);
const sample = select(
  fieldsOf({ sealed: sql<string>`*` }),
  sql`from (select ${people.identity} from ${people} limit 1) as one union all select * from (select ${households.account} from ${households} limit 1) as other`,
);
const learn = inserter(dataKeys, ['id', 'at', 'form'], 'keep');
const reform = statement(
  sql`update ${dataKeys} set ${set(dataKeys, { form: value })} where ${dataKeys.id} = ${value}`,
);
const drop = statement(sql`delete from ${dataKeys} where ${dataKeys.id} = ${value}`);

/** The key is none that this store knows, or it is being changed. */
export class DataKeyError extends StoreError {
  constructor(message: string) {
    super('broken', message);
    this.name = 'DataKeyError';
  }
}

const WRONG =
  'this DATA_KEY is not the one that the data was sealed with: put that one back, from a backup if need be';
const CHANGING =
  'the data key is being changed and that was cut off: run `xiangxin key rotate-data` once more, as before';

/**
 * Makes sure that this key opens what is there, and that people are found by the hashes of this release. Throws
 * DataKeyError where the store knows another key, or its key is being changed.
 */
export async function recognise(engine: Engine, vault: Vault, log?: Log): Promise<void> {
  const keys = new Map((await known(engine)).map(({ id, form }) => [id, form]));
  if (keys.size > 1) throw new DataKeyError(CHANGING);
  const form = keys.get(vault.id);
  if (form === FORM) return;
  if (form === undefined && keys.size > 0) throw new DataKeyError(WRONG);
  if (form === undefined) await introduce(engine, vault);
  const rows = await renewHashes(engine, vault);
  if (rows > 0) log?.info({ rows }, 'rows are found by the look-up hashes of this release from now on');
  await engine.run(...reform([FORM, vault.id]));
}

/** A store of an older release, or a new one: whatever is sealed there has to open. */
async function introduce(engine: Engine, vault: Vault): Promise<void> {
  for (const { sealed } of await sample(engine)) {
    try {
      vault.open(sealed);
    } catch {
      throw new DataKeyError(WRONG);
    }
  }
  await learn(engine, [{ id: vault.id, at: Date.now(), form: 0 }]);
}

/**
 * Brings a store under another key: `to` from now on, whatever it was sealed with by `from`. Nobody else may have it
 * open. May be cut off and run again. Resolves with how many rows changed; rejects with StoreError.
 */
export async function changeDataKey(url: string, keys: { from: Buffer; to: Buffer }): Promise<number> {
  const engine = openEngine(url, 1);
  try {
    return await changeKey(engine, makeVault(keys.to), makeVault(keys.from));
  } catch (error) {
    throw storeError(error);
  } finally {
    await engine.close();
  }
}

/** Both keys are known until the last row is under the new one; whoever opens the store meanwhile is refused. */
async function changeKey(engine: Engine, vault: Vault, before: Vault): Promise<number> {
  const keys = new Set((await known(engine)).map(({ id }) => id));
  if (keys.size === 0) await introduce(engine, before);
  else if (!keys.has(before.id) && !(keys.size === 1 && keys.has(vault.id))) {
    throw new DataKeyError(
      'the old key is not the one that the data was sealed with: put that one back, from a backup if need be',
    );
  }
  await learn(engine, [{ id: vault.id, at: Date.now(), form: FORM }]);
  let changed = 0;
  // Until a round finds nothing: somebody may have written meanwhile.
  for (let again = -1; again !== 0; changed += again) again = await renewSealed(engine, vault, before);
  await engine.run(...drop([before.id]));
  return changed;
}
