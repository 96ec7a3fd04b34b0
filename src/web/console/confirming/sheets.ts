/** 入户核查表: the sheets that the households of one village sign, group by group, in every stage that an upload has rows. */
import type { UploadRow } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import { type DeskCall, type DeskRoute, route } from '../frame/route';
import { standsAs, type UploadTools, wordTable, yuan } from '../uploads/tools';
import { type AtVillage, findVillage, groupName, maskedField, recordAt, titleAt } from './place';

/** What stands on the sheets of a kind, with the width of each column in millimetres: 186 with the two to write into. */
const COLUMNS: Readonly<Record<string, readonly (readonly [field: string, mm: number])[]>> = {
  households: [
    ['row', 12],
    ['head', 26],
    ['identity', 18],
    ['members', 12],
    ['phone', 28],
    ['account', 18],
    ['remark', 38],
    ['sign', 34],
  ],
  payments: [
    ['row', 12],
    ['head', 24],
    ['identity', 16],
    ['programme', 34],
    ['quantity', 16],
    ['amount', 22],
    ['account', 16],
    ['remark', 22],
    ['sign', 24],
  ],
};

export function sheetsRoute(tools: UploadTools): DeskRoute {
  return route({
    method: 'get',
    path: '/uploads/:upload/villages/:village/print',
    needs: 'upload.rows',
    find: findVillage(tools),
    handle: async (call, at) => {
      await recordAt(call, at, tools, { as: 'print' });
      const rows = await tools.uploads.rowsIn(at.upload.id, at.village.id);
      const { words } = call;
      return {
        page: 'sheets',
        title: `${titleAt(at, call)} ${words.sheets}`,
        trail: [{ href: at.address, label: titleAt(at, call) }],
        data: {
          printed: fill(String(words.printedBy), { who: call.account.name, when: call.time(call.now) }),
          columns: columnsFor(at, call),
          count: columnsFor(at, call).length,
          groups: groupsOf(rows.filter(({ state }) => state !== 'left')).map((list) =>
            groupView(list, at, call),
          ),
        },
      };
    },
  });
}

function fieldsFor({ upload }: AtVillage) {
  return COLUMNS[upload.kind] ?? [];
}

function columnsFor(at: AtVillage, { words }: DeskCall) {
  const heads = wordTable(words, 'sheetHeads');
  return fieldsFor(at).map(([field, mm]) => ({ mm, label: heads[field] ?? field }));
}

/** They come by group. */
function groupsOf(rows: readonly UploadRow[]): UploadRow[][] {
  const groups = new Map<number | null, UploadRow[]>();
  for (const row of rows) {
    const list = groups.get(row.group) ?? [];
    groups.set(row.group, list);
    list.push(row);
  }
  return [...groups.values()];
}

function groupView(rows: readonly UploadRow[], at: AtVillage, call: DeskCall) {
  const { words } = call;
  const uploads = call.wordsOf('uploads');
  const members = rows.reduce((sum, { read }) => sum + Number(read.members ?? 0), 0);
  const fen = rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const sum = String(at.upload.kind === 'payments' ? words.sumPayments : words.sumHouseholds);
  return {
    place: groupName(at.village.name, rows[0]?.group ?? null, words),
    what: `${wordTable(uploads, 'kinds')[at.upload.kind]} ${at.upload.period}`,
    stands: standsAs(at.upload, uploads),
    sum: fill(sum, { count: rows.length, members, yuan: yuan(fen) }),
    rows: rows.map((row) => ({ cells: fieldsFor(at).map(([field]) => cell(row, field, call)) })),
  };
}

/** A faulty row is printed as such: its household is asked first of all. What was answered on a phone is not asked again. */
function cell(row: UploadRow, field: string, { words }: DeskCall): string {
  if (field === 'row') return String(row.row);
  if (field === 'remark') return row.state === 'faulty' ? String(words.faulty) : '';
  if (field === 'amount') return row.amount === null ? '' : yuan(row.amount);
  if (field === 'sign') return row.answer === null ? '' : (wordTable(words, 'answers')[row.answer] ?? '');
  return maskedField(row, field);
}
