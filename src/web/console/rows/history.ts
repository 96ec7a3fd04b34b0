/** What became of one row so far: what was wrong with it, what its household said, who decided what and why. */
import type { Confirmation, Fault, Upload, UploadRow } from '../../../core/model/desk/upload';
import { faultWords } from '../../pages/faultWords';
import { type Cell, tableOf } from '../frame/parts';
import type { DeskCall } from '../frame/route';
import { type RowTools, wordIn } from './tools';
import { sayRaw } from './values';

/** Decisions that are shown. */
const SHOWN = 50;

/** As tables of the row's page. */
export async function historyOf(
  call: DeskCall,
  { upload, row }: { upload: Upload; row: UploadRow },
  tools: RowTools,
) {
  const [faults, said] = await Promise.all([
    tools.uploads.faultsOf(upload.id, [row.row]),
    tools.uploads.confirmations(upload.id, [row.row]),
  ]);
  return {
    faults: await faultTable(call, faults, upload, tools),
    said: await saidTable(call, said, row, tools),
    decisions: await decisionsOn(call, `${upload.id}/${row.row}`, tools),
  };
}

async function faultTable(call: DeskCall, faults: readonly Fault[], upload: Upload, tools: RowTools) {
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

async function saidTable(
  call: DeskCall,
  said: readonly Confirmation[],
  { answer: last }: UploadRow,
  tools: RowTools,
) {
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
    empty: { says: String(last === 'signed' ? call.words.signedSaid : call.words.nothingSaid) },
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
