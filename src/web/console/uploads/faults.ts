/** What is wrong, kind by kind: each mended in place, taken as it is with a reason, or its row sent back. */
import { isFaultKind, mayBeAccepted } from '../../../core/intake/faults';
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

/** A fault whose form was refused: with what was typed, and why it is no good. */
interface Wrong {
  row: number;
  column: number;
  kind: string;
  value: string;
  reason: string;
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
      after: afterOf(call),
      faults: faults.map((fault) => faultView(call, placed, fault, rows.get(fault.row), wrong)),
      next:
        all.length > SHOWN && end
          ? `/console${address}?kind=${kind}&after=${end.row}.${end.column}.${end.kind}`
          : '',
    },
  };
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

/** What was not taken says why by a word of its own, or by what was found in the row meanwhile. */
function detailIn(words: DeskCall['words'], kind: string, detail: string): string {
  if (kind !== 'notTaken') return detail;
  return (
    wordTable(words, 'refusals')[detail] ?? (isFaultKind(detail) ? faultWords(words, detail).what : detail)
  );
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
  const refused = wrong?.row === row && wrong.column === column && wrong.kind === kind ? wrong : null;
  return {
    row,
    column,
    kind,
    field,
    value: refused?.value ?? value,
    typedReason: refused?.reason ?? '',
    what,
    todo,
    who,
    at: fill(String(words.place), { row, column: wordTable(words, 'fieldNames')[field] ?? '' }),
    detail: detail
      ? fill(wordTable(words, 'details')[kind] ?? '', { detail: detailIn(words, kind, detail) })
      : '',
    state,
    says: wordTable(words, 'faultStates')[state] ?? state,
    reason: reason ?? '',
    isOpen: state === 'open',
    mend: field !== '',
    accept: mayBeAccepted(kind),
    wrong: refused?.says ?? '',
  };
}

/** One of three buttons was pressed beside a fault. */
async function decide(call: DeskCall, placed: Placed, tools: UploadTools): Promise<Answer> {
  const { form, words, account } = call;
  const { rows } = tools.intake;
  const { id } = placed.upload;
  const [row, column] = [Number(typed(form, 'row')), Number(typed(form, 'column'))];
  const [kind, of, reason] = [typed(form, 'kind'), typed(form, 'of'), typed(form, 'reason')];
  const value = typed(form, 'value');
  const refuse = (says: string) =>
    page(call, placed, tools, { kind: of, wrong: { row, column, kind, value, reason, says } });
  const after = afterOf(call) && `&after=${encodeURIComponent(afterOf(call))}`;
  const done = (name: string): Answer => ({ to: `/uploads/${id}/faults?kind=${of}${after}`, done: name });
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
  const outcome = await rows.mend(id, row, typed(form, 'field'), value, account.id);
  if (outcome === 'done') return done('mended');
  return refuse(typeof outcome === 'string' ? String(words.closed) : faultWords(words, outcome.fault).what);
}
