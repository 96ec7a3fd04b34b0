/** 三定: who took which step of an upload. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { UploadReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { approvals } from '../schema/mysql';
import { orRefused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const insert = inserter(approvals, columnsOf(approvals).names, 'refuse');
const forget = statement(sql`delete from ${approvals} where ${approvals.upload} = ${value}`);
const ofUpload = select(
  columnsOf(approvals),
  sql`from ${approvals} where ${approvals.upload} = ${value} order by ${approvals.at}`,
);

/** Throws `Refused` where somebody approved this step, or this person another step, before. */
export async function applyApprovals(
  session: Session,
  changes: { approval: Of<'approval'>[]; approvalsGone: Of<'approvalsGone'>[] },
): Promise<void> {
  for (const { upload } of changes.approvalsGone) await session.run(...forget([upload]));
  await orRefused(
    insert(
      session,
      changes.approval.map(({ approval }) => approval),
    ),
    'it was approved before, or by this person',
  );
}

export function approvalReads(engine: Engine): Pick<UploadReads, 'approvals'> {
  return { approvals: (upload) => ofUpload(engine, [upload]) };
}
