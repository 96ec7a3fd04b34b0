/** Parts of messages that were sent: receipts find them, and move them and through them their messages forward. */
import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Change } from '../../core/model/change';
import { type Receipt, replyReference } from '../../core/model/message';
import { lookupForm, lookupForms } from '../../core/sending/carrierReference';
import type { SentPart } from '../../core/sending/receiptMatch';
import type { Engine, Session } from '../engine/engine';
import { outbox, sentParts } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, grouped, selectIn } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';
import { advance, fold, STATE } from './messageState';
import { dropStrays } from './strayReceipts';

/** A longer code of a carrier is cut: it is for people to ask with. */
const CODE_LENGTH = 32;

type ReceiptChange = Extract<Change, { kind: 'receipt' }>;

const PART = columnsOf(sentParts);
type Part = ReturnType<typeof PART.read>;
const lockParts = selectIn(
  PART,
  sql`from ${sentParts} where ${sentParts.message} in (${keys}) order by ${sentParts.message}, ${sentParts.number} for update`,
);
const lockStates = selectIn(
  columnsOf(outbox, ['id', 'state']),
  sql`from ${outbox} where ${outbox.id} in (${keys}) order by ${outbox.id} for update`,
);
// All of them are there: in one statement, whatever their states and times.
const writeParts = inserter(sentParts, PART.names, ['state', 'code', 'movedAt']);
const setMessage = statement(
  sql`update ${outbox} set ${set(outbox, { state: value, reason: value })} where ${outbox.id} in (${keys})`,
);

/** Parts by message and number. */
type Parts = Map<string, Map<number, Part>>;

/** What carriers say became of parts: a message follows from all of its parts. */
export async function applyReceipts(session: Session, changes: ReceiptChange[]): Promise<void> {
  if (changes.length === 0) return;
  const messages = [...new Set(changes.map(({ message }) => message))].sort();
  const parts: Parts = new Map();
  for (const part of await lockParts(session, messages)) {
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
  const moved = new Set<Part>();
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
  const moved = new Groups<[state: number, code: string | null]>();
  for (const { id, state } of await lockStates(session, [...codes.keys()].sort())) {
    const siblings = parts.get(id);
    const after = siblings ? advance(state, fold([...siblings.values()].map((part) => part.state))) : state;
    if (after !== state) moved.add([after, after > STATE.delivered ? (codes.get(id) ?? null) : null], id);
  }
  for (const [values, ids] of moved.all()) await session.run(...setMessage(values, ids));
}

async function forgetStrays(session: Session, changes: ReceiptChange[]): Promise<void> {
  const found = new Groups<[gateway: string]>();
  for (const { receipt } of changes) found.add([receipt.gateway], lookupForm(receipt.references[0] ?? ''));
  for (const [[gateway], lookups] of found.all()) await dropStrays(session, gateway, lookups);
}

/** Keys under the values that one statement sets for all of them. */
class Groups<V extends readonly unknown[]> {
  private readonly groups = new Map<string, [V, string[]]>();

  add(values: V, key: string): void {
    const name = JSON.stringify(values);
    const group = this.groups.get(name) ?? [values, []];
    this.groups.set(name, group);
    group[1].push(key);
  }

  all() {
    return this.groups.values();
  }
}

const SENT = fieldsOf({
  lookup: sentParts.lookup,
  gateway: sentParts.gateway,
  message: sentParts.message,
  part: sentParts.number,
  reference: sentParts.reference,
  to: outbox.recipient,
});
const sentUnder = selectIn(
  SENT,
  sql`from ${sentParts} join ${outbox} on ${outbox.id} = ${sentParts.message} where ${sentParts.lookup} in (${keys})`,
);

/** Finds the parts that a receipt may speak of: those of its link with one of its ids, in any base. */
export function sentFinder(
  engine: Engine,
): (receipt: Pick<Receipt, 'gateway' | 'references'>) => Promise<SentPart[]> {
  const under = keyReader<ReturnType<typeof SENT.read>[]>(async (lookups) => {
    const found = grouped(await sentUnder(engine, lookups), ({ lookup }) => lookup);
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

const textsUnder = selectIn(
  fieldsOf({ reference: sentParts.reference, gateway: sentParts.gateway, text: outbox.text }),
  sql`from ${sentParts} join ${outbox} on ${outbox.id} = ${sentParts.message} where ${sentParts.lookup} in (${keys}) order by ${sentParts.message}`,
);

/** Replies to a message, for a carrier that brings it again because it never heard the answer. */
export function replyReader(engine: Engine): (gateway: string, inbound: string) => Promise<string[]> {
  return async (gateway, inbound) => {
    const reference = replyReference(inbound);
    // The look-up forgets capitals: the reference tells.
    const found = await textsUnder(engine, [lookupForm(reference)]);
    return found
      .filter((one) => one.reference === reference && one.gateway === gateway)
      .map(({ text }) => text);
  };
}
