/** A row of a file as it is kept: what it says is sealed, and some of it stands beside that to be found by. */
import { sql } from 'drizzle-orm';
import type { UploadRow } from '../../core/model/desk/upload';
import type { Engine } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { uploadRows } from '../schema/mysql';
import { columnsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';
import { cellsFrom, textOfCells } from './cells';

export const ROW = columnsOf(uploadRows);
/** MySQL would take the primary key, which begins alike, and read every sealed document. */
export const SEARCHED = sql.raw('force index (`upload_rows_search`)');
const several = selectIn(
  ROW,
  sql`from ${uploadRows} where ${uploadRows.upload} = ${value} and ${uploadRows.row} in (${keys})`,
);
// In this order neither engine opens one row after the other: the index that holds both ends is gone through.
const byEnds = select(
  columnsOf(uploadRows, ['row']),
  sql`from ${uploadRows} ${SEARCHED} where ${uploadRows.upload} = ${value} and (${uploadRows.identityTail} = ${value} or ${uploadRows.accountTail} = ${value}) order by ${uploadRows.row} + 0`,
);

export function rowFor(of: UploadRow, vault: Vault) {
  const { upload, row, state, change, village, group, household, amount, before, answer, raw, read } = of;
  const { identity, account, head } = read;
  return {
    upload,
    row,
    state,
    change,
    village,
    group,
    household,
    amount,
    before,
    answer,
    swing: amount === null || before === null ? null : Math.abs(amount - before),
    head: typeof head === 'string' ? head : (raw.head?.slice(0, 120) ?? null),
    accountTail: typeof account === 'string' ? endOf(account) : null,
    identityTail: typeof identity === 'string' ? vault.rowTail(identity) : null,
    accountHash: amount !== null && typeof account === 'string' ? vault.accountHash(account) : null,
    document: vault.seal(textOfCells(of)),
  };
}

/** Opens what was sealed of a row. */
export function rowFrom(
  {
    upload,
    row,
    state,
    change,
    village,
    group,
    household,
    amount,
    before,
    answer,
    document,
  }: ReturnType<typeof ROW.read>,
  vault: Vault,
): UploadRow {
  const found = { upload, row, state, change, village, group, household, amount, before, answer };
  return { ...found, ...cellsFrom(vault.open(document)) };
}

/** These rows of a file, in no order. */
export async function rowsAt(
  engine: Engine,
  vault: Vault,
  upload: string,
  list: readonly number[],
): Promise<UploadRow[]> {
  return (await several(engine, list, [upload])).map((row) => rowFrom(row, vault));
}

/** Rows of a file with this number, from the top: those whose number ends so are opened. */
export async function rowsWith(
  engine: Engine,
  vault: Vault,
  upload: string,
  { identity, account }: { identity?: string; account?: string },
): Promise<number[]> {
  const ends = [
    identity === undefined ? '' : vault.rowTail(identity),
    account === undefined ? '' : endOf(account),
  ];
  const ending = (await byEnds(engine, [upload, ...ends])).map(({ row }) => row);
  const rows = await rowsAt(engine, vault, upload, ending);
  return rows
    .filter(({ read }) => (identity ?? '') === read.identity || (account ?? '') === read.account)
    .map(({ row }) => row)
    .sort((one, other) => one - other);
}

const endOf = (account: string) => account.slice(-4);
