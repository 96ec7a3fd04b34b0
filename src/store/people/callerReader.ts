/** Everything about a phone in one round trip, for many phones at once. */
import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Language } from '../../core/model/message';
import type { Caller, OptOutScope, Role } from '../../core/model/people';
import type { Engine } from '../engine/engine';
import { unpack } from '../inbox/dialogueRows';
import { alerts, areas, dialogues, households, languages, optOuts, phones } from '../schema/mysql';
import { byKeys, keys } from '../sql/template';

// Five look-ups under one another: who registered the phone, what was said last, which language was chosen, what was stopped, what waits for an answer.
const about = byKeys(
  sql`select ${phones.phone}, 'p', ${phones.household}, ${households.head}, ${areas.name}, ${phones.language}, ${phones.state}, ${phones.role} from ${phones} left join ${households} on ${households.id} = ${phones.household} left join ${areas} on ${areas.id} = ${households.village} where ${phones.phone} in (${keys})
union all select ${dialogues.phone}, 'd', ${dialogues.state}, null, null, null, null, null from ${dialogues} where ${dialogues.phone} in (${keys})
union all select ${languages.phone}, 'l', ${languages.language}, null, null, null, null, null from ${languages} where ${languages.phone} in (${keys})
union all select ${optOuts.phone}, 'o', ${optOuts.scope}, null, null, null, null, null from ${optOuts} where ${optOuts.phone} in (${keys})
union all select ${alerts.leader}, 'a', ${alerts.id}, ${alerts.case}, cast(${alerts.at} as char), null, null, null from ${alerts} where ${alerts.leader} in (${keys}) and ${alerts.state} in ('open', 'unanswered')`,
);

/** The columns of `about`; what the third holds depends on the second. */
type Columns = [
  string,
  'p' | 'd' | 'l' | 'o' | 'a',
  string | null,
  string | null,
  string | null,
  string | null,
  string | null,
  Role | null,
];

export function callerReader(engine: Engine): (phone: string) => Promise<Caller> {
  return keyReader<Caller>(async (list) => {
    const found = new Map<string, Caller>();
    for (const row of (await about(engine, list)) as Columns[]) {
      const caller = found.get(row[0]) ?? stranger();
      found.set(row[0], caller);
      add(caller, row);
    }
    return (phone) => found.get(phone) ?? stranger();
  }, engine.lanes);
}

function add(caller: Caller, [phone, kind, subject, head, village, language, state, role]: Columns): void {
  if (kind === 'd') {
    caller.dialogue = subject === null ? null : unpack(phone, subject);
  } else if (kind === 'l') {
    caller.language = subject as Language; // written by us from a Language
  } else if (kind === 'o') {
    caller.stopped.push(subject as OptOutScope); // written by us from an OptOutScope
  } else if (kind === 'a') {
    // The columns of this kind: id, case, at.
    caller.alerts.push({ id: subject ?? '', case: head ?? '', at: Number(village) });
    caller.alerts.sort((one, other) => other.at - one.at);
  } else {
    caller.role = role;
    caller.gone = state === 'dead' || state === 'moved';
    // A household that the offices have not delivered yet is as good as none.
    caller.household =
      subject !== null && head !== null && !caller.gone
        ? { id: subject, head, village: village ?? '' }
        : null;
    // What was chosen counts before what was registered.
    caller.language ??= language as Language | null; // written by us from a Language
  }
}

function stranger(): Caller {
  return {
    dialogue: null,
    household: null,
    language: null,
    role: null,
    stopped: [],
    gone: false,
    alerts: [],
  };
}
