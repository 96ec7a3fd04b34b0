/** Everything about a phone in one round trip, for many phones at once. */
import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Language, OptOutScope } from '../../core/model/message';
import type { Caller, FamilyHousehold, Role } from '../../core/model/people';
import type { Engine } from '../engine/engine';
import { begunAgain, unpack } from '../inbox/dialogues';
import {
  alerts,
  areas,
  dialogues,
  familyPhones,
  households,
  languages,
  optOuts,
  phones,
} from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { fieldsOf, selectIn } from '../sql/select';
import { keys } from '../sql/template';
import { isDead } from './phones';

/** Six look-ups under one another; what `subject` and the columns after it hold depends on the kind of the row. */
const ABOUT = fieldsOf({
  phone: phones.phone,
  kind: sql<'registered' | 'family' | 'dialogue' | 'language' | 'stopped' | 'alert'>`'registered'`,
  /** The household, dialogue, language, scope or alert. */
  subject: sql<string | null>`${phones.household}`,
  /** The head of the household, or the case of the alert. */
  head: sql<string | null>`${households.head}`,
  village: sql<string | null>`${areas.name}`,
  /** As registered; when the alert was raised. */
  language: sql<string | null>`${phones.language}`,
  state: sql<string | null>`${phones.state}`,
  role: sql<Role | null>`${phones.role}`,
});
type Row = ReturnType<typeof ABOUT.read>;
const about = selectIn(
  ABOUT,
  sql`from ${phones} left join ${households} on ${households.id} = ${phones.household} left join ${areas} on ${areas.id} = ${households.village} where ${phones.phone} in (${keys})
union all select ${familyPhones.phone}, 'family', ${households.id}, ${households.head}, null, null, null, null from ${familyPhones} join ${households} on ${households.id} = ${familyPhones.household} where ${familyPhones.phone} in (${keys}) and ${familyPhones.state} = 'live'
union all select ${dialogues.phone}, 'dialogue', ${dialogues.state}, null, null, null, null, null from ${dialogues} where ${dialogues.phone} in (${keys})
union all select ${languages.phone}, 'language', ${languages.language}, null, null, null, null, null from ${languages} where ${languages.phone} in (${keys})
union all select ${optOuts.phone}, 'stopped', ${optOuts.scope}, null, null, null, null, null from ${optOuts} where ${optOuts.phone} in (${keys})
union all select ${alerts.leader}, 'alert', ${alerts.id}, ${alerts.case}, null, cast(${alerts.at} as char), null, null from ${alerts} where ${alerts.leader} in (${keys}) and ${alerts.state} in ('open', 'unanswered')`,
);

/** Who writes, and all that a conversation begins with, in one look-up. */
export function callerReader(engine: Engine, readOr: ReadOr): (phone: string) => Promise<Caller> {
  return keyReader<Caller>(async (list) => {
    const found = new Map<string, Caller>();
    const damaged = new Map<string, Caller>();
    for (const row of await about(engine, list)) {
      const caller = found.get(row.phone) ?? stranger();
      found.set(row.phone, caller);
      if (row.kind !== 'dialogue') add(caller, row);
      else if (!addDialogue(caller, row, readOr)) damaged.set(row.phone, caller);
    }
    if (damaged.size > 0) await beginAgain(engine, damaged);
    return (phone) => withoutGone(found.get(phone) ?? stranger());
  });
}

/** False where the dialogue can not be read any more. */
function addDialogue(caller: Caller, { phone, subject }: Row, readOr: ReadOr): boolean {
  if (subject === null) return true;
  caller.dialogue = readOr('dialogues', () => unpack(phone, subject), null);
  return caller.dialogue !== null;
}

async function beginAgain(engine: Engine, callers: ReadonlyMap<string, Caller>): Promise<void> {
  const again = await begunAgain(engine, [...callers.keys()]);
  for (const [phone, caller] of callers) caller.dialogue = again(phone, caller.language);
}

function add(caller: Caller, { kind, subject, head, village, language, state, role }: Row): void {
  if (kind === 'language') {
    caller.language = subject as Language; // written by us from a Language
  } else if (kind === 'family') {
    addFamily(caller, { id: subject ?? '', head: head ?? '' });
  } else if (kind === 'stopped') {
    caller.stopped.push(subject as OptOutScope); // written by us from an OptOutScope
  } else if (kind === 'alert') {
    caller.alerts.push({ id: subject ?? '', case: head ?? '', at: Number(language) });
    caller.alerts.sort((one, other) => other.at - one.at);
  } else {
    caller.role = role;
    caller.gone = isDead(state);
    // A household that the offices have not delivered yet is as good as none.
    caller.household =
      subject !== null && head !== null && !caller.gone
        ? { id: subject, head, village: village ?? '' }
        : null;
    // What was chosen counts before what was registered.
    caller.language ??= language as Language | null; // written by us from a Language
  }
}

/** A number that is somebody else's by now reads nobody's money. */
function withoutGone(caller: Caller): Caller {
  if (caller.gone) delete caller.family;
  return caller;
}

/** Given twice, by the village and by its phone, it is one; in the order in which names are read. */
function addFamily(caller: Caller, household: FamilyHousehold): void {
  const { family = [] } = caller;
  if (family.some(({ id }) => id === household.id)) return;
  caller.family = [...family, household].sort((one, other) => (one.id < other.id ? -1 : 1));
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
