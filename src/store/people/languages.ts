import type { Change } from '../../core/model/change';
import type { Session } from '../engine/engine';
import { languages } from '../schema/mysql';
import { inserter } from '../sql/rows';

const choose = inserter(languages, ['phone', 'language', 'at'], ['language', 'at']);

/** Of several choices for one phone the last counts. */
export async function applyLanguages(
  session: Session,
  changes: Extract<Change, { kind: 'language' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ phone, language, at }) => [phone, { phone, language, at }]));
  await choose(session, [...last.values()]);
}
