/** Areas, from the city down to villages, each with its path from the top: all below an area begin with its path. */
import { sql } from 'drizzle-orm';
import type { AreaRecord } from '../../core/model/desk/reference';
import type { ReferenceReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { areas } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { namesFrom, type Of } from './common';

const AREA = columnsOf(areas);
const written = ['id', 'parent', 'level', 'name', 'aliases'] as const;
const put = inserter(areas, written, ['parent', 'level', 'name', 'aliases']);
const add = inserter(areas, written, 'keep');
const putPaths = inserter(areas, AREA.names, ['path']);
const all = select(AREA, sql`from ${areas} order by ${areas.id}`);
const pathless = select(columnsOf(areas, ['id']), sql`from ${areas} where ${areas.path} is null limit 1`);

export async function applyAreas(session: Session, changes: Of<'area'>[]): Promise<void> {
  if (changes.length === 0) return;
  await put(
    session,
    changes.map(({ area }) => rowOf(area)),
  );
  await mendPaths(session);
}

/** Adds those that are not there yet. */
export async function loadAreas(session: Session, records: readonly AreaRecord[]): Promise<void> {
  await add(session, records.map(rowOf));
  await mendPaths(session);
}

function rowOf({ aliases, ...area }: AreaRecord) {
  return { ...area, aliases: aliases ? JSON.stringify(aliases) : null };
}

/** A village that moves to another township takes its path along, and a township its villages: few rows, once a year. */
async function mendPaths(session: Session): Promise<void> {
  const rows = await all(session);
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const stale = rows.flatMap((row) => {
    const path = pathOf(row.id, parents);
    return path === row.path ? [] : [{ ...row, path }];
  });
  await putPaths(session, stale);
}

/** Areas from before there were paths get theirs when the store is opened: without one, nothing below them is found. */
export async function mendOldPaths(engine: Engine): Promise<void> {
  if ((await pathless(engine)).length > 0) await engine.transaction(mendPaths);
}

/** City, county, township, village, and a step to spare: a ring of parents ends here. */
const DEEPEST = 5;

function pathOf(id: string, parents: ReadonlyMap<string, string | null>): string {
  const steps = [id];
  for (let above = parents.get(id); above && steps.length < DEEPEST; above = parents.get(above))
    steps.unshift(above);
  return `${steps.join('/')}/`;
}

export function areaReads(engine: Engine): Pick<ReferenceReads, 'areas'> {
  return {
    areas: async () =>
      (await all(engine)).map(({ aliases, path, level, ...area }) => ({
        ...area,
        level: level as AreaRecord['level'], // written by us from one
        aliases: namesFrom(aliases),
        path: path ?? `${area.id}/`,
      })),
  };
}
