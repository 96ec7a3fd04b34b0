/** What uploads say of people goes after its time, slice by slice; the upload itself, its numbers and who approved it stay. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import { ulid } from 'ulid';
import { UPLOAD_ENDS } from '../../core/model/desk/upload';
import type { Retention } from '../../core/sending/retention';
import { appendAudit } from '../audit/chain';
import type { Engine } from '../engine/engine';
import { audit, confirmations, faults, uploadParts, uploadRows, uploads } from '../schema/mysql';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { inSlices, KEYS_IN_A_SLICE } from '../sql/slices';
import { keys, literals, set, statement, value } from '../sql/template';

const AT_ONCE = 100;

const holds = (table: MySqlTable, of: MySqlColumn) =>
  sql`exists (select 1 from ${table} where ${of} = ${uploads.id})`;
const HOLDS_PEOPLE = sql.join(
  [
    holds(uploadParts, uploadParts.upload),
    holds(uploadRows, uploadRows.upload),
    holds(faults, faults.upload),
    holds(confirmations, confirmations.upload),
  ],
  sql` or `,
);
const found = (where: SQL) =>
  select(
    columnsOf(uploads, ['id', 'area', 'at', 'version']),
    sql`from ${uploads} where ${where} and ${uploads.id} > ${value} and ${uploads.at} < ${value} order by ${uploads.id} limit ${value}`,
  );
const ended = found(sql`${uploads.state} in (${literals(UPLOAD_ENDS)}) and (${HOLDS_PEOPLE})`);
const drafts = found(sql`${uploads.state} not in (${literals([...UPLOAD_ENDS, 'publishing'])})`);
type Found = Awaited<ReturnType<typeof ended>>[number];

// Its own entries and those of its rows (ID/ROW; 0 comes after the stroke). Looks and a person's erasing do not keep it.
const touched = select(
  fieldsOf({ at: sql<number | null>`max(${audit.at})` }),
  sql`from ${audit} where ${audit.subject} >= ${value} and ${audit.subject} < ${value} and ${audit.action} not in ('upload.look', 'upload.erase')`,
);
const discard = statement(
  sql`update ${uploads} set ${set(uploads, { state: 'thrownAway', draftOf: null, version: sql`${uploads.version} + 1`, leaseOwner: null, leaseUntil: null })} where ${uploads.id} = ${value} and ${uploads.version} = ${value}`,
);

/** `atOnce` of these keys go together. */
function slices(table: MySqlTable, upload: MySqlColumn, key: MySqlColumn, atOnce: number) {
  return {
    atOnce,
    find: statement(
      sql`select distinct ${key} from ${table} where ${upload} = ${value} order by ${key} limit ${value}`,
    ),
    drop: statement(sql`delete from ${table} where ${upload} = ${value} and ${key} in (${keys})`),
  };
}
const SLICES = [
  slices(uploadParts, uploadParts.upload, uploadParts.number, 8),
  slices(uploadRows, uploadRows.upload, uploadRows.row, KEYS_IN_A_SLICE),
  slices(faults, faults.upload, faults.row, KEYS_IN_A_SLICE),
  slices(confirmations, confirmations.upload, confirmations.row, KEYS_IN_A_SLICE),
];

/** Resolves with how many rows went, and drafts were thrown away. May be cut off at any moment: the next time goes on. */
export async function forgetUploads(
  engine: Engine,
  now: number,
  keep: Pick<Retention, 'uploads' | 'drafts'>,
): Promise<number> {
  let gone = 0;
  for await (const upload of untouched(engine, drafts, now - keep.drafts))
    gone += await throwAway(engine, upload, now);
  for await (const { id } of untouched(engine, ended, now - keep.uploads)) gone += await empty(engine, id);
  return gone;
}

/** Those that nobody did anything to since this moment. */
async function* untouched(engine: Engine, which: typeof ended, before: number): AsyncGenerator<Found> {
  for (let after = ''; ; ) {
    const some = await which(engine, [after, before, AT_ONCE]);
    for (const upload of some) {
      const [last] = await touched(engine, [upload.id, `${upload.id}0`]);
      if ((last?.at ?? upload.at) < before) yield upload;
    }
    after = some.at(-1)?.id ?? after;
    if (some.length < AT_ONCE) return;
  }
}

/** Nothing, where somebody went on with it meanwhile. */
function throwAway(engine: Engine, { id, area, version }: Found, at: number): Promise<number> {
  return engine.transaction(async (session) => {
    if ((await session.run(...discard([id, version]))) === 0) return 0;
    const entry = { id: ulid(), at, actor: 'retention', subject: id, area };
    await appendAudit(session, [{ kind: 'audit', action: 'upload.discard', ...entry }]);
    return 1;
  });
}

async function empty(engine: Engine, id: string): Promise<number> {
  let gone = 0;
  for (const { find, drop, atOnce } of SLICES)
    await inSlices(async () => {
      const list = (await engine.rows(...find([id, atOnce]))).map(([key]) => key ?? null);
      if (list.length > 0) gone += await engine.run(...drop([id], list));
      return list.length === atOnce ? 'more' : 'done';
    });
  return gone;
}
