/** The octets of a file, sealed piece by piece. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { UploadReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { uploadParts } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { value } from '../sql/template';

const insertParts = inserter(uploadParts, columnsOf(uploadParts).names, 'keep');
const numbersOf = select(
  columnsOf(uploadParts, ['number']),
  sql`from ${uploadParts} where ${uploadParts.upload} = ${value} order by ${uploadParts.number}`,
);
const pieceOf = select(
  columnsOf(uploadParts, ['bytes']),
  sql`from ${uploadParts} where ${uploadParts.upload} = ${value} and ${uploadParts.number} = ${value}`,
);

/** A piece that is there already stays as it is. */
export async function applyUploadParts(
  session: Session,
  vault: Vault,
  changes: Extract<Change, { kind: 'uploadPart' }>[],
): Promise<void> {
  for (const { upload, number, bytes } of changes)
    await insertParts(session, [{ upload, number, bytes: vault.sealBytes(bytes) }]);
}

export function partReads(engine: Engine, vault: Vault): Pick<UploadReads, 'parts' | 'part'> {
  return {
    parts: async (upload) => (await numbersOf(engine, [upload])).map(({ number }) => number),
    async part(upload, number) {
      const [found] = await pieceOf(engine, [upload, number]);
      return found ? vault.openBytes(found.bytes) : null;
    },
  };
}
