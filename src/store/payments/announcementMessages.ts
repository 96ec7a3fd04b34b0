/** The households of a batch with what their announcement says, some hundred at a time in four queries. */
import { sql } from 'drizzle-orm';
import type { Language } from '../../core/model/message';
import type { Told } from '../../core/model/payments';
import type { OptOutScope } from '../../core/model/people';
import type { Announced, AnnouncedPhone } from '../../core/payments/announcement';
import { corrects } from '../../core/payments/report';
import { isDead } from '../cases/directory';
import type { Engine } from '../engine/engine';
import { households, languages, optOuts, payments, phones, programmes } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { byKeys, keys, statement, value } from '../sql/template';
import { newestFirst, PAYMENT, paymentFrom } from './payments';

// Bounds instead of an equality: MariaDB would look the batch up and read it from its beginning every time.
const householdsAfter = statement(
  sql`select ${payments.household} from ${payments} where ${payments.batch} >= ${value} and ${payments.batch} <= ${value} and ${payments.household} > ${value} group by ${payments.batch}, ${payments.household} order by ${payments.batch}, ${payments.household} limit ${value}`,
);
const headsOf = byKeys(
  sql`select ${households.id}, ${households.head} from ${households} where ${households.id} in (${keys})`,
);
const phonesOf = byKeys(
  sql`select ${phones.household}, ${phones.phone}, coalesce(${languages.language}, ${phones.language}), ${phones.state}, ${optOuts.scope} from ${phones} left join ${languages} on ${languages.phone} = ${phones.phone} left join ${optOuts} on ${optOuts.phone} = ${phones.phone} where ${phones.household} in (${keys}) order by ${phones.role} = 'resident' desc, ${phones.phone}, ${optOuts.scope}`,
);
// `coalesce`: by household, for the same reason.
const paymentsOf = statement(
  sql`select ${PAYMENT}, ${payments.told} from ${payments} left join ${programmes} on ${programmes.id} = ${payments.programme} where coalesce(${payments.batch}, '') = ${value} and ${payments.household} in (${keys})`,
);

/** The next households of the batch in the order of their ids. */
export async function announced(
  engine: Engine,
  batch: string,
  after: string | null,
  limit: number,
): Promise<Announced[]> {
  const rows = await engine.rows(...householdsAfter([batch, batch, after ?? '', limit]));
  const found = new Map<string, Announced>(
    rows.map(([household]) => [
      String(household),
      { household: String(household), head: null, phones: [], payments: [] },
    ]),
  );
  const ids = [...found.keys()];
  await Promise.all([
    addHeads(engine, ids, found),
    addPhones(engine, ids, found),
    addPayments(engine, batch, ids, found),
  ]);
  return [...found.values()];
}

async function addHeads(engine: Engine, ids: string[], found: Map<string, Announced>): Promise<void> {
  for (const [id, head] of await inChunks(ids, (some) => headsOf(engine, some))) {
    const household = found.get(String(id));
    if (household) household.head = String(head);
  }
}

/** A phone stands in as many rows as it has opt-outs, or in one. */
async function addPhones(engine: Engine, ids: string[], found: Map<string, Announced>): Promise<void> {
  const known = new Map<string, AnnouncedPhone>();
  for (const [id, number, language, state, scope] of await inChunks(ids, (some) => phonesOf(engine, some))) {
    let phone = known.get(String(number));
    if (!phone) {
      // Written by us from a Language.
      phone = {
        phone: String(number),
        language: language as Language | null,
        stopped: [],
        dead: isDead(state),
      };
      known.set(phone.phone, phone);
      found.get(String(id))?.phones.push(phone);
    }
    if (scope !== null) phone.stopped.push(scope as OptOutScope); // written by us from an OptOutScope
  }
}

async function addPayments(
  engine: Engine,
  batch: string,
  ids: string[],
  found: Map<string, Announced>,
): Promise<void> {
  for (const row of await inChunks(ids, (some) => engine.rows(...paymentsOf([batch], some)))) {
    const payment = paymentFrom(row);
    const told = row.at(-1);
    // Written by us from a Told.
    const before = typeof told === 'string' ? (JSON.parse(told) as Told) : null;
    const corrected = corrects(payment, before) ? { ...payment, was: before } : payment;
    found.get(String(row[0]))?.payments.push(corrected);
  }
  for (const household of found.values()) household.payments.sort(newestFirst);
}
