/** 三核: what households said to their rows, and how far each village is. */
import { sql } from 'drizzle-orm';
import { GOES_IN } from '../../core/intake/line';
import type { Change } from '../../core/model/change';
import type { Confirmation } from '../../core/model/desk/upload';
import type { UploadReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { areas, confirmations, uploadRows } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, literals, value } from '../sql/template';

const CONFIRMATION = columnsOf(confirmations);
/** What is decided on it later. */
const SETTLED = ['settlement', 'reason', 'settledBy', 'settledAt'] as const;
const putConfirmations = inserter(confirmations, CONFIRMATION.names, [...SETTLED]);
const ofRows = selectIn(
  CONFIRMATION,
  sql`from ${confirmations} where ${confirmations.upload} = ${value} and ${confirmations.row} in (${keys}) order by ${confirmations.at}, ${confirmations.id}`,
);
const signedBy = select(
  CONFIRMATION,
  sql`from ${confirmations} where ${confirmations.upload} = ${value} and ${confirmations.row} = 0 order by ${confirmations.at}, ${confirmations.id}`,
);
/** Rows that would go in: nobody is asked about the others. */
const OF = sql`from ${uploadRows} left join ${areas} on ${areas.id} = ${uploadRows.village} where ${uploadRows.upload} = ${value} and ${uploadRows.state} in (${literals(GOES_IN)})`;
const counted = select(
  fieldsOf({
    village: uploadRows.village,
    name: areas.name,
    answer: uploadRows.answer,
    count: sql<number>`count(*)`,
  }),
  sql`${OF} group by ${uploadRows.village}, ${areas.name}, ${uploadRows.answer} order by ${uploadRows.village}`,
);
const PLACE = fieldsOf({ row: uploadRows.row, group: uploadRows.group, answer: uploadRows.answer });
const ofVillage = select(
  PLACE,
  sql`${OF} and ${uploadRows.village} = ${value} order by ${uploadRows.group}, ${uploadRows.row}`,
);
const undecided = select(
  fieldsOf({ row: uploadRows.row }),
  sql`${OF} and ${uploadRows.answer} in (${literals(['wrong', 'disputed'])}) order by ${uploadRows.row} limit ${value}`,
);

export async function applyConfirmations(
  session: Session,
  vault: Vault,
  changes: Extract<Change, { kind: 'confirmation' }>[],
): Promise<void> {
  const sealed = (text: string | null) => (text === null ? null : vault.seal(text));
  await putConfirmations(
    session,
    changes.map(({ confirmation: { was, becomes, note, settled, ...row } }) => ({
      ...row,
      was: sealed(was),
      becomes: sealed(becomes),
      note: sealed(note),
      settlement: settled?.how ?? null,
      reason: sealed(settled?.reason ?? null),
      settledBy: settled?.by ?? null,
      settledAt: settled?.at ?? null,
    })),
  );
}

export function confirmationReads(
  engine: Engine,
  vault: Vault,
): Pick<UploadReads, 'confirmations' | 'signatures' | 'progress' | 'answers' | 'undecided'> {
  const from = (row: ReturnType<typeof CONFIRMATION.read>) => confirmationFrom(row, vault);
  return {
    confirmations: async (upload, rows) => (await ofRows(engine, rows, [upload])).map(from),
    signatures: async (upload) => (await signedBy(engine, [upload])).map(from),
    progress: (upload) => counted(engine, [upload]),
    answers: (upload, village) => ofVillage(engine, [upload, village]),
    undecided: async (upload, limit) => (await undecided(engine, [upload, limit])).map(({ row }) => row),
  };
}

function confirmationFrom(
  {
    was,
    becomes,
    note,
    settlement,
    reason,
    settledBy,
    settledAt,
    ...row
  }: ReturnType<typeof CONFIRMATION.read>,
  vault: Vault,
): Confirmation {
  const open = (sealed: string | null) => (sealed === null ? null : vault.open(sealed));
  return {
    ...row,
    was: open(was),
    becomes: open(becomes),
    note: open(note),
    settled: settlement && {
      how: settlement,
      reason: open(reason) ?? '',
      by: settledBy ?? '',
      at: settledAt ?? 0,
    },
  };
}
