/** Areas, departments, matters and programmes: what there is, looked through by a word. */
import { may } from '../../../core/desk/may';
import { itemsOf } from '../../../core/intake/lists';
import { REFERENCE_TABLES, type TextRow } from '../../../core/intake/reference';
import { fill } from '../../../core/views/fill';
import { askedRoutes } from '../frame/asked';
import { type Cell, tableOf } from '../frame/parts';
import type { DeskCall, DeskRoute } from '../frame/route';
import { SOUGHT, searched } from '../frame/search';
import { levelsOf } from './choices';
import { guidedBy } from './guide';
import { tabsOf, titleOf, wordIn } from './tabs';
import { KIND_PAGES, OF_ALL, type PagedKind, type ReferenceTools } from './tools';

export function listRoutes(kind: PagedKind, { office, reads }: ReferenceTools): DeskRoute[] {
  return askedRoutes({ path: `/${kind}`, needs: 'reference.look', fields: SOUGHT }, async (call) => {
    const held = await office.held();
    const starters = new Set(
      [...held.departments, ...held.matters, ...held.programmes]
        .filter(({ origin }) => origin === 'starter')
        .map(({ id }) => id),
    );
    const rows = REFERENCE_TABLES[kind].rows(held);
    const isStarter = (row: TextRow) => kind !== 'areas' && starters.has(row.id ?? '');
    const guided = kind === 'matters' ? guidedBy(call, held, await reads.areas()) : new Set<string>();
    const marks = {
      isStarter,
      isGuided: (row: TextRow) => guided.has(row.id ?? ''),
      shown: shownBy(held.areas, call.words),
    };
    return { page: 'list', title: titleOf(call, kind), data: listData(call, kind, rows, marks) };
  });
}

/** What is said of rows beside their own cells. */
interface Marks {
  isStarter(row: TextRow): boolean;
  isGuided(row: TextRow): boolean;
  /** A cell as its column shows it. */
  shown(column: string, text: string): string;
}

function listData(
  call: DeskCall,
  kind: PagedKind,
  rows: readonly TextRow[],
  { isStarter, isGuided, shown: shownAs }: Marks,
) {
  const { words, account } = call;
  const { shown, nothing, data } = searched(call, `/${kind}`, rows, (row) => Object.values(row));
  const sets = may(account, 'reference.set', OF_ALL) === 'yes';
  const marked = rows.filter(isStarter).length;
  return {
    kind,
    sets,
    any: rows.length > 0,
    tabs: tabsOf(call, kind),
    starter: marked > 0 ? fill(String(words.starterLeft), { count: marked }) : '',
    offersStarter: sets && rows.length === 0 && kind !== 'areas',
    list: tableOf({
      caption: '',
      columns: KIND_PAGES[kind].columns.map((name) => ({
        label: wordIn(words.fields, name === 'id' && kind === 'areas' ? 'areaCode' : name),
        ...(name === 'name' && { kind: 'head' as const }),
        ...((name === 'promisedDays' || name === 'ladder') && { kind: 'figure' as const }),
      })),
      rows: shown.map((row) =>
        cellsOf(call, kind, row, {
          to: sets ? 'edit' : isGuided(row) ? 'guide' : '',
          isStarter: isStarter(row),
          shown: shownAs,
        }),
      ),
      empty: nothing ?? emptyOf(call, kind, sets),
    }),
    ...data,
  };
}

function cellsOf(
  { words }: DeskCall,
  kind: PagedKind,
  row: TextRow,
  { to, isStarter, shown }: { to: 'edit' | 'guide' | ''; isStarter: boolean; shown: Marks['shown'] },
): Cell[] {
  const href = to && `/${kind}/${to}?id=${encodeURIComponent(row.id ?? '')}`;
  return KIND_PAGES[kind].columns.map((name): Cell => {
    const text = row[name] ?? '';
    if (name !== 'name') return shown(name, text);
    return { text, href, ...(isStarter && { small: String(words.starterMark) }) };
  });
}

/** A place by its name; phones of leaders by how many there are. */
function shownBy(areas: readonly { id: string; name: string }[], words: DeskCall['words']) {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return (column: string, text: string): string => {
    if (column === 'parent') return names.get(text) ?? '';
    if (column === 'area') return text === '' ? String(words.wholeCounty) : (names.get(text) ?? text);
    if (column === 'level') return levelsOf(words)[text] ?? text;
    if (column === 'ladder') return String(itemsOf(text).length || '');
    return text;
  };
}

function emptyOf({ words }: DeskCall, kind: PagedKind, sets: boolean) {
  const says = wordIn(words.empty, kind);
  return sets ? { says, href: `/${kind}/import`, label: String(words.import) } : { says };
}
