/** One area, department, matter or programme: put in, mended, taken out. */
import { itemsOf } from '../../../core/intake/lists';
import {
  type HeldReference,
  REFERENCE_TABLES,
  readTextRows,
  type TextRow,
} from '../../../core/intake/reference';
import { fill } from '../../../core/views/fill';
import { type Form, type FormErrors, fieldsOf } from '../frame/form';
import { type Overtaken, overtakenBy, standData } from '../frame/overtaken';
import { type DeskCall, type DeskRoute, type EntryAnswer, type PageAnswer, route } from '../frame/route';
import { specsOf } from './choices';
import { titleOf, wordIn } from './tabs';
import { authorOf, KIND_PAGES, OF_ALL, type PagedKind, type ReferenceTools, rowIn } from './tools';

/** What a page is about, beside all that its choices are made of. `row`: as it is held; null: a new one. */
interface At {
  kind: PagedKind;
  row: TextRow | null;
  held: HeldReference;
}

export function editRoutes(kind: PagedKind, tools: ReferenceTools): DeskRoute[] {
  const needs = 'reference.set' as const;
  const find = async (call: DeskCall) => {
    const held = await tools.office.held();
    const row = REFERENCE_TABLES[kind].rows(held).find(({ id }) => id === call.query('id'));
    return row ? { subject: OF_ALL, it: { kind, row, held } } : null;
  };
  const fresh = async () => ({ subject: OF_ALL, it: { kind, row: null, held: await tools.office.held() } });
  const asNew = { path: `/${kind}/new`, needs, find: fresh };
  const asHeld = { path: `/${kind}/edit`, needs, find };
  const shown = async (call: DeskCall, at: At) => editPage(call, at, {});
  return [
    route({ method: 'get', ...asNew, handle: shown }),
    route({ method: 'post', ...asNew, handle: (call, at) => save(call, at, tools) }),
    route({ method: 'get', ...asHeld, handle: shown }),
    route({ method: 'post', ...asHeld, handle: (call, at) => mend(call, at, tools) }),
    route({
      method: 'post',
      path: `/${kind}/remove`,
      needs,
      find,
      handle: (call, at) => remove(call, at, tools),
    }),
  ];
}

async function remove(
  call: DeskCall,
  at: At & { row: TextRow },
  { office }: ReferenceTools,
): Promise<EntryAnswer> {
  const done = await office.remove(KIND_PAGES[at.kind].of, at.row.id ?? '', authorOf(call));
  if (done === 'done') return { to: `/${at.kind}`, done: 'removed' };
  return { ...editPage(call, at, {}, { trouble: String(call.words.isUsed) }), status: 409 };
}

async function mend(call: DeskCall, at: At & { row: TextRow }, tools: ReferenceTools): Promise<EntryAnswer> {
  const { kind, row } = at;
  const lastSave = () => tools.lastSave(`${kind} ${row.id}`);
  const overtaken = await overtakenBy(call, keptOf(kind, row), lastSave);
  if (overtaken) return { ...editPage(call, at, {}, { overtaken }), status: 409 };
  return save(call, at, tools);
}

async function save(
  call: DeskCall,
  at: At,
  { office }: ReferenceTools,
): Promise<PageAnswer | { to: string; done: string }> {
  const { kind, row: was } = at;
  const { file } = REFERENCE_TABLES[kind];
  const { fields } = KIND_PAGES[kind];
  const typed = rowIn(call.form, fields);
  const row = was ? { ...typed, id: was.id ?? '' } : typed;
  const given = { rows: readTextRows([row], file), fields: new Set(file.fields.map(({ name }) => name)) };
  if (!was && (await office.check(kind, given))[0]?.change !== 'new')
    return { ...editPage(call, at, { id: 'nameTaken' }), status: 422 };
  const { rows } = await office.put(kind, given, 'all', { ...authorOf(call), looked: true });
  const found = rows.flatMap((one) => one.found);
  if (found.length === 0) return { to: `/${kind}`, done: 'saved' };
  const errors = Object.fromEntries(found.toReversed().map((one) => [one.field ?? 'id', one.kind]));
  return { ...editPage(call, at, errors), status: 422 };
}

function editPage(
  call: DeskCall,
  at: At,
  errors: FormErrors,
  { trouble = '', overtaken }: { trouble?: string; overtaken?: Overtaken } = {},
): PageAnswer {
  const { words } = call;
  const { kind, row } = at;
  const held = row && keptOf(kind, row);
  const isTyped = Object.keys(call.form).length > 1;
  const sent = overtaken?.form ?? call.form;
  const form = isTyped ? { ...sent, ...(row && { id: [row.id ?? ''] }) } : (held ?? {});
  const specs = specsOf(at, form, words).filter(({ name }) => !row || name !== 'id');
  const views = fieldsOf(specs, { form, errors, words: namedFor(kind, words), kept: overtaken?.kept });
  const name = row?.name ?? '';
  return {
    page: 'edit',
    title: row ? name : wordIn(words.newOnes, kind),
    trail: [{ href: `/${kind}`, label: titleOf(call, kind) }],
    data: {
      kind,
      id: row?.id ?? '',
      home: `/${kind}`,
      action: row ? `/${kind}/edit?id=${encodeURIComponent(row.id ?? '')}` : `/${kind}/new`,
      removal: row ? `/${kind}/remove?id=${encodeURIComponent(row.id ?? '')}` : '',
      removeSays: fill(String(words.removeSays), { name }),
      fields: specs.map((spec) => views[spec.name]),
      trouble,
      ...(held && standData(held, overtaken)),
    },
  };
}

/** The id of an area is its code, which has a name of its own. */
function namedFor(kind: PagedKind, words: DeskCall['words']): DeskCall['words'] {
  if (kind !== 'areas') return words;
  return { ...words, fields: { ...(words.fields as object), id: wordIn(words.fields, 'areaCode') } }; // a table of templates/console/reference/*.json
}

/** As its form is drawn of it. */
function keptOf(kind: PagedKind, row: TextRow): Form {
  return Object.fromEntries(
    KIND_PAGES[kind].fields
      .filter(({ name }) => name !== 'id')
      .map(({ name }) => [name, [shownLines(kind, name, row[name] ?? '')]]),
  );
}

/** What has several lines to be typed in has an item on each. */
export function shownLines(kind: PagedKind, name: string, value: string): string {
  const isLong = KIND_PAGES[kind].fields.some((field) => field.name === name && field.kind === 'long');
  return isLong ? itemsOf(value).join('\n') : value;
}
