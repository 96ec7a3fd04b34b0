/** A row of an open file mended in any of its cells, or sent back: people find what no check does. */
import { UPLOAD_STEPS } from '../../../core/desk/uploadSteps';
import { faultWords } from '../../pages/faultWords';
import { typed } from '../frame/form';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { findRow, type OneRow } from './oneRow';
import { rowPage } from './row';
import type { RowTools } from './tools';

export function mendRowRoute(tools: RowTools): DeskRoute {
  return route<OneRow>({
    method: 'post',
    path: '/uploads/:upload/rows/:row',
    needs: UPLOAD_STEPS.open.needs,
    find: findRow(tools),
    handle: (call, one) => decide(call, one, tools),
  });
}

async function decide(call: DeskCall, one: OneRow, tools: RowTools): Promise<Answer> {
  const { form, account, wordsOf } = call;
  const { upload, row } = one;
  const { rows } = tools.intake;
  const uploadWords = wordsOf('uploads');
  const leaves = typed(form, 'how') === 'leave';
  const refuse = (says: string) => rowPage(call, one, tools, { [leaves ? 'reason' : 'value']: says });
  const to = `/uploads/${upload.id}/rows/${row.row}`;
  if (leaves) {
    const reason = typed(form, 'reason');
    if (reason === '') return refuse(String(uploadWords.needsReason));
    const outcome = await rows.leave(upload.id, row.row, reason, account.id);
    return outcome === 'done' ? { to, done: 'left' } : refuse(String(uploadWords.closed));
  }
  const field = typed(form, 'field');
  if (field === '') return rowPage(call, one, tools, { field: 'field' });
  const outcome = await rows.mend(upload.id, row.row, field, typed(form, 'value'), account.id);
  if (outcome === 'done') return { to, done: upload.state === 'confirming' ? 'mendedAsk' : 'mended' };
  return refuse(
    typeof outcome === 'string' ? String(uploadWords.closed) : faultWords(uploadWords, outcome.fault).what,
  );
}
