/** What is wrong, kind by kind: each mended in place, taken as it is with a reason, or its row sent back. */
import { mayBeAccepted } from '../../../core/intake/faults';
import type { Fault, UploadRow } from '../../../core/model/desk/upload';
import { typed } from '../frame/form';
import { fill } from '../frame/parts';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import {
  faultWords,
  findUpload,
  type Placed,
  recordLook,
  trailOf,
  type UploadTools,
  wordTable,
} from './tools';

const SHOWN = 50;

export function faultRoutes(tools: UploadTools): DeskRoute[] {
  const find = findUpload(tools);
  return [
    route({
      method: 'get',
      path: '/uploads/:upload/faults',
      needs: 'upload.look',
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

interface Wrong {
  row: number;
  says: string;
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
  const rows = new Map(
    (await uploads.rowsOf(upload.id, [...new Set(faults.map((one) => one.row))])).map((one) => [
      one.row,
      one,
    ]),
  );
  const end = faults.at(-1);
  const said = kind ? faultWords(words, kind) : null;
  const address = `/uploads/${upload.id}/faults`;
  return {
    page: 'faults',
    title: said?.what ?? String(words.faultsTitle),
    trail: trailOf(words, placed),
    ...(wrong && { status: 422 as const }),
    data: {
      address,
      kind,
      said,
      open: ['faulty', 'clean', 'confirming'].includes(upload.state),
      faults: faults.map((fault) => faultView(call, placed, fault, rows.get(fault.row), wrong)),
      next:
        all.length > SHOWN && end
          ? `/console${address}?kind=${kind}&after=${end.row}.${end.column}.${end.kind}`
          : '',
    },
  };
}

/** Behind which fault the page begins; null: with the first. */
function startOf({ query }: DeskCall): readonly [number, number, string] | null {
  const [after, row, column, kind = ''] = /^(\d+)\.(-?\d+)\.(\w+)$/.exec(query('after')) ?? [];
  return after ? [Number(row), Number(column), kind] : null;
}

function faultView(
  { words }: DeskCall,
  { upload }: Placed,
  { row, column, kind, value, detail, state, reason }: Fault,
  of: UploadRow | undefined,
  wrong: Wrong | null,
) {
  const { what, todo } = faultWords(words, kind);
  const field = upload.columns?.[column] ?? '';
  const who = [of?.raw.village, of?.raw.group, of?.raw.head].filter(Boolean).join(' ');
  return {
    row,
    column,
    kind,
    field,
    value,
    what,
    todo,
    who,
    at: fill(String(words.place), { row, column: wordTable(words, 'fieldNames')[field] ?? '' }),
    detail: detail ?? '',
    state,
    says: wordTable(words, 'faultStates')[state] ?? state,
    reason: reason ?? '',
    isOpen: state === 'open',
    mend: field !== '',
    accept: mayBeAccepted(kind),
    wrong: wrong?.row === row ? wrong.says : '',
  };
}

/** One of three buttons was pressed beside a fault. */
async function decide(call: DeskCall, placed: Placed, tools: UploadTools): Promise<Answer> {
  const { form, words, account } = call;
  const { rows } = tools.intake;
  const { id } = placed.upload;
  const [row, column] = [Number(typed(form, 'row')), Number(typed(form, 'column'))];
  const [kind, of, reason] = [typed(form, 'kind'), typed(form, 'of'), typed(form, 'reason')];
  const refuse = (says: string) => page(call, placed, tools, { kind: of, wrong: { row, says } });
  const done = (name: string): Answer => ({ to: `/uploads/${id}/faults?kind=${of}`, done: name });
  const how = typed(form, 'how');
  if (how !== 'mend' && reason === '') return refuse(String(words.needsReason));
  if (how === 'accept')
    return (await rows.accept(id, row, { column, kind }, reason, account.id)) === 'done'
      ? done('accepted')
      : refuse(String(words.notAccepted));
  if (how === 'leave')
    return (await rows.leave(id, row, reason, account.id)) === 'done'
      ? done('left')
      : refuse(String(words.closed));
  const outcome = await rows.mend(id, row, typed(form, 'field'), typed(form, 'value'), account.id);
  if (outcome === 'done') return done('mended');
  return refuse(typeof outcome === 'string' ? String(words.closed) : faultWords(words, outcome.fault).what);
}
