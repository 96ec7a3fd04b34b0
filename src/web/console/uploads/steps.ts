/** 三核 begins; 三定, each step by another person; and a draft thrown away. */

import type { DeskAction } from '../../../core/desk/rights';
import { APPROVAL_STEPS, type ApprovalStep } from '../../../core/model/desk/upload';
import { typed } from '../frame/form';
import { type DeskRoute, route } from '../frame/route';
import { findUpload, type UploadTools } from './tools';

const NEEDS: Readonly<Record<ApprovalStep, DeskAction>> = {
  entered: 'upload.enter',
  checked: 'upload.check',
  published: 'upload.publish',
};

export function stepRoutes(tools: UploadTools): DeskRoute[] {
  const find = findUpload(tools);
  const steps = APPROVAL_STEPS.map((step) =>
    route({
      method: 'post',
      path: `/uploads/:upload/${step}`,
      needs: NEEDS[step],
      find,
      handle: async ({ account }, { upload }) => {
        const outcome = await tools.intake.approve(upload.id, step, account.id);
        return { to: `/uploads/${upload.id}`, done: outcome === 'done' ? step : outcome };
      },
    }),
  );
  const toVillages = route({
    method: 'post',
    path: '/uploads/:upload/confirming',
    needs: 'upload.mend',
    find,
    handle: async ({ account }, { upload }) => {
      const outcome = await tools.intake.villages.begin(upload.id, account.id);
      return { to: `/uploads/${upload.id}`, done: outcome === 'done' ? 'confirming' : 'state' };
    },
  });
  const discard = route({
    method: 'post',
    path: '/uploads/:upload/discard',
    needs: 'upload.discard',
    find,
    handle: async ({ account, form }, { upload }) => {
      const outcome = await tools.intake.throwAway(upload.id, typed(form, 'reason'), account.id);
      return { to: `/uploads/${upload.id}`, done: outcome === 'done' ? 'discarded' : 'state' };
    },
  });
  return [toVillages, ...steps, discard];
}
