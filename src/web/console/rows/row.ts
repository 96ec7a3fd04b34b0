/** One row: what it changes, field by field; what is wrong with it, who decided what and why, what its household said. */
import type { Confirmation, Fault, UploadRow } from '../../../core/model/desk/upload';
import { faultWords } from '../../pages/faultWords';
import { type Cell, fill, tableOf } from '../frame/parts';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { findUpload, type Placed } from '../uploads/tools';
import { placeText } from './cells';
import { type RowTools, recordRows, trailTo, wordIn } from './tools';
import { type Names, sayRaw, sayValue } from './values';

/** Decisions that are shown. */
const SHOWN = 50;

interface OneRow extends Placed {
  row: UploadRow;
}

export function rowRoute(tools: RowTools): DeskRoute {
  const findPlaced = findUpload(tools);
  return route<OneRow>({
    method: 'get',
    path: '/uploads/:upload/rows/:row',
    needs: 'upload.rows',
    find: async (call) => {
      const found = await findPlaced(call);
      const number = /^\d{1,9}$/.test(call.params.row ?? '') ? Number(call.params.row) : null;
      if (!found || number === null) return null;
      const [row] = await tools.uploads.rowsOf(found.it.upload.id, [number]);
      return row ? { ...found, it: { ...found.it, row } } : null;
    },
    handle: (call, one) => page(call, one, tools),
  });
}

async function page(call: DeskCall, { row, ...placed }: OneRow, tools: RowTools): Promise<Answer> {
  const { upload } = placed;
  await recordRows(call, placed, tools, 'row', row.row);
  const [areas, programmes, compared, faults, said, decisions] = await Promise.all([
    tools.areas(),
    tools.programmes(),
    tools.compare(upload, [row]),
    tools.uploads.faultsOf(upload.id, [row.row]),
    tools.uploads.confirmations(upload.id, [row.row]),
    decisionsOn(call, `${upload.id}/${row.row}`, tools),
  ]);
  const names: Names = {
    villages: new Map(areas.map(({ id, name }) => [id, name])),
    programmes: new Map(programmes.map(({ id, name }) => [id, name])),
  };
  const { raw, read, village, group, state } = row;
  const head = String(read.head ?? raw.head ?? '');
  const number = fill(String(call.words.rowNumber), { row: row.row });
  const against = compared.get(row.row);
  return {
    page: 'row',
    title: head || number,
    trail: trailTo(call, placed, false),
    data: {
      place: [number, placeText(names.villages.get(village ?? '') ?? raw.village, group, call)]
        .filter(Boolean)
        .join(' · '),
      state: {
        says: wordIn(call, 'rowStates', state),
        tone: state === 'left' ? 'wait' : state === 'faulty' ? 'hand' : 'done',
      },
      identity: sayRaw('identity', raw.identity ?? '', call),
      compared: against ? comparison(call, against, names) : plain(call, row, names),
      faults: await faultTable(call, faults, placed, tools),
      said: await saidTable(call, said, tools),
      decisions,
    },
  };
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

async function faultTable(call: DeskCall, faults: readonly Fault[], { upload }: Placed, tools: RowTools) {
  const rows = await Promise.all(
    faults.map(async ({ kind, column, value, state, by, reason }): Promise<Cell[]> => {
      const field = upload.columns?.[column] ?? '';
      const where = field === '' ? '' : wordIn(call, 'fieldNames', field);
      return [
        { text: faultWords(call.wordsOf('uploads'), kind).what, small: where },
        sayRaw(field, value, call),
        { text: wordIn(call, 'faultStates', state), tone: state === 'open' ? 'hand' : 'done' },
        { text: by ? await tools.nameOf(by) : '', small: reason ?? '' },
      ];
    }),
  );
  return tableOf({
    caption: String(call.words.faultsTitle),
    columns: [
      { label: wordIn(call, 'columns', 'fault'), kind: 'head' },
      ...['value', 'state', 'who'].map((name) => ({ label: wordIn(call, 'columns', name) })),
    ],
    rows,
    empty: { says: String(call.words.noFaults) },
  });
}

async function saidTable(call: DeskCall, said: readonly Confirmation[], tools: RowTools) {
  const rows = await Promise.all(
    said.map(async ({ answer, field, was, becomes, note, by, at, settled }): Promise<Cell[]> => {
      const change = field
        ? `${wordIn(call, 'fieldNames', field)} ${sayRaw(field, was ?? '', call)} → ${sayRaw(field, becomes ?? '', call)}`
        : '';
      return [
        { text: wordIn(call, 'answers', answer), small: [change, note].filter(Boolean).join(' · ') },
        { text: await tools.nameOf(by), small: call.time(at) },
        settled ? { text: wordIn(call, 'settlements', settled.how), small: settled.reason } : '',
      ];
    }),
  );
  return tableOf({
    caption: String(call.words.saidTitle),
    columns: [
      { label: wordIn(call, 'columns', 'answer'), kind: 'head' },
      { label: wordIn(call, 'columns', 'who') },
      { label: wordIn(call, 'columns', 'settled') },
    ],
    rows,
    empty: { says: String(call.words.nothingSaid) },
  });
}

/** What was done to this row, the last first; looks apart. */
async function decisionsOn(call: DeskCall, subject: string, tools: RowTools) {
  const { rows } = await tools.audit.entries(
    { subject, areas: null },
    { after: null, limit: SHOWN, newestFirst: true },
  );
  const done = rows.filter(({ action }) => action !== 'upload.look');
  const actions = call.wordsOf('audit').actions as Record<string, string>; // templates/console/audit/*.json
  return tableOf({
    caption: String(call.words.decisionsTitle),
    columns: [
      { label: wordIn(call, 'columns', 'done'), kind: 'head' },
      { label: wordIn(call, 'columns', 'who') },
      { label: wordIn(call, 'columns', 'reason') },
    ],
    rows: await Promise.all(
      done.map(async ({ action, actor, at, reason }) => [
        actions[action] ?? action,
        { text: await tools.nameOf(actor), small: call.time(at) },
        reason ?? '',
      ]),
    ),
    empty: { says: String(call.words.noDecisions) },
  });
}
