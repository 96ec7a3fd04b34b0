/** What is wrong, kind by kind: each mended in place, taken as it is with a reason, or its row sent back. */
import { may } from '../../../core/desk/may';
import { canTake, UPLOAD_STEPS } from '../../../core/desk/uploadSteps';
import { faultWords } from '../../pages/faultWords';
import { typed } from '../frame/form';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { faultView, togetherView, type Wrong } from './faultView';
import { findUpload, type Placed, recordLook, subjectOf, trailOf, type UploadTools } from './tools';

const SHOWN = 50;

export function faultRoutes(tools: UploadTools): DeskRoute[] {
  const find = findUpload(tools);
  return [
    route({
      method: 'get',
      path: '/uploads/:upload/faults',
      needs: 'upload.faults',
      find,
      handle: (call, placed) => page(call, placed, tools, { kind: call.query('kind'), wrong: null }),
    }),
    route({
      method: 'post',
      path: '/uploads/:upload/faults',
      needs: 'upload.mend',
      find,
      handle: (call, placed) => decide(call, placed, tools),
    }),
    route({
      method: 'post',
      path: '/uploads/:upload/leave',
      needs: 'upload.mend',
      find,
      handle: async (call, { upload }) => {
        const reason = typed(call.form, 'reason') || String(call.words.sentBack);
        await tools.intake.rows.leaveFaulty(upload.id, reason, call.account.id);
        return { to: `/uploads/${upload.id}`, done: 'left' };
      },
    }),
  ];
}

async function page(
  call: DeskCall,
  placed: Placed,
  tools: UploadTools,
  { kind, wrong }: { kind: string; wrong: Wrong | null },
): Promise<Answer> {
  const { words } = call;
  const { upload } = placed;
  const { uploads } = tools;
  await recordLook(call, placed, tools, 'faults');
  const all = await uploads.faults(upload.id, kind || null, { after: startOf(call), limit: SHOWN + 1 });
  const faults = all.slice(0, SHOWN);
  const numbers = [...new Set(faults.map(({ row }) => row))];
  const rows = new Map((await uploads.rowsOf(upload.id, numbers)).map((one) => [one.row, one]));
  const end = faults.at(-1);
  const said = kind ? faultWords(words, kind) : null;
  const address = `/uploads/${upload.id}/faults`;
  const isOpen = canDecide(call, placed);
  return {
    page: 'faults',
    title: said?.what ?? String(words.faultsTitle),
    trail: trailOf(words, placed),
    ...(wrong && { status: 422 as const }),
    data: {
      address,
      kind,
      said,
      open: isOpen,
      together: isOpen ? await togetherView(call, upload.id, { kind, wrong }, tools) : null,
      after: afterOf(call),
      faults: faults.map((fault) => faultView(call, placed, fault, rows.get(fault.row), wrong)),
      next:
        all.length > SHOWN && end
          ? `/console${address}?kind=${kind}&after=${end.row}.${end.column}.${end.kind}`
          : '',
    },
  };
}

function canDecide({ account }: DeskCall, placed: Placed): boolean {
  const { needs } = UPLOAD_STEPS.open;
  return canTake('open', placed.upload) && may(account, needs, subjectOf(placed, [])) === 'yes';
}

/** Behind which fault the page begins, as its address says; a form says it too, so that one stays where one is. */
function afterOf({ query, form }: DeskCall): string {
  return query('after') || typed(form, 'after');
}

/** Null: with the first. */
function startOf(call: DeskCall): readonly [number, number, string] | null {
  const [after, row, column, kind = ''] = /^(\d+)\.(-?\d+)\.(\w+)$/.exec(afterOf(call)) ?? [];
  return after ? [Number(row), Number(column), kind] : null;
}

/** What was pressed beside a fault (`mend`, `accept`, `leave`), or above all of a kind. */
interface Decision {
  how: string;
  row: number;
  column: number;
  kind: string;
  field: string;
  value: string;
  reason: string;
}

function decisionIn({ form }: DeskCall): Decision {
  return {
    how: typed(form, 'how'),
    row: Number(typed(form, 'row')),
    column: Number(typed(form, 'column')),
    kind: typed(form, 'kind'),
    field: typed(form, 'field'),
    value: typed(form, 'value'),
    reason: typed(form, 'reason'),
  };
}

async function decide(call: DeskCall, placed: Placed, tools: UploadTools): Promise<Answer> {
  const decision = decisionIn(call);
  const of = typed(call.form, 'of');
  const taken = await take(decision, call, placed, tools);
  if ('says' in taken) return page(call, placed, tools, { kind: of, wrong: { ...decision, ...taken } });
  const after = afterOf(call) && `&after=${encodeURIComponent(afterOf(call))}`;
  return { to: `/uploads/${placed.upload.id}/faults?kind=${of}${after}`, ...taken };
}

/** `done`: a name in the words `done`; `says`: why it can not be. */
async function take(
  { how, row, column, kind, field, value, reason }: Decision,
  { words, account: { id: by } }: DeskCall,
  { upload: { id } }: Placed,
  { intake: { rows } }: UploadTools,
): Promise<{ done: string } | { says: string }> {
  const closed = { says: String(words.closed) };
  if (how !== 'mend' && reason === '') return { says: String(words.needsReason) };
  switch (how) {
    case 'acceptAll':
      return (await rows.decideKind(id, kind, { how: 'accept', reason, by })) === 'done'
        ? { done: 'accepted' }
        : closed;
    case 'leaveAll':
      return (await rows.decideKind(id, kind, { how: 'leave', reason, by })) === 'done'
        ? { done: 'left' }
        : closed;
    case 'accept':
      return (await rows.accept(id, row, { column, kind }, reason, by)) === 'done'
        ? { done: 'accepted' }
        : { says: String(words.notAccepted) };
    case 'leave':
      return (await rows.leave(id, row, reason, by)) === 'done' ? { done: 'left' } : closed;
    default: {
      const outcome = await rows.mend(id, row, field, value, by);
      if (outcome === 'done') return { done: 'mended' };
      return typeof outcome === 'string' ? closed : { says: faultWords(words, outcome.fault).what };
    }
  }
}
