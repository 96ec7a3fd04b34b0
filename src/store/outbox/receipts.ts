/** Receipts move parts forward, and through them their messages. */
import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Change } from '../../core/model/change';
import type { Receipt } from '../../core/model/message';
import { lookupForm, lookupForms } from '../../core/sending/carrierReference';
import type { SentPart } from '../../core/sending/receiptMatch';
import type { Engine, Session } from '../engine/engine';
import { outbox, sentParts, strayReceipts } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { columnsOf } from '../sql/columns';
import { inserter } from '../sql/rows';
import { byKeys, keys, statement, value } from '../sql/template';
import { advance, fold, STATE } from './messageState';

/** A longer code of a carrier is cut: it is for people to ask with. */
const CODE_LENGTH = 32;

type ReceiptChange = Extract<Change, { kind: 'receipt' }>;

const columns = ['message', 'number', 'gateway', 'reference', 'lookup', 'state', 'code', 'movedAt'] as const;
const PART = columnsOf(sentParts, columns);
const partsOf = byKeys(
  sql`select ${PART.list} from ${sentParts} where ${sentParts.message} in (${keys}) order by ${sentParts.message}, ${sentParts.number} for update`,
);
const messageStates = byKeys(
  sql`select ${outbox.id}, ${outbox.state} from ${outbox} where ${outbox.id} in (${keys}) order by ${outbox.id} for update`,
);
// All of them are there: in one statement, whatever their states and times.
const writeParts = inserter(sentParts, columns, ['state', 'code', 'movedAt']);
const setMessage = statement(
  sql`update ${outbox} set ${sql.identifier('state')} = ${value}, reason = ${value} where ${outbox.id} in (${keys})`,
);
const dropStrays = statement(
  sql`delete from ${strayReceipts} where ${strayReceipts.gateway} = ${value} and ${strayReceipts.lookup} in (${keys})`,
);

/** Parts by message and number. */
type Parts = Map<string, Map<number, ReturnType<typeof PART.read>>>;

export async function applyReceipts(session: Session, changes: ReceiptChange[]): Promise<void> {
  if (changes.length === 0) return;
  const messages = [...new Set(changes.map(({ message }) => message))].sort();
  const parts: Parts = new Map();
  for (const row of await inChunks(messages, (some) => partsOf(session, some))) {
    const part = PART.read(row);
    const siblings = parts.get(part.message);
    if (siblings) siblings.set(part.number, part);
    else parts.set(part.message, new Map([[part.number, part]]));
  }
  await moveParts(session, changes, parts);
  await moveMessages(session, changes, parts);
  await forgetStrays(session, changes);
}

/** Moves the parts on as the receipts say, and their rows with them. */
async function moveParts(session: Session, changes: ReceiptChange[], parts: Parts): Promise<void> {
  const moved = new Set<ReturnType<typeof PART.read>>();
  for (const { message, part: number, receipt } of changes) {
    const part = parts.get(message)?.get(number);
    if (!part) continue;
    const after = advance(part.state, STATE[receipt.state]);
    if (after === part.state) continue;
    part.state = after;
    part.code = receipt.code?.slice(0, CODE_LENGTH) ?? null;
    part.movedAt = receipt.at;
    moved.add(part);
  }
  await writeParts(session, [...moved]);
}

async function moveMessages(session: Session, changes: ReceiptChange[], parts: Parts): Promise<void> {
  const codes = new Map(changes.map(({ message, receipt }) => [message, receipt.code ?? null]));
  const moved = new Groups();
  // Columns come in the order of the select.
  const rows = await inChunks([...codes.keys()].sort(), (some) => messageStates(session, some));
  for (const [message, state] of rows as [string, number][]) {
    const siblings = parts.get(message);
    const after = siblings ? advance(state, fold([...siblings.values()].map((part) => part.state))) : state;
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

interface Sent extends SentPart {
  gateway: string;
}

const sentUnder = byKeys(
  sql`select ${sentParts.lookup}, ${sentParts.message}, ${sentParts.number}, ${sentParts.gateway}, ${sentParts.reference}, ${outbox.recipient} from ${sentParts} join ${outbox} on ${outbox.id} = ${sentParts.message} where ${sentParts.lookup} in (${keys})`,
);

/** Finds the parts that a receipt may speak of: those of its link with one of its ids, in any base. */
export function sentFinder(
  engine: Engine,
): (receipt: Pick<Receipt, 'gateway' | 'references'>) => Promise<SentPart[]> {
  const under = keyReader<Sent[]>(async (lookups) => {
    const found = new Map<string, Sent[]>();
    // Columns come in the order of the select.
    const rows = (await sentUnder(engine, lookups)) as [string, string, number, string, string, string][];
    for (const [lookup, message, part, gateway, reference, to] of rows) {
      const same = found.get(lookup) ?? [];
      found.set(lookup, same);
      same.push({ message, part, gateway, reference, to });
    }
    return (lookup) => found.get(lookup) ?? [];
  });
  return async ({ gateway: ours, references }) => {
    const forms = new Set(references.flatMap(lookupForms));
    const found = (await Promise.all([...forms].map(under))).flat();
    return found
      .filter(({ gateway }) => gateway === ours)
      .map(({ message, part, reference, to }) => ({ message, part, reference, to }));
  };
}
