/** What offices hand in: written and read. */
import type { Change } from '../../core/model/change';
import type { UploadReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { applyApprovals, approvalReads } from './approvals';
import { applyConfirmations, confirmationReads } from './confirmations';
import { applyFaults, faultReads } from './faults';
import { applyUploadParts, partReads } from './parts';
import { rowListReads } from './rowList';
import { applyUploadRows, rowReads } from './rows';
import { applyUploads, uploadTable } from './uploads';

type Take = <K extends Change['kind']>(kind: K) => Extract<Change, { kind: K }>[];

/** Throws `Refused` where somebody else was first. */
export async function applyIntake(session: Session, vault: Vault, take: Take): Promise<void> {
  await applyUploads(session, {
    upload: take('upload'),
    columnMatch: take('columnMatch'),
  });
  await applyApprovals(session, { approval: take('approval'), approvalsGone: take('approvalsGone') });
  await applyUploadParts(session, vault, take('uploadPart'));
  await applyUploadRows(session, vault, take('uploadCut'), take('uploadRows'));
  await applyFaults(session, vault, take('faults'));
  await applyConfirmations(session, vault, take('confirmation'));
}

export function uploadReads(engine: Engine, vault: Vault): UploadReads {
  return {
    ...uploadTable(engine),
    ...approvalReads(engine),
    ...partReads(engine, vault),
    ...rowReads(engine, vault),
    ...rowListReads(engine, vault),
    ...faultReads(engine, vault),
    ...confirmationReads(engine, vault),
  };
}
