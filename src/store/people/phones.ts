/** The table of registered phones, and the households behind them. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { PhoneRecord } from '../../core/model/records';
import { sameName } from '../../core/text/name';
import type { Engine, Session } from '../engine/engine';
import { households, outbox, phones } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';
import { endFamilyOfDead } from './familyPhones';

const PHONE = columnsOf(phones);
export type Phone = ReturnType<typeof PHONE.read>;

/** Whether nothing personal goes to a phone in this state (null: it was never reported). */
export function isDead(state: string | null): boolean {
  return state === 'dead' || state === 'moved';
}

/** Writes phones as they are; a language that one has stays. */
export const putPhones = inserter(phones, PHONE.names, ['household', 'person', 'role', 'state', 'village']);
const addPhones = inserter(phones, PHONE.names, 'keep');
const ofPhone = select(PHONE, sql`from ${phones} where ${phones.phone} = ${value}`);
const retire = statement(
  sql`update ${phones} set ${set(phones, { household: null, person: null, state: 'moved' })} where ${phones.phone} = ${value}`,
);
const revive = statement(
  sql`update ${phones} set ${set(phones, { state: 'live' })} where ${phones.phone} = ${value} and ${phones.state} = 'dead'`,
);
const drop = statement(sql`delete from ${phones} where ${phones.phone} = ${value}`);
// A number that another took the place of is neither: whoever looks for its owner finds the new one.
const STAYED = sql`coalesce(${phones.state}, 'live') <> 'moved'`;
const mark = statement(
  sql`update ${phones} set ${set(phones, { state: value })} where ${STAYED} and ${phones.phone} = ${value}`,
);
const recipientOf = select(
  columnsOf(outbox, ['recipient']),
  sql`from ${outbox} where ${outbox.id} = ${value}`,
);

/** Adds phones that are not there yet. */
export function loadPhones(session: Session, records: readonly PhoneRecord[]): Promise<void> {
  return addPhones(session, records);
}

/** What a phone is registered as; null where it is not. */
export async function phoneRow(session: Session, phone: string): Promise<Phone | null> {
  return (await ofPhone(session, [phone]))[0] ?? null;
}

/** Another number took its place. */
export async function retirePhone(session: Session, phone: string): Promise<void> {
  await session.run(...retire([phone]));
}

/** A number that was reported dead is in use again. */
export async function revivePhone(session: Session, phone: string): Promise<void> {
  await session.run(...revive([phone]));
}

/** Nobody is registered with it any more. */
export async function dropPhone(session: Session, phone: string): Promise<void> {
  await session.run(...drop([phone]));
}

export async function applyPhoneStates(
  session: Session,
  changes: Extract<Change, { kind: 'phoneState' }>[],
  dead: Extract<Change, { kind: 'numberDead' }>[],
): Promise<void> {
  for (const { message } of dead) {
    const [found] = await recipientOf(session, [message]);
    if (found) await markDead(session, found.recipient);
  }
  for (const { phone, state } of changes) {
    if (state === 'dead') await markDead(session, phone);
    else await session.run(...mark([state, phone]));
  }
  await endFamilyOfDead(
    session,
    changes.filter(({ state }) => state === 'dead'),
    dead,
  );
}

/** An applicant's number that nobody registered is known from now on: notices, and whoever has it next, meet it as a dead one. */
async function markDead(session: Session, phone: string): Promise<void> {
  await addPhones(session, [{ phone, household: null, person: null, role: 'applicant', language: null }]);
  await session.run(...mark(['dead', phone]));
}

/** A number that is somebody else's by now has no part in anything. */
const LIVE = sql`coalesce(${phones.state}, 'live') = 'live'`;
const NUMBER = columnsOf(phones, ['phone']);
const registered = select(
  columnsOf(phones, ['household']),
  sql`from ${phones} where ${phones.phone} = ${value}`,
);
const liaisonsOf = select(
  NUMBER,
  sql`from ${phones} join ${households} on ${households.village} = ${phones.village} where ${households.id} = ${value} and ${phones.role} = 'liaison' and ${LIVE} order by ${phones.phone}`,
);
const phonesOf = select(
  NUMBER,
  sql`from ${phones} where ${phones.household} = ${value} and ${LIVE} order by ${phones.phone}`,
);
const deadPhonesOf = select(
  NUMBER,
  sql`from ${phones} where ${phones.household} = ${value} and ${phones.state} = 'dead' order by ${phones.phone}`,
);
const villageOf = select(
  columnsOf(phones, ['village']),
  sql`from ${phones} where ${phones.phone} = ${value} and ${phones.role} = 'liaison' and ${LIVE}`,
);

export function phoneReads(
  engine: Engine,
): Pick<ServiceReads, 'registered' | 'liaisonsOf' | 'phonesOf' | 'deadPhonesOf' | 'villageOf'> {
  const numbers = (found: { phone: string }[]) => found.map(({ phone }) => phone);
  return {
    registered: async (phone) => (await registered(engine, [phone]))[0] ?? null,
    liaisonsOf: async (household) => numbers(await liaisonsOf(engine, [household])),
    phonesOf: async (household) => numbers(await phonesOf(engine, [household])),
    deadPhonesOf: async (household) => numbers(await deadPhonesOf(engine, [household])),
    villageOf: async (liaison) => (await villageOf(engine, [liaison]))[0]?.village ?? null,
  };
}

const HOUSEHOLD = columnsOf(households, ['id', 'head', 'group']);
const household = select(HOUSEHOLD, sql`from ${households} where ${households.id} = ${value}`);
const householdsIn = select(
  HOUSEHOLD,
  sql`from ${households} where ${households.village} = ${value} order by ${households.group}, ${households.id}`,
);
const unreached = select(
  fieldsOf({
    household: households.id,
    head: households.head,
    group: households.group,
    phone: sql<string | null>`max(${phones.phone})`,
  }),
  sql`from ${households} left join ${phones} on ${phones.household} = ${households.id} where ${households.village} = ${value} group by ${households.id}, ${households.head}, ${households.group} having sum(case when ${phones.phone} is not null and ${LIVE} then 1 else 0 end) = 0 order by ${households.group}, ${households.head}`,
);

export function householdReads(
  engine: Engine,
): Pick<ServiceReads, 'unreached' | 'household' | 'householdsNamed'> {
  return {
    household: async (id) => (await household(engine, [id]))[0] ?? null,
    async householdsNamed(village, head) {
      // A village has some hundred households: their names are compared here, where spellings are known as one.
      return (await householdsIn(engine, [village])).filter((one) => sameName(one.head, head));
    },
    async unreached(village) {
      const rows = await unreached(engine, [village]);
      return rows.map(({ phone, ...of }) => ({ ...of, why: phone === null ? 'noPhone' : 'dead' }));
    },
  };
}
