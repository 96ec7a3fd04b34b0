/** Which column of a file is which: as far as its header says, the rest by hand. */
import { matchColumns } from '../../../core/intake/header';
import { fill } from '../../../core/views/fill';
import type { Words } from '../../pages/pages';
import { typed } from '../frame/form';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { findUpload, kindsOf, type Placed, recordLook, trailOf, type UploadTools, wordTable } from './tools';

export function columnRoutes(tools: UploadTools): DeskRoute[] {
  const find = findUpload(tools);
  const address = '/uploads/:upload/columns';
  return [
    route({
      method: 'get',
      path: address,
      needs: 'upload.mend',
      find,
      handle: (call, placed) => page(call, placed, tools, ''),
    }),
    route({
      method: 'post',
      path: address,
      needs: 'upload.mend',
      find,
      handle: (call, placed) => match(call, placed, tools),
    }),
  ];
}

function fieldsFor({ upload }: Placed, { intake }: UploadTools) {
  return intake.kinds.find(({ kind }) => kind === upload.kind)?.fields ?? [];
}

/** Whoever chose the wrong kind is told of the one whose columns are all there; empty: there is no such. */
function otherKind(cells: readonly string[], { upload }: Placed, words: Words, tools: UploadTools): string {
  const other = kindsOf(tools).find(({ kind, fields }) => {
    const { missing, twice } = matchColumns(cells, fields);
    return kind !== upload.kind && missing.length === 0 && twice.length === 0;
  });
  const kind = other && (wordTable(words, 'kinds')[other.kind] ?? other.kind);
  return kind === undefined ? '' : fill(String(words.otherKind), { kind });
}

async function page(call: DeskCall, placed: Placed, tools: UploadTools, wrong: string): Promise<Answer> {
  const { words, form } = call;
  const names = wordTable(words, 'fieldNames');
  // Beside each column stand cells of it.
  await recordLook(call, placed, tools, 'columns');
  const found = await tools.intake.header(placed.upload.id);
  const fields = fieldsFor(placed, tools);
  const columns = (found?.cells ?? []).map((cell, column) => {
    const chosen = typed(form, `c${column}`) || (found?.match.columns[column] ?? '');
    return {
      column,
      name: cell || `${words.column} ${column + 1}`,
      unknown: chosen === '',
      samples: (found?.samples ?? [])
        .map((row) => row[column] ?? '')
        .filter(Boolean)
        .join(' · '),
      options: [{ value: '', label: String(words.ignored), chosen: chosen === '' }].concat(
        fields.map(({ name }) => ({ value: name, label: names[name] ?? name, chosen: name === chosen })),
      ),
    };
  });
  const list = (some: readonly string[]) => some.map((name) => names[name] ?? name).join(String(words.comma));
  return {
    page: 'columns',
    title: String(words.columnsTitle),
    trail: trailOf(words, placed),
    ...(wrong && { status: 422 as const }),
    data: {
      address: `/uploads/${placed.upload.id}/columns`,
      back: `/uploads/${placed.upload.id}`,
      columns,
      otherKind: otherKind(found?.cells ?? [], placed, words, tools),
      missing: list(found?.match.missing ?? []),
      twice: list(found?.match.twice ?? []),
      wrong,
    },
  };
}

async function match(call: DeskCall, placed: Placed, tools: UploadTools): Promise<Answer> {
  const { words, form, account } = call;
  const names = wordTable(words, 'fieldNames');
  const found = await tools.intake.header(placed.upload.id);
  const fields = fieldsFor(placed, tools);
  const columns: Record<number, string> = {};
  for (const column of (found?.cells ?? []).keys()) {
    const name = typed(form, `c${column}`);
    if (fields.some((field) => field.name === name)) columns[column] = name;
  }
  const said = Object.values(columns);
  const lacking = fields.filter(({ name, needed }) => needed && !said.includes(name)).map(({ name }) => name);
  const twice = said.filter((name, place) => said.indexOf(name) !== place);
  const wrong = [...lacking, ...twice].map((name) => names[name] ?? name).join(String(words.comma));
  if (wrong !== '') return page(call, placed, tools, wrong);
  await tools.intake.match(placed.upload.id, columns, found?.print ?? '', account.id);
  return { to: `/uploads/${placed.upload.id}`, done: 'matched' };
}
