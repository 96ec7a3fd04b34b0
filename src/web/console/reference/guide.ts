/** How a matter is done, as its department's head says it: papers, window, hours, fee. What it is called and promised stays. */
import { may, type Subject } from '../../../core/desk/may';
import { placeOf } from '../../../core/desk/places';
import {
  type HeldReference,
  REFERENCE_TABLES,
  readTextRows,
  type TextRow,
} from '../../../core/intake/reference';
import type { ReferenceReads } from '../../../ports';
import { type Form, type FormErrors, fieldsOf } from '../frame/form';
import { type Overtaken, overtakenBy, standData } from '../frame/overtaken';
import { type DeskCall, type DeskRoute, type EntryAnswer, type PageAnswer, route } from '../frame/route';
import { shownLines } from './edit';
import { titleOf } from './tabs';
import { authorOf, KIND_PAGES, type ReferenceTools, rowIn } from './tools';

const NAMES = [
  'papers',
  'forms',
  'place',
  'hours',
  'fee',
  'phone',
  'deadline',
  'aliases',
  'am',
  'pm',
  'late',
];
const FIELDS = KIND_PAGES.matters.fields.filter(({ name }) => NAMES.includes(name));

export function guideRoutes(tools: ReferenceTools): DeskRoute[] {
  const at = {
    path: '/matters/guide',
    needs: 'matter.set',
    async find(call: DeskCall) {
      const held = await tools.office.held();
      const id = call.query('id');
      const row = REFERENCE_TABLES.matters.rows(held).find((one) => one.id === id);
      return row ? { subject: subjectOf(id, held, await tools.reads.areas()), it: row } : null;
    },
  } as const;
  return [
    route<TextRow>({ ...at, method: 'get', handle: async (call, row) => guidePage(call, row) }),
    route<TextRow>({ ...at, method: 'post', handle: (call, row) => save(call, row, tools) }),
  ];
}

/** Matters whose guide this account writes, by id. */
export function guidedBy(
  { account }: DeskCall,
  held: HeldReference,
  areas: Awaited<ReturnType<ReferenceReads['areas']>>,
): ReadonlySet<string> {
  const own = held.matters.filter(
    ({ id }) => may(account, 'matter.set', subjectOf(id, held, areas)) === 'yes',
  );
  return new Set(own.map(({ id }) => id));
}

/** Of its department, and of whoever governs where that is. */
function subjectOf(
  id: string,
  { matters, departments }: HeldReference,
  areas: Awaited<ReturnType<ReferenceReads['areas']>>,
): Subject {
  const department = matters.find((one) => one.id === id)?.department ?? null;
  return placeOf({ area: null, department }, { areas, departments }) ?? { path: null, department };
}

async function save(
  call: DeskCall,
  row: TextRow,
  { office, lastSave }: ReferenceTools,
): Promise<EntryAnswer> {
  const overtaken = await overtakenBy(call, keptOf(row), () => lastSave(`matters ${row.id}`));
  if (overtaken) return { ...guidePage(call, row, {}, overtaken), status: 409 };
  const { file } = REFERENCE_TABLES.matters;
  const rows = readTextRows([{ ...row, ...rowIn(call.form, FIELDS) }], file);
  const given = { rows, fields: new Set(file.fields.map(({ name }) => name)) };
  const put = await office.put('matters', given, 'all', { ...authorOf(call), looked: true });
  const found = put.rows.flatMap((one) => one.found);
  if (found.length === 0) return { to: '/matters', done: 'saved' };
  const errors = Object.fromEntries(found.toReversed().map((one) => [one.field ?? 'place', one.kind]));
  return { ...guidePage(call, row, errors), status: 422 };
}

/** As its form is drawn of it. */
function keptOf(row: TextRow): Form {
  return Object.fromEntries(FIELDS.map(({ name }) => [name, [shownLines('matters', name, row[name] ?? '')]]));
}

function guidePage(
  call: DeskCall,
  row: TextRow,
  errors: FormErrors = {},
  overtaken: Overtaken | null = null,
): PageAnswer {
  const { words, form: sent } = call;
  const form = overtaken?.form ?? (Object.keys(errors).length > 0 ? sent : keptOf(row));
  const views = fieldsOf(FIELDS, { form, errors, words, kept: overtaken?.kept });
  return {
    page: 'edit',
    title: row.name ?? '',
    trail: [{ href: '/matters', label: titleOf(call, 'matters') }],
    data: {
      kind: 'matters',
      id: row.id,
      home: '/matters',
      action: `/matters/guide?id=${encodeURIComponent(row.id ?? '')}`,
      ...standData(keptOf(row), overtaken),
      fields: FIELDS.map(({ name }) => views[name]),
    },
  };
}
