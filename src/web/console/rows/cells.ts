/** The columns of a list of rows, for each kind of file: people and accounts no further than they are told apart by. */
import type { UploadKind, UploadRow } from '../../../core/model/desk/upload';
import { maskName, tail } from '../../../core/text/mask';
import { fill } from '../../../core/views/fill';
import type { Compared } from '../../../service/intake/comparing';
import type { Cell, Column, Tone } from '../frame/parts';
import type { DeskCall } from '../frame/route';
import { yuan } from '../uploads/tools';
import { wordIn } from './tools';

export interface CellTools {
  call: DeskCall;
  upload: string;
  villages: ReadonlyMap<string, string>;
  programmes: ReadonlyMap<string, string>;
  compared: ReadonlyMap<number, Compared>;
}

type CellOf = (row: UploadRow, tools: CellTools) => Cell;

/** From so many times as much, or as little, on a sum is coloured. */
const MANY_TIMES = 3;
const STATE_TONES: Partial<Record<UploadRow['state'], Tone>> = { left: 'wait', faulty: 'hand' };

const COLUMNS: Readonly<Record<string, { kind?: Column['kind']; cell: CellOf }>> = {
  head: { kind: 'head', cell: headCell },
  place: {
    cell: ({ village, group, raw }, { villages, call }) =>
      placeText(villages.get(village ?? '') ?? raw.village, group, call),
  },
  members: { kind: 'figure', cell: ({ read }) => String(read.members ?? '') },
  programme: {
    cell: ({ read }, { programmes }) => ({
      text: programmes.get(String(read.programme)) ?? String(read.programme ?? ''),
      small: String(read.year ?? ''),
    }),
  },
  amount: { kind: 'figure', cell: amountCell },
  tail: { cell: ({ read }) => (typeof read.account === 'string' ? tail(read.account) : '') },
  result: {
    cell: ({ read }, { call }) => ({
      text: read.result ? wordIn(call, 'results', String(read.result)) : '',
      small: String(read.reason ?? ''),
    }),
  },
  change: { cell: changeCell },
  state: { cell: stateCell },
};
const OF_KIND: Partial<Record<UploadKind, readonly string[]>> = {
  households: ['head', 'place', 'members', 'tail', 'change', 'state'],
  payments: ['head', 'place', 'programme', 'amount', 'tail', 'change', 'state'],
  bankResults: ['head', 'amount', 'tail', 'result', 'state'],
};

export function columnsFor(kind: UploadKind, call: DeskCall): Column[] {
  return namesFor(kind).map((name) => {
    const column = COLUMNS[name];
    return { label: wordIn(call, 'columns', name), ...(column?.kind && { kind: column.kind }) };
  });
}

export function cellsFor(kind: UploadKind, row: UploadRow, tools: CellTools): Cell[] {
  return namesFor(kind).map((name) => COLUMNS[name]?.cell(row, tools) ?? '');
}

function namesFor(kind: UploadKind): readonly string[] {
  return OF_KIND[kind] ?? ['head', 'state'];
}

/** Of a file of cases whoever applies. */
function headCell({ row, read, raw }: UploadRow, { call, upload }: CellTools): Cell {
  const name = String(read.head ?? raw.head ?? read.applicant ?? '');
  const says = fill(String(call.words.rowNumber), { row });
  return { text: maskName(name) || says, href: `/uploads/${upload}/rows/${row}`, small: name ? says : '' };
}

function amountCell({ amount, before }: UploadRow, { call }: CellTools): Cell {
  if (amount === null) return '';
  const text = yuan(amount);
  if (before === null || before === amount) return text;
  const times = before > 0 ? amount / before : 0;
  const many = times >= MANY_TIMES || (times > 0 && times <= 1 / MANY_TIMES);
  const ratio = times >= 1 ? times : 1 / times;
  const much = fill(String(times >= 1 ? call.words.timesMore : call.words.timesLess), {
    times: String(Math.round(ratio)),
  });
  const small = `${fill(String(call.words.before), { amount: yuan(before) })}${many ? ` ${much}` : ''}`;
  return { text, small, ...(many && { tone: 'hand' as const }) };
}

function changeCell({ row, change, state }: UploadRow, { call, compared }: CellTools): Cell {
  if (change === null || state === 'left') return '';
  const differ = (compared.get(row)?.differences ?? []).filter(({ differs }) => differs);
  const small =
    change === 'changed'
      ? differ.map(({ field }) => wordIn(call, 'fieldNames', field)).join(String(call.words.comma))
      : '';
  return { text: wordIn(call, 'numbers', change), small };
}

function stateCell({ state }: UploadRow, { call }: CellTools): Cell {
  const tone = STATE_TONES[state];
  return { text: wordIn(call, 'rowStates', state), ...(tone && { tone }) };
}

/** 光明村 3组 */
export function placeText(village: string | undefined, group: number | null, { words }: DeskCall): string {
  return `${village ?? ''} ${group === null ? '' : fill(String(words.group), { group })}`.trim();
}
