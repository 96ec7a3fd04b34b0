/** All that is kept of a phone: shown whole to its owner, and removed (个人信息保护法 45, 47). */
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import { ulid } from 'ulid';
import type { AuditRecord } from '../../core/model/audit';
import { CASE_ENDS } from '../../core/model/cases';
import { maskPhone } from '../../core/text/mask';
import type { PersonStore } from '../../ports';
import { appendAudit } from '../audit/chain';
import type { Engine, Value } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { STATE } from '../outbox/messageState';
import * as t from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, literal, set, statement, value } from '../sql/template';
import { blankIn, blankRecords, filesNaming, isOver, shownOf } from './inUploads';

/** Never shown whole, to nobody. */
const SECRET: ReadonlySet<string> = new Set([
  'account',
  'identity',
  'identityHash',
  'claimHash',
  'hash',
  'code',
]);

interface Held {
  name: string;
  /** `value` where the phone stands, once or more. */
  where: SQL;
  times: number;
  table: MySqlTable;
  /** Columns that are sealed. */
  sealed: readonly string[];
}

const of = (name: string, table: MySqlTable, columns: MySqlColumn[], sealed: string[] = []): Held => ({
  name,
  table,
  sealed,
  times: columns.length,
  where: sql.join(
    columns.map((column) => sql`${column} = ${value}`),
    sql` or `,
  ),
});

/** What is the phone's own; goes as a whole. */
const OWN: readonly Held[] = [
  of('dialogue', t.dialogues, [t.dialogues.phone]),
  of('received', t.inbound, [t.inbound.phone]),
  of('parts', t.parts, [t.parts.sender], ['text']),
  of('pageSessions', t.webSessions, [t.webSessions.phone]),
  of('tickets', t.tickets, [t.tickets.phone], ['text', 'answer']),
  of('ratings', t.ratings, [t.ratings.phone]),
  of('visits', t.appointments, [t.appointments.phone]),
  of('moves', t.phoneMoves, [t.phoneMoves.oldPhone, t.phoneMoves.newPhone]),
  of('familyPhones', t.familyPhones, [t.familyPhones.phone, t.familyPhones.askedBy, t.familyPhones.by]),
  of('codes', t.phoneCodes, [t.phoneCodes.phone]),
  of('consents', t.consents, [t.consents.phone]),
  of('carriedOver', t.carriedOver, [t.carriedOver.phone]),
  of('registration', t.phones, [t.phones.phone]),
];
/** What is shown, and is the offices' or is kept for his sake: what he stopped stays stopped. */
const SHOWN: readonly Held[] = [
  of('sent', t.outbox, [t.outbox.recipient]),
  of('stopped', t.optOuts, [t.optOuts.phone]),
  of('cases', t.cases, [t.cases.phone]),
  of('audit', t.audit, [t.audit.subject]),
];
const householdOf = sql`(select ${t.phones.household} from ${t.phones} where ${t.phones.phone} = ${value})`;
const HOUSEHOLD: readonly Held[] = [
  {
    name: 'household',
    table: t.households,
    where: sql`${t.households.id} = ${householdOf}`,
    times: 1,
    sealed: [],
  },
  {
    name: 'payments',
    table: t.payments,
    where: sql`${t.payments.household} = ${householdOf}`,
    times: 1,
    sealed: [],
  },
];

const openCases = selectIn(
  fieldsOf({ count: sql<number>`count(*)` }),
  sql`from ${t.cases} where ${t.cases.phone} = ${value} and ${t.cases.state} not in (${keys})`,
);
const roleOf = select(
  columnsOf(t.phones, ['role']),
  sql`from ${t.phones} where ${t.phones.phone} = ${value}`,
);
// Counted on in the account of their day, and never sent any more.
const callOff = statement(
  sql`update ${t.outbox} set ${set(t.outbox, { state: STATE.suppressed, reason: 'erased' })} where ${t.outbox.recipient} = ${value} and ${t.outbox.state} <= ${literal(STATE.owed)}`,
);
const blankSent = statement(
  sql`update ${t.outbox} set ${set(t.outbox, { recipient: '', text: '', returnAddress: null, answers: null })} where ${t.outbox.recipient} = ${value}`,
);
const blankCases = statement(
  sql`update ${t.cases} set ${set(t.cases, { phone: '', applicant: '', person: null, note: '' })} where ${t.cases.phone} = ${value}`,
);
const deletes = OWN.map(({ table, where, times }) => ({
  times,
  sql: statement(sql`delete from ${table} where ${where}`),
}));

export function personStore(engine: Engine, vault: Vault, readOr: ReadOr): PersonStore {
  return {
    async held(phone) {
      const open = (sealed: string) => readOr('what is held of a person', () => vault.open(sealed), '');
      const all: Record<string, object[]> = {};
      for (const one of [...OWN, ...SHOWN, ...HOUSEHOLD])
        all[one.name] = await rowsOf(engine, one, phone, open);
      const files = await filesNaming(engine, vault, phone, readOr);
      all.uploads = (await Promise.all(files.map((file) => shownOf(engine, vault, file, SECRET)))).flat();
      return all;
    },
    async ties(phone) {
      const [cases] = await openCases(engine, CASE_ENDS, [phone]);
      const [registered] = await roleOf(engine, [phone]);
      const files = await filesNaming(engine, vault, phone, readOr);
      const openUploads = files
        .map(({ file }) => file)
        .filter((file) => !isOver(file))
        .map(({ id, name }) => ({ id, name }));
      return { openCases: cases?.count ?? 0, openUploads, role: registered?.role ?? '' };
    },
    async erase(phone, by) {
      // Read before anything is locked: found by his registration, and what is over does not change any more.
      const over = (await filesNaming(engine, vault, phone, readOr)).filter(({ file }) => isOver(file));
      return engine.transaction(async (session) => {
        let rows = 0;
        for (const each of [callOff, blankSent, blankCases]) rows += await session.run(...each([phone]));
        for (const { sql: drop, times } of deletes)
          rows += await session.run(...drop(repeated(phone, times)));
        for (const naming of over) rows += await blankIn(session, vault, naming);
        await appendAudit(session, [
          ...over.flatMap((naming) => blankRecords(naming, by)),
          erased(phone, by),
        ]);
        return rows;
      });
    },
  };
}

/** Of who was erased not even the audit keeps the number. */
function erased(phone: string, by: { actor: string; at: number }): AuditRecord {
  return { kind: 'audit', id: ulid(), ...by, action: 'person.erase', subject: maskPhone(phone) };
}

async function rowsOf(
  engine: Engine,
  held: Held,
  phone: string,
  open: (sealed: string) => string,
): Promise<object[]> {
  const { table, where, times, sealed } = held;
  const names = Object.keys(getTableColumns(table)).filter((name) => !SECRET.has(name));
  const columns = columnsOf(table, names as never[]); // keys of this very table
  const rows = await select(columns, sql`from ${table} where ${where}`)(engine, repeated(phone, times));
  return rows.map((row) => {
    const found: Record<string, unknown> = { ...row };
    for (const name of sealed) {
      const text = found[name];
      if (typeof text === 'string') found[name] = open(text);
    }
    return found;
  });
}

function repeated(phone: string, times: number): Value[] {
  return Array.from({ length: times }, () => phone);
}
