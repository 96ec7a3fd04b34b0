/** The rows of a file, a page at a time: all, by what they change, by village, or the greatest change of a sum first. */
import { canConfirm } from '../../../core/intake/confirming';
import type { RowChange } from '../../../core/model/desk/upload';
import { maskName } from '../../../core/text/mask';
import { fill } from '../../../core/views/fill';
import type { GoneHousehold } from '../../../ports';
import { CONSOLE } from '../frame/addresses';
import { typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { findUpload, type Placed } from '../uploads/tools';
import { type Asked, addressOf, askedOf, filterFields, VIEWS, type View } from './asked';
import { cellsFor, columnsFor, placeText } from './cells';
import { headingOf, type RowTools, recordRows, trailTo, wordIn } from './tools';

const SHOWN = 50;

export function listRoutes(tools: RowTools): DeskRoute[] {
  const at = { path: '/uploads/:upload/rows', needs: 'upload.rows', find: findUpload(tools) } as const;
  const handle = (call: DeskCall, placed: Placed) => page(call, placed, tools);
  // What is searched for is posted: an address would keep whom somebody looked for.
  return [route({ ...at, method: 'get', handle }), route({ ...at, method: 'post', handle })];
}

async function page(call: DeskCall, placed: Placed, tools: RowTools): Promise<Answer> {
  const { upload, area } = placed;
  const { uploads } = tools;
  const asked = askedOf(call);
  await recordRows(call, placed, tools, asked.search === '' ? 'rows' : 'search');
  const base = `/uploads/${upload.id}/rows`;
  const [villages, counts] = await Promise.all([uploads.villages(upload.id), countsOf(placed, tools)]);
  const found =
    asked.view === 'gone' ? await gone(call, placed, tools) : await listed(call, placed, asked, tools);
  const count =
    asked.view === 'gone' ? counts.gone : await uploads.rowCount(upload.id, asked.filter, asked.order);
  return {
    page: 'list',
    title: String(call.words.title),
    trail: trailTo(call, placed, true),
    data: {
      heading: headingOf(call, placed),
      area: area.name,
      tabs: tabsFor(call, placed, asked, counts),
      action: `${CONSOLE}${base}`,
      view: asked.view,
      fields: asked.view === 'gone' ? [] : filterFields(call, asked, villages),
      print: printOf(upload, asked),
      clear: `${CONSOLE}${addressOf(base, { ...asked, filter: {} })}`,
      says: sayOf(call, asked, count ?? 0),
      table: found.table,
      searched: asked.search !== '',
      ...{
        next: found.next,
        nextHref: found.next && `${CONSOLE}${addressOf(base, asked, { after: found.next })}`,
      },
      first: call.query('after') || typed(call.form, 'after') ? `${CONSOLE}${addressOf(base, asked)}` : '',
    },
  };
}

/** The sheets of the village that is looked at. */
function printOf({ id, kind }: Placed['upload'], { filter }: Asked): string {
  return canConfirm(kind) && filter.village
    ? `${CONSOLE}/uploads/${id}/villages/${filter.village}/print`
    : '';
}

async function listed(call: DeskCall, placed: Placed, asked: Asked, tools: RowTools) {
  const { upload } = placed;
  const { rows, next } = await tools.uploads.rowList(upload.id, asked.filter, {
    order: asked.order,
    after: asked.after,
    limit: SHOWN,
  });
  const [areas, programmes, compared] = await Promise.all([
    tools.areas(),
    tools.programmes(),
    tools.compare(upload, rows),
  ]);
  const cells = {
    call,
    upload: upload.id,
    compared,
    villages: new Map(areas.map(({ id, name }) => [id, name])),
    programmes: new Map(programmes.map(({ id, name }) => [id, name])),
  };
  const table = tableOf({
    caption: wordIn(call, 'views', asked.view),
    columns: columnsFor(upload.kind, call),
    rows: rows.map((row) => cellsFor(upload.kind, row, cells)),
    empty: emptyOf(call, placed, asked),
  });
  return { table, next: next ? next.join('.') : '' };
}

/** Of a first payment no change can be the greatest: its sums are looked at by themselves. */
function emptyOf(call: DeskCall, { upload }: Placed, { view, filter }: Asked) {
  const { words } = call;
  if (view !== 'swing' || filter.search || filter.village) return { says: String(words.none) };
  const href = `/uploads/${upload.id}/rows?view=amount`;
  return { says: String(words.noneBefore), href, label: wordIn(call, 'views', 'amount') };
}

/** Households that are held there and that this file does not have. */
async function gone(call: DeskCall, { upload, area }: Placed, tools: RowTools) {
  const [, village, id] = /^(\w+)\.([\w-]+)$/.exec(call.query('after')) ?? [];
  const after = id === undefined ? null : ([village ?? '', id] as const);
  const all = await tools.uploads.gone(upload.id, area.path, { after, limit: SHOWN + 1 });
  const shown = all.slice(0, SHOWN);
  const last = shown.at(-1);
  const table = tableOf({
    caption: wordIn(call, 'views', 'gone'),
    columns: [
      { label: wordIn(call, 'columns', 'head'), kind: 'head' },
      { label: wordIn(call, 'columns', 'place') },
      { label: wordIn(call, 'columns', 'household') },
    ],
    rows: shown.map(({ id: household, head, group, name }: GoneHousehold) => [
      maskName(head),
      placeText(name, group, call),
      household,
    ]),
    empty: { says: String(call.words.none) },
  });
  return { table, next: all.length > SHOWN && last ? `${last.village}.${last.id}` : '' };
}

type Counts = Partial<Record<View, number>>;

/** Rows of each tab; absent where it is none of this kind of file. */
async function countsOf({ upload, area }: Placed, { uploads }: RowTools): Promise<Counts> {
  const counts = await uploads.counts(upload.id);
  const sum = (fits: (one: (typeof counts)[number]) => boolean) =>
    counts.filter(fits).reduce((all, { count }) => all + count, 0);
  const isOut = (state: string) => state === 'left' || state === 'faulty';
  const of = (change: RowChange) => sum((one) => one.change === change && !isOut(one.state));
  const all = { all: sum(() => true), refused: sum(({ state }) => isOut(state)) };
  if (upload.kind === 'households')
    return {
      ...all,
      new: of('new'),
      changed: of('changed'),
      same: of('same'),
      gone: await uploads.goneCount(upload.id, area.path),
    };
  if (upload.kind !== 'payments') return all;
  const corrects = upload.corrects ? { new: of('new'), changed: of('changed'), same: of('same') } : {};
  return { ...all, ...corrects, swing: 0, amount: 0 };
}

function tabsFor(call: DeskCall, { upload }: Placed, asked: Asked, counts: Counts) {
  return VIEWS.filter((view) => counts[view] !== undefined).map((view) => ({
    href: addressOf(`/uploads/${upload.id}/rows`, { ...asked, view, filter: {} }),
    label: wordIn(call, 'views', view),
    here: view === asked.view,
    count: view === 'swing' || view === 'amount' ? '' : String(counts[view]),
  }));
}

function sayOf(call: DeskCall, { view }: Asked, count: number): string {
  const sentence = wordIn(call, 'viewsSay', view);
  return `${fill(String(call.words.found), { count })}${sentence === view ? '' : sentence}`;
}
