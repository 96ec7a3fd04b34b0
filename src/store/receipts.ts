/** Receipts move parts forward, and through them their messages. */
import { sql } from 'drizzle-orm';
import type { Change } from '../core/change';
import type { Receipt } from '../core/message';
import type { Engine, Session } from './engine';
import { gather } from './gather';
import { lookupForm, lookupForms } from './references';
import { outbox, sentParts, strayReceipts } from './schema.mysql';
import { advance, fold, STATE } from './status';
import { byKeys, keys, statement, value } from './template';

type ReceiptChange = Extract<Change, { kind: 'receipt' }>;

const partsOf = byKeys(
  sql`select ${sentParts.message}, ${sentParts.number}, ${sentParts.state} from ${sentParts} where ${sentParts.message} in (${keys}) order by ${sentParts.message}, ${sentParts.number} for update`,
);
const messageStates = byKeys(
  sql`select ${outbox.id}, ${outbox.state} from ${outbox} where ${outbox.id} in (${keys}) order by ${outbox.id} for update`,
);
const setPart = statement(
  sql`update ${sentParts} set ${sql.identifier('state')} = ${value} where ${sentParts.number} = ${value} and ${sentParts.message} in (${keys})`,
);
const setMessage = statement(
  sql`update ${outbox} set ${sql.identifier('state')} = ${value}, reason = ${value} where ${outbox.id} in (${keys})`,
);
const dropStrays = statement(
  sql`delete from ${strayReceipts} where ${strayReceipts.gateway} = ${value} and ${strayReceipts.lookup} in (${keys})`,
);

export async function applyReceipts(session: Session, changes: ReceiptChange[]): Promise<void> {
  if (changes.length === 0) return;
  const messages = [...new Set(changes.map(({ message }) => message))].sort();
  const states = new Map<string, Map<number, number>>();
  // Columns come in the order of the select.
  for (const [message, number, state] of (await partsOf(session, messages)) as [string, number, number][]) {
    const parts = states.get(message) ?? new Map<number, number>();
    states.set(message, parts.set(number, state));
  }
  await moveParts(session, changes, states);
  await moveMessages(session, changes, states);
  await forgetStrays(session, changes);
}

/** Moves `states` on as the receipts say, and the rows with it. */
async function moveParts(
  session: Session,
  changes: ReceiptChange[],
  states: Map<string, Map<number, number>>,
) {
  const moved = new Groups();
  for (const { message, part, receipt } of changes) {
    const before = states.get(message)?.get(part);
    if (before === undefined) continue;
    const after = advance(before, STATE[receipt.state]);
    if (after === before) continue;
    states.get(message)?.set(part, after);
    moved.add([after, part], message);
  }
  for (const [values, ids] of moved.all()) await session.run(...setPart(values, ids));
}

async function moveMessages(
  session: Session,
  changes: ReceiptChange[],
  states: Map<string, Map<number, number>>,
) {
  const codes = new Map(changes.map(({ message, receipt }) => [message, receipt.code ?? null]));
  const moved = new Groups();
  // Columns come in the order of the select.
  for (const [message, state] of (await messageStates(session, [...codes.keys()])) as [string, number][]) {
    const parts = states.get(message);
    const after = parts ? advance(state, fold([...parts.values()])) : state;
    if (after !== state)
      moved.add([after, after > STATE.delivered ? (codes.get(message) ?? null) : null], message);
  }
  for (const [values, ids] of moved.all()) await session.run(...setMessage(values, ids));
}

async function forgetStrays(session: Session, changes: ReceiptChange[]): Promise<void> {
  const found = new Groups();
  for (const { receipt } of changes) found.add([receipt.gateway], lookupForm(receipt.references[0] ?? ''));
  for (const [values, lookups] of found.all()) await session.run(...dropStrays(values, lookups));
}

/** Keys under the values that one statement sets for all of them. */
class Groups {
  private readonly groups = new Map<string, [(string | number | null)[], string[]]>();

  add(values: (string | number | null)[], key: string): void {
    const name = JSON.stringify(values);
    const group = this.groups.get(name) ?? [values, []];
    this.groups.set(name, group);
    group[1].push(key);
  }

  all() {
    return this.groups.values();
  }
}

interface SentPart {
  message: string;
  part: number;
  gateway: string;
  reference: string;
}

const sentUnder = byKeys(
  sql`select ${sentParts.lookup}, ${sentParts.message}, ${sentParts.number}, ${sentParts.gateway}, ${sentParts.reference} from ${sentParts} where ${sentParts.lookup} in (${keys})`,
);

/** Finds what a receipt speaks of; of several with the same id the newest. Message ids grow with time. */
export function sentFinder(
  engine: Engine,
): (receipt: Receipt) => Promise<{ message: string; part: number } | null> {
  const under = gather<SentPart[]>(async (lookups) => {
    const found = new Map<string, SentPart[]>();
    // Columns come in the order of the select.
    const rows = (await sentUnder(engine, lookups)) as [string, string, number, string, string][];
    for (const [lookup, message, part, gateway, reference] of rows) {
      const same = found.get(lookup) ?? [];
      found.set(lookup, same);
      same.push({ message, part, gateway, reference });
    }
    return (lookup) => found.get(lookup) ?? [];
  });
  return async (receipt) => {
    for (const reference of receipt.references) {
      const forms = await Promise.all(lookupForms(reference).map(under));
      for (const form of forms) {
        const ours = form.filter(({ gateway }) => gateway === receipt.gateway);
        const exact = ours.filter((sent) => sent.reference === reference);
        const [newest] = (exact.length > 0 ? exact : ours).sort((a, b) => (a.message < b.message ? 1 : -1));
        if (newest) return { message: newest.message, part: newest.part };
      }
    }
    return null;
  };
}
