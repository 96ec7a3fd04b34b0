/** Days that differ from the official calendar, as they are written. */
import type { Change } from '../../core/model/change';
import type { Session } from '../engine/engine';
import { localDays } from '../schema/mysql';
import { inserter } from '../sql/rows';

const insert = inserter(localDays, ['day', 'works', 'name'], ['works', 'name']);

/** The last word on a day counts. */
export async function applyLocalDays(
  session: Session,
  changes: Extract<Change, { kind: 'localDay' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ day, works, name }) => [day, { day, works: Number(works), name }]));
  await insert(session, [...last.values()]);
}
