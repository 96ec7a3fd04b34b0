/** What households said was wrong, or disputed: was → becomes, and what the office decides. */
import { may } from '../../../core/desk/may';
import type { Settlement } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { Asked } from '../../../service/intake/confirming';
import { typed } from '../frame/form';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { findUpload, type Placed, recordLook, trailOf, type UploadTools, wordTable } from '../uploads/tools';
import { faultSentence } from './household';
import { labelOf } from './householdPage';

const SHOWN = 50;
const HOW = ['accepted', 'kept', 'left'] as const;

export function settleRoutes(tools: UploadTools): DeskRoute[] {
  const at = { path: '/uploads/:upload/answers', find: findUpload(tools) } as const;
  return [
    route({
      ...at,
      method: 'get',
      needs: 'upload.rows',
      handle: (call, placed) => page(call, placed, tools, null),
    }),
    route({
      ...at,
      method: 'post',
      needs: 'upload.mend',
      handle: (call, placed) => settle(call, placed, tools),
    }),
  ];
}

async function page(
  call: DeskCall,
  placed: Placed,
  tools: UploadTools,
  wrong: { row: number; says: string } | null,
): Promise<Answer> {
  const { words } = call;
  const { upload } = placed;
  await recordLook(call, placed, tools, 'answers');
  const [rows, areas] = await Promise.all([tools.uploads.undecided(upload.id, SHOWN), tools.areas()]);
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const asked = await Promise.all(rows.map((row) => tools.intake.villages.look(upload.id, row)));
  const found = asked.filter((one) => one !== null);
  return {
    page: 'answers',
    title: String(words.answersTitle),
    trail: trailOf(call.wordsOf('uploads'), placed),
    ...(wrong && { status: 422 as const }),
    data: {
      address: `/uploads/${upload.id}/answers`,
      open: upload.state === 'confirming' && mayMend(call, placed),
      answers: await Promise.all(
        found.map(async (one) => ({
          ...(await view(one, call, tools, names)),
          wrong: wrong?.row === one.row.row ? wrong.says : '',
          reason: wrong?.row === one.row.row ? typed(call.form, 'reason') : '',
        })),
      ),
      more: rows.length === SHOWN ? fill(String(words.answersMore), { count: SHOWN }) : '',
    },
  };
}

function mayMend({ account }: DeskCall, { area }: Placed): boolean {
  return may(account, 'upload.mend', { path: area.path, department: null }) === 'yes';
}

async function view(
  { row, said, seen }: Asked,
  call: DeskCall,
  tools: UploadTools,
  names: ReadonlyMap<string, string>,
) {
  const { words } = call;
  const last = said.at(-1);
  const group = row.group === null ? '' : fill(String(words.groupOf), { village: '', group: row.group });
  return {
    row: row.row,
    seen,
    who: [`${names.get(row.village ?? '') ?? ''}${group}`, row.raw.head].filter(Boolean).join(' '),
    at: fill(String(words.rowOf), { row: row.row }),
    answer: wordTable(words, 'answers')[row.answer ?? ''] ?? '',
    field: last?.field ? labelOf(last.field, call) : '',
    was: last?.was || String(words.nothing),
    becomes: last?.becomes || String(words.nothing),
    note: last?.note ?? '',
    by: last ? `${await tools.nameOf(last.by)} ${call.time(last.at)}` : '',
    accept: row.answer === 'wrong',
  };
}

async function settle(call: DeskCall, placed: Placed, tools: UploadTools): Promise<Answer> {
  const { form, words } = call;
  const row = Number(typed(form, 'row'));
  const how = HOW.find((one) => one === typed(form, 'how'));
  const reason = typed(form, 'reason').slice(0, 150) || reasonFor(how, words);
  const again = (says: string) => page(call, placed, tools, { row, says });
  if (!how || reason === '') return again(String(words.reasonNeeded));
  const of = { upload: placed.upload.id, row, seen: typed(form, 'seen') };
  const outcome = await tools.intake.villages.settle(of, { how, reason, by: call.account.id });
  const to = `/uploads/${placed.upload.id}/answers`;
  if (outcome === 'done') return { to, done: how };
  if (outcome === 'changed') return again(String(words.changed));
  if (typeof outcome === 'string') return { to, done: 'closed' };
  return again(faultSentence(call, outcome));
}

/** That a household said so is reason enough to mend its row; anything else wants one. */
function reasonFor(how: Settlement['how'] | undefined, words: DeskCall['words']): string {
  return how === 'accepted' ? String(words.acceptedReason) : '';
}
