import type { Change } from '../core/change';
import type { Session } from './engine';
import { inserter } from './rows';
import { languages } from './schema.mysql';

const choose = inserter(languages, ['phone', 'language', 'at'], ['language', 'at']);

/** Of several choices for one phone the last counts. */
export async function applyLanguages(
  session: Session,
  changes: Extract<Change, { kind: 'language' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ phone, language, at }) => [phone, { phone, language, at }]));
  await choose(session, [...last.values()]);
}
