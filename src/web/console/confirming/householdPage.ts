/** The page of one household: what the file says of it, and the four things that it can say to that. */
import type { Confirmation, Upload, UploadRow } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { Asked } from '../../../service/intake/confirming';
import { type Form, typed } from '../frame/form';
import type { Answer, DeskCall } from '../frame/route';
import { type UploadTools, wordTable, yuan } from '../uploads/tools';
import { type AtVillage, groupName, maskedField, recordAt, titleAt } from './place';

/** What stands on the page, of each kind; in their order. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  households: ['head', 'identity', 'members', 'phone', 'family', 'account', 'bank', 'group'],
  payments: ['head', 'identity', 'programme', 'year', 'quantity', 'rate', 'amount', 'account'],
};

/** Something was typed that can not be taken, or not now. */
export interface Doubt {
  says: string;
  form: Form;
  /** The row, or what is said to it, is another than was shown. */
  anew?: boolean;
}

export async function householdPage(
  call: DeskCall,
  at: AtVillage & { asked: Asked },
  tools: UploadTools,
  doubt: Doubt | null,
): Promise<Answer> {
  const { words } = call;
  const { row, said, seen } = at.asked;
  await recordAt(call, at, tools, { as: 'ask', row: row.row });
  const rows = await tools.uploads.answers(at.upload.id, at.village.id);
  const round = ['group', 'again'].map((name) => `${name}=${encodeURIComponent(call.query(name))}`).join('&');
  return {
    page: 'household',
    title: groupName(at.village.name, row.group, words),
    ...(doubt && { status: doubt.anew ? (409 as const) : (422 as const) }),
    trail: [{ href: at.address, label: titleAt(at, call) }],
    data: {
      seen,
      here: `${at.address}/rows/${row.row}?${round}`,
      head: maskedField(row, 'head'),
      how: fill(String(words.asked), {
        done: rows.filter(({ answer }) => answer !== null).length,
        all: rows.length,
      }),
      lines: fieldsOf(at.upload, row).map((field) => ({
        label: wordTable(words, 'shown')[field] ?? labelOf(field, call),
        value: field === 'amount' && row.amount !== null ? yuan(row.amount) : maskedField(row, field),
      })),
      ...sayingOf(call, at.upload, doubt),
      said: await Promise.all(said.map((one) => saidView(one, call, tools))),
    },
  };
}

/** Which of the four is being said, with what was typed. */
function sayingOf(call: DeskCall, { kind }: Upload, doubt: Doubt | null) {
  const form = doubt?.form ?? {};
  const say = doubt ? typed(form, 'answer') : call.query('say');
  return {
    fields: (FIELDS[kind] ?? []).map((field) => ({
      field,
      label: labelOf(field, call),
      chosen: typed(form, 'field') === field,
    })),
    becomes: typed(form, 'becomes'),
    note: typed(form, 'note'),
    doubt: doubt?.says ?? '',
    wrong: say === 'wrong',
    disputed: say === 'disputed',
    plain: say !== 'wrong' && say !== 'disputed',
  };
}

/** Those that the file, or the row, has. */
function fieldsOf({ kind }: Upload, row: UploadRow): string[] {
  const always = ['head', 'identity', 'phone', 'account', 'amount'];
  return (FIELDS[kind] ?? []).filter(
    (field) => field in row.raw || (always.includes(field) && kind === 'households' && field !== 'amount'),
  );
}

export function labelOf(field: string, call: DeskCall): string {
  return wordTable(call.wordsOf('uploads'), 'fieldNames')[field] ?? field;
}

/** Who said what before, and what became of it. */
async function saidView(
  { answer, field, note, by, at, settled }: Confirmation,
  call: DeskCall,
  tools: UploadTools,
) {
  const { words } = call;
  const what = wordTable(words, 'answers')[answer] ?? answer;
  return {
    says: [what, field === null ? '' : labelOf(field, call), note ?? ''].filter(Boolean).join(' · '),
    who: `${await tools.nameOf(by)} ${call.time(at)}`,
    settled: settled
      ? `${wordTable(words, 'settledAs')[settled.how] ?? settled.how} · ${settled.reason} · ${await tools.nameOf(settled.by)} ${call.time(settled.at)}`
      : '',
  };
}
