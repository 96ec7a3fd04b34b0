/** 三核 begins; 三定, each step by another person; and a draft thrown away. */
import { UPLOAD_STEPS } from '../../../core/desk/uploadSteps';
import { APPROVAL_STEPS } from '../../../core/model/desk/upload';
import { typed } from '../frame/form';
import { type DeskRoute, route } from '../frame/route';
import { findUpload, type UploadTools } from './tools';

export function stepRoutes(tools: UploadTools): DeskRoute[] {
  const find = findUpload(tools);
  const steps = APPROVAL_STEPS.map((step) =>
    route({
      method: 'post',
      path: `/uploads/:upload/${step}`,
      needs: UPLOAD_STEPS[step].needs,
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
    needs: UPLOAD_STEPS.confirming.needs,
    find,
    handle: async ({ account }, { upload }) => {
      const outcome = await tools.intake.villages.begin(upload.id, account.id);
      return { to: `/uploads/${upload.id}`, done: outcome === 'done' ? 'confirming' : 'state' };
    },
  });
  return [toVillages, ...steps, ...undoing(tools)];
}

/** Sent back with a reason, or thrown away. */
function undoing(tools: UploadTools): DeskRoute[] {
  const find = findUpload(tools);
  const sendBack = route({
    method: 'post',
    path: '/uploads/:upload/back',
    needs: UPLOAD_STEPS.sendBack.needs,
    find,
    handle: async ({ account, form }, { upload }) => {
      const reason = typed(form, 'reason');
      const to = `/uploads/${upload.id}`;
      if (reason === '') return { to, done: 'needsReason' };
      const outcome = await tools.intake.sendBack(upload.id, reason, account.id);
      return { to, done: outcome === 'done' ? 'sentBack' : 'state' };
    },
  });
  const discard = route({
    method: 'post',
    path: '/uploads/:upload/discard',
    needs: UPLOAD_STEPS.discard.needs,
    find,
    handle: async ({ account, form }, { upload }) => {
      const outcome = await tools.intake.throwAway(upload.id, typed(form, 'reason'), account.id);
      return { to: `/uploads/${upload.id}`, done: outcome === 'done' ? 'discarded' : 'state' };
    },
  });
  return [sendBack, discard];
}
