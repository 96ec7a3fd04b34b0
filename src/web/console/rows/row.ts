/** One row: what it changes, field by field; what is wrong with it, who decided what and why, what its household said. */
import type { UploadRow } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { FormErrors } from '../frame/form';
import { type Cell, tableOf } from '../frame/parts';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { placeText } from './cells';
import { historyOf } from './history';
import { mendingForm } from './mendingForm';
import { findRow, type OneRow } from './oneRow';
import { type RowTools, recordRows, trailTo, wordIn } from './tools';
import { type Names, sayRaw, sayValue } from './values';

export function rowRoute(tools: RowTools): DeskRoute {
  return route<OneRow>({
    method: 'get',
    path: '/uploads/:upload/rows/:row',
    needs: 'upload.rows',
    find: findRow(tools),
    handle: (call, one) => rowPage(call, one, tools, {}),
  });
}

/** `errors`: of its form, where what was typed is no good. */
export async function rowPage(
  call: DeskCall,
  { row, ...placed }: OneRow,
  tools: RowTools,
  errors: FormErrors,
): Promise<Answer> {
  const { upload } = placed;
  await recordRows(call, placed, tools, 'row', row.row);
  const [areas, programmes, compared, history] = await Promise.all([
    tools.areas(),
    tools.programmes(),
    tools.compare(upload, [row]),
    historyOf(call, { upload, row }, tools),
  ]);
  const names: Names = {
    villages: new Map(areas.map(({ id, name }) => [id, name])),
    programmes: new Map(programmes.map(({ id, name }) => [id, name])),
  };
  const against = compared.get(row.row);
  return {
    page: 'row',
    title: String(row.read.head ?? row.raw.head ?? '') || numberOf(row, call),
    trail: trailTo(call, placed, false),
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    data: {
      mending: mendingForm(call, { ...placed, row }, tools, errors),
      ...standingOf(row, names, call),
      compared: against ? comparison(call, against, names) : plain(call, row, names),
      ...history,
    },
  };
}

/** Where it is of, and how it stands. */
function standingOf(row: UploadRow, { villages }: Names, call: DeskCall) {
  const { raw, village, group, state } = row;
  const place = placeText(villages.get(village ?? '') ?? raw.village, group, call);
  return {
    place: [numberOf(row, call), place].filter(Boolean).join(' · '),
    state: {
      says: wordIn(call, 'rowStates', state),
      tone: state === 'left' ? 'wait' : state === 'faulty' ? 'hand' : 'done',
    },
    identity: sayRaw('identity', raw.identity ?? '', call),
  };
}

function numberOf({ row }: UploadRow, { words }: DeskCall): string {
  return fill(String(words.rowNumber), { row });
}

function comparison(
  call: DeskCall,
  {
    with: against,
    differences,
  }: NonNullable<Awaited<ReturnType<RowTools['compare']>> extends Map<number, infer C> ? C : never>,
  names: Names,
) {
  return tableOf({
    caption: wordIn(call, 'against', against ?? 'nothing'),
    columns: [
      { label: wordIn(call, 'columns', 'field'), kind: 'head' },
      ...(against ? [{ label: wordIn(call, 'columns', against === 'last' ? 'last' : 'was') }] : []),
      { label: wordIn(call, 'columns', against === 'last' ? 'now' : 'becomes') },
    ],
    rows: differences
      .filter(({ was, becomes }) => was !== null || becomes !== null)
      .map(({ field, was, becomes, differs }): Cell[] => [
        wordIn(call, 'fieldNames', field),
        ...(against ? [sayValue(field, was, names, call)] : []),
        { text: sayValue(field, becomes, names, call), ...(differs && { tone: 'hand' as const }) },
      ]),
    empty: { says: String(call.words.none) },
  });
}

/** Of a kind that nothing is compared with: what the row says. */
function plain(call: DeskCall, { read, raw }: UploadRow, names: Names) {
  const fields = [...new Set([...Object.keys(raw), ...Object.keys(read)])].filter(
    (field) => field !== 'payment',
  );
  return tableOf({
    caption: wordIn(call, 'against', 'nothing'),
    columns: [
      { label: wordIn(call, 'columns', 'field'), kind: 'head' },
      { label: wordIn(call, 'columns', 'becomes') },
    ],
    rows: fields
      .map((field) => [
        wordIn(call, 'fieldNames', field),
        sayValue(field, read[field], names, call) || sayRaw(field, raw[field] ?? '', call),
      ])
      .filter(([, value]) => value !== ''),
    empty: { says: String(call.words.none) },
  });
}
