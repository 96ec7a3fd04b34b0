/** 三定: entered, checked, published, each by another person; what is published is what the first of them saw. */
import { canTake, UPLOAD_STEPS } from '../../core/desk/uploadSteps';
import { blocksEntering, progressOf } from '../../core/intake/confirming';
import type { ApprovalStep, Upload } from '../../core/model/desk/upload';
import { digestOf } from './publishing';
import type { IntakeTools } from './tools';

/**
 * `state`: it does not stand where this step begins. `unconfirmed`: its villages are not done. `nothing`: none of its
 * rows goes in. `otherRows`: it is not what was entered.
 */
export type Approved = 'done' | 'samePerson' | 'state' | 'unconfirmed' | 'nothing' | 'otherRows';

/** Null where somebody else was first: read again. */
export async function approve(
  upload: Upload,
  step: ApprovalStep,
  by: string,
  { store, clock, chance, limits }: IntakeTools,
): Promise<Approved | null> {
  const { to, needs } = UPLOAD_STEPS[step];
  if (!canTake(step, upload) || upload.faultyRows > 0) return 'state';
  const before = await store.uploads.approvals(upload.id);
  if (before.some(({ account }) => account === by)) return 'samePerson';
  if (step === 'entered') {
    const villages = progressOf(await store.uploads.progress(upload.id));
    if (blocksEntering(upload, villages, limits.confirming)) return 'unconfirmed';
    if (!(await hasRows(upload.id, store))) return 'nothing';
  }
  const digest = await digestOf(upload, store);
  if (step !== 'entered' && digest !== upload.rowsDigest) return 'otherRows';
  const at = clock.now();
  const next: Upload = {
    ...upload,
    ...(step === 'entered' && { rowsDigest: digest }),
    ...(step === 'published' && { rowsDone: 0 }),
    state: to,
    version: upload.version + 1,
  };
  const committed = await store.commit([
    { kind: 'upload', upload: next },
    { kind: 'approval', approval: { upload: upload.id, step, account: by, at, digest } },
    {
      kind: 'audit',
      id: chance.id(),
      at,
      actor: by,
      action: needs,
      subject: upload.id,
      area: upload.area,
    } as const,
  ]);
  return committed === 'duplicate' ? null : 'done';
}

/** Whether any row goes in: who files payments before their households has them all sent back, and would publish nothing. */
async function hasRows(upload: string, { uploads }: IntakeTools['store']): Promise<boolean> {
  const counts = await uploads.counts(upload);
  return counts.some(({ state, change }) => state !== 'left' && state !== 'faulty' && change !== null);
}
