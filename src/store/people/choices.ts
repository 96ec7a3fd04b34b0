/** What people chose: what they want to hear no more, and in which language; and how they are reached. */
import { sql } from 'drizzle-orm';
import type { CaseReads, Reachable } from '../../core/cases/reads';
import type { Change } from '../../core/model/change';
import type { Language } from '../../core/model/message';
import type { Engine, Session } from '../engine/engine';
import { languages, optOuts, phones } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { fieldsOf, selectIn } from '../sql/select';
import { keys, statement, value } from '../sql/template';
import { isDead } from './phones';

const stop = inserter(optOuts, ['phone', 'scope', 'at'], ['at']);
const start = statement(
  sql`delete from ${optOuts} where ${optOuts.phone} = ${value} and ${optOuts.scope} = ${value}`,
);
const choose = inserter(languages, ['phone', 'language', 'at'], ['language', 'at']);
const about = selectIn(
  fieldsOf({
    phone: phones.phone,
    kind: sql<'registered' | 'chosen' | 'stopped'>`'registered'`,
    said: sql<string | null>`${phones.language}`,
    state: phones.state,
  }),
  sql`from ${phones} where ${phones.phone} in (${keys}) union all select ${languages.phone}, 'chosen', ${languages.language}, null from ${languages} where ${languages.phone} in (${keys}) union all select ${optOuts.phone}, 'stopped', ${optOuts.scope}, null from ${optOuts} where ${optOuts.phone} in (${keys})`,
);

/** In the order they came: the last word of a person counts. */
export async function applyOptOuts(
  session: Session,
  changes: Extract<Change, { kind: 'optOut' }>[],
): Promise<void> {
  for (const change of changes) {
    if (change.stopped) await stop(session, [change]);
    else await session.run(...start([change.phone, change.scope]));
  }
}

/** Of several choices for one phone the last counts. */
export async function applyLanguages(
  session: Session,
  changes: Extract<Change, { kind: 'language' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ phone, language, at }) => [phone, { phone, language, at }]));
  await choose(session, [...last.values()]);
}

/** Everybody asked for is in the answer; of a stranger nothing is known. */
export function reachableReader(engine: Engine): CaseReads['reachable'] {
  return async (list) => {
    const found = new Map<string, Reachable>(
      list.map((phone) => [phone, { phone, language: null, stopped: [], dead: false }]),
    );
    for (const { phone, kind, said, state } of await about(engine, list)) {
      const person = found.get(phone);
      if (!person) continue;
      if (kind === 'stopped') {
        person.stopped.push(String(said));
      } else if (kind === 'chosen') {
        person.language = said as Language; // written by us from a Language
      } else {
        person.language ??= said as Language | null; // written by us from a Language
        person.dead = isDead(state);
      }
    }
    return found;
  };
}
