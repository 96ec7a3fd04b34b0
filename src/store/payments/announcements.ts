/** The households of a batch with what their announcement says, some hundred at a time in four queries. */
import { sql } from 'drizzle-orm';
import type { Language, OptOutScope } from '../../core/model/message';
import type { Announced, AnnouncedPhone, AnnouncementReads } from '../../core/payments/announcement';
import { corrects } from '../../core/payments/report';
import { canReceive } from '../../core/text/phone';
import type { Engine } from '../engine/engine';
import { isDead } from '../people/phones';
import { familyPhones, households, languages, optOuts, payments, phones } from '../schema/mysql';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';
import { FROM_PAYMENTS, newestFirst, paymentFrom, TOLD_PAYMENT } from './payments';
import { toldFrom } from './reportedPayments';

// Bounds instead of an equality: MariaDB would look the batch up and read it from its beginning every time.
const householdsAfter = select(
  columnsOf(payments, ['household']),
  sql`from ${payments} where ${payments.batch} >= ${value} and ${payments.batch} <= ${value} and ${payments.household} > ${value} group by ${payments.batch}, ${payments.household} order by ${payments.batch}, ${payments.household} limit ${value}`,
);
const headsOf = selectIn(
  columnsOf(households, ['id', 'head']),
  sql`from ${households} where ${households.id} in (${keys})`,
);
const phonesOf = selectIn(
  fieldsOf({
    household: phones.household,
    phone: phones.phone,
    language: sql<Language | null>`coalesce(${languages.language}, ${phones.language})`,
    state: phones.state,
    stopped: sql<OptOutScope | null>`${optOuts.scope}`,
  }),
  sql`from ${phones} left join ${languages} on ${languages.phone} = ${phones.phone} left join ${optOuts} on ${optOuts.phone} = ${phones.phone} where ${phones.household} in (${keys}) order by ${phones.role} = 'resident' desc, ${phones.phone}, ${optOuts.scope}`,
);
const familyOf = selectIn(
  fieldsOf({
    household: familyPhones.household,
    phone: familyPhones.phone,
    language: sql<Language | null>`coalesce(${languages.language}, ${phones.language})`,
    state: sql<string | null>`${phones.state}`,
    stopped: sql<OptOutScope | null>`${optOuts.scope}`,
  }),
  sql`from ${familyPhones} left join ${phones} on ${phones.phone} = ${familyPhones.phone} left join ${languages} on ${languages.phone} = ${familyPhones.phone} left join ${optOuts} on ${optOuts.phone} = ${familyPhones.phone} where ${familyPhones.state} = 'live' and ${familyPhones.household} in (${keys}) order by ${familyPhones.phone}, ${optOuts.scope}`,
);
const statesOf = selectIn(
  columnsOf(phones, ['household', 'phone', 'state']),
  sql`from ${phones} where ${phones.household} in (${keys})`,
);
// `coalesce`: by household, for the same reason.
const paymentsOf = selectIn(
  TOLD_PAYMENT,
  sql`${FROM_PAYMENTS} where coalesce(${payments.batch}, '') = ${value} and ${payments.household} in (${keys})`,
);

export function announcedReads(engine: Engine): Pick<AnnouncementReads, 'next' | 'known' | 'reachable'> {
  return {
    next: (batch, after, limit) => announced(engine, batch, after, limit),
    async known(list) {
      return new Set((await headsOf(engine, list)).map(({ id }) => id));
    },
    async reachable(list) {
      const rows = await statesOf(engine, list);
      const alive = rows.filter(({ phone, state }) => !isDead(state) && canReceive(phone));
      return new Set(alive.flatMap(({ household }) => household ?? []));
    },
  };
}

async function announced(
  engine: Engine,
  batch: string,
  after: string | null,
  limit: number,
): Promise<Announced[]> {
  const rows = await householdsAfter(engine, [batch, batch, after ?? '', limit]);
  const found = new Map<string, Announced>(
    rows.map(({ household }) => [household, { household, head: null, phones: [], payments: [] }]),
  );
  const ids = [...found.keys()];
  await Promise.all([
    addHeads(engine, ids, found),
    addPhones(phonesOf(engine, ids), (id) => found.get(id)?.phones),
    addPhones(familyOf(engine, ids), (id) => familyIn(found.get(id))),
    addPayments(engine, batch, ids, found),
  ]);
  return [...found.values()];
}

async function addHeads(engine: Engine, ids: string[], found: Map<string, Announced>): Promise<void> {
  for (const { id, head } of await headsOf(engine, ids)) {
    const household = found.get(id);
    if (household) household.head = head;
  }
}

/** A phone stands in as many rows as it has opt-outs, or in one. */
async function addPhones(
  rows: Promise<PhoneRow[]>,
  listOf: (household: string) => AnnouncedPhone[] | undefined,
): Promise<void> {
  for (const { household, phone, language, state, stopped } of await rows) {
    const list = listOf(household ?? '');
    let one = list?.find((each) => each.phone === phone);
    if (!one) {
      one = { phone, language, stopped: [], dead: isDead(state) };
      list?.push(one);
    }
    if (stopped !== null && !one.stopped.includes(stopped)) one.stopped.push(stopped);
  }
}

interface PhoneRow {
  household: string | null;
  phone: string;
  language: Language | null;
  state: string | null;
  stopped: OptOutScope | null;
}

function familyIn(announced: Announced | undefined): AnnouncedPhone[] | undefined {
  if (announced) announced.family ??= [];
  return announced?.family;
}

async function addPayments(
  engine: Engine,
  batch: string,
  ids: string[],
  found: Map<string, Announced>,
): Promise<void> {
  for (const row of await paymentsOf(engine, ids, [batch])) {
    const payment = paymentFrom(row);
    const before = toldFrom(row.told);
    found
      .get(row.household)
      ?.payments.push(corrects(payment, before) ? { ...payment, was: before } : payment);
  }
  for (const household of found.values()) household.payments.sort(newestFirst);
}
