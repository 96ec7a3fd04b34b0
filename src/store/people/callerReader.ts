/** Everything about a phone in one round trip, for many phones at once. */
import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/mysql-core';
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
import { key, keyTable } from '../sql/template';
import { isDead } from './phones';

const family = alias(households, 'family');
/** What is there once for a phone stands in each of its rows; of stops, alerts and family households it has few. */
const ABOUT = fieldsOf({
  phone: sql<string>`${key}`,
  household: sql<string | null>`${phones.household}`,
  head: sql<string | null>`${households.head}`,
  village: sql<string | null>`${areas.name}`,
  role: sql<Role | null>`${phones.role}`,
  state: sql<string | null>`${phones.state}`,
  registered: sql<Language | null>`${phones.language}`,
  chosen: sql<Language | null>`${languages.language}`,
  dialogue: sql<string | null>`${dialogues.state}`,
  stopped: sql<OptOutScope | null>`${optOuts.scope}`,
  familyHousehold: sql<string | null>`${family.id}`,
  familyHead: sql<string | null>`${family.head}`,
  alert: sql<string | null>`${alerts.id}`,
  alertCase: sql<string | null>`${alerts.case}`,
  alertAt: sql<number | null>`${alerts.at}`,
});
type Row = ReturnType<typeof ABOUT.read>;
const about = selectIn(
  ABOUT,
  sql`from ${keyTable}
left join ${phones} on ${phones.phone} = ${key}
left join ${households} on ${households.id} = ${phones.household}
left join ${areas} on ${areas.id} = ${households.village}
left join ${languages} on ${languages.phone} = ${key}
left join ${dialogues} on ${dialogues.phone} = ${key}
left join ${optOuts} on ${optOuts.phone} = ${key}
left join ${familyPhones} on ${familyPhones.phone} = ${key} and ${familyPhones.state} = 'live'
left join ${households} ${family} on ${family.id} = ${familyPhones.household}
left join ${alerts} on ${alerts.leader} = ${key} and ${alerts.state} in ('open', 'unanswered')`,
);

/** Who writes, and all that a conversation begins with, in one look-up. */
export function callerReader(engine: Engine, readOr: ReadOr): (phone: string) => Promise<Caller> {
  return keyReader<Caller>(async (list) => {
    const found = new Map<string, Caller>();
    const damaged = new Map<string, Caller>();
    for (const row of await about(engine, list)) {
      let caller = found.get(row.phone);
      if (!caller) {
        caller = callerOf(row);
        found.set(row.phone, caller);
        if (!addDialogue(caller, row, readOr)) damaged.set(row.phone, caller);
      }
      addFurther(caller, row);
    }
    if (damaged.size > 0) await beginAgain(engine, damaged);
    return (phone) => withoutGone(found.get(phone) ?? stranger());
  });
}

/** False where the dialogue can not be read any more. */
function addDialogue(caller: Caller, { phone, dialogue }: Row, readOr: ReadOr): boolean {
  if (dialogue === null) return true;
  caller.dialogue = readOr('dialogues', () => unpack(phone, dialogue), null);
  return caller.dialogue !== null;
}

async function beginAgain(engine: Engine, callers: ReadonlyMap<string, Caller>): Promise<void> {
  const again = await begunAgain(engine, [...callers.keys()]);
  for (const [phone, caller] of callers) caller.dialogue = again(phone, caller.language);
}

/** What is there once for a phone, but for its dialogue. */
function callerOf({ household, head, village, role, state, registered, chosen }: Row): Caller {
  const gone = isDead(state);
  return {
    ...stranger(),
    // A household that the offices have not delivered yet is as good as none.
    household:
      household !== null && head !== null && !gone ? { id: household, head, village: village ?? '' } : null,
    language: chosen ?? registered,
    role,
    gone,
  };
}

/** What a row has of that of which there may be more; each may come in several rows. */
function addFurther(caller: Caller, row: Row): void {
  const { stopped, familyHousehold, familyHead, alert } = row;
  if (stopped !== null && !caller.stopped.includes(stopped)) caller.stopped.push(stopped);
  if (familyHousehold !== null) addFamily(caller, { id: familyHousehold, head: familyHead ?? '' });
  if (alert === null || caller.alerts.some(({ id }) => id === alert)) return;
  caller.alerts.push({ id: alert, case: row.alertCase ?? '', at: row.alertAt ?? 0 });
  caller.alerts.sort((one, other) => other.at - one.at);
}

/** A number that is somebody else's by now reads nobody's money. */
function withoutGone(caller: Caller): Caller {
  if (caller.gone) delete caller.family;
  return caller;
}

/** In the order in which names are read. */
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
