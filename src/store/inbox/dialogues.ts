/** Dialogues, each as its row holds it: without what is as it was at the beginning, which most of it is. */
import { sql } from 'drizzle-orm';
import { newDialogue } from '../../core/dialogue/newDialogue';
import type { Change } from '../../core/model/change';
import type { Dialogue } from '../../core/model/dialogue';
import type { Language } from '../../core/model/message';
import { asItIs, type Session } from '../engine/engine';
import { dialogues, inbound } from '../schema/mysql';
import { inOrder, inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';

const insertDialogues = inserter(dialogues, ['phone', 'at', 'state'], ['at', 'state']);
const lockDialogue = select(
  columnsOf(dialogues, ['state']),
  sql`from ${dialogues} where ${dialogues.phone} = ${value} for update`,
);
const setState = statement(
  sql`update ${dialogues} set ${set(dialogues, { state: value })} where ${dialogues.phone} = ${value}`,
);
const lastTurns = selectIn(
  fieldsOf({ phone: inbound.phone, turn: sql<number>`max(${inbound.turn})` }),
  sql`from ${inbound} where ${inbound.phone} in (${keys}) group by ${inbound.phone}`,
);

/** The last of a phone counts. */
export async function upsertDialogues(
  session: Session,
  changes: Extract<Change, { kind: 'dialogue' }>[],
): Promise<void> {
  const last = new Map(changes.map((change) => [change.dialogue.phone, change]));
  const rows = [...last.values()].map(({ dialogue, at }) => ({
    phone: dialogue.phone,
    at,
    state: pack(dialogue),
  }));
  await insertDialogues(
    session,
    inOrder(rows, ({ phone }) => phone),
    asItIs,
  );
}

/** Forgets all of a dialogue but the count of its turns and its language. */
export async function forgetDialogue(session: Session, phone: string): Promise<void> {
  const [row] = await lockDialogue(session, [phone]);
  if (!row) return;
  const { turn, language } = unpackOr(phone, row.state) ?? (await begunAgain(session, [phone]))(phone, null);
  await session.run(...setState([pack({ ...newDialogue(phone, language), turn }), phone]));
}

/** Dialogues in place of those that can not be read: blank, but no turn of theirs is taken a second time. */
export async function begunAgain(
  session: Session,
  phones: readonly string[],
): Promise<(phone: string, language: Language | null) => Dialogue> {
  const turns = new Map((await lastTurns(session, phones)).map(({ phone, turn }) => [phone, Number(turn)]));
  return (phone, language) => ({
    ...newDialogue(phone, language ?? 'zh-CN'),
    turn: turns.get(phone) ?? 0,
  });
}

/** The phone is the key of the row. */
type Written = Partial<Omit<Dialogue, 'phone'>> & Pick<Dialogue, 'language'>;

/** What a new dialogue has in each place. */
const BLANK = new Map<string, unknown>(Object.entries(newDialogue('', 'zh-CN')));

export function pack({ phone: _, language, ...rest }: Dialogue): string {
  const written: Record<string, unknown> = { language };
  for (const [key, value] of Object.entries(rest)) if (!isSame(value, BLANK.get(key))) written[key] = value;
  return JSON.stringify(written);
}

/** Whether two values of a dialogue are written alike. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isCompound(one) || !isCompound(other)) return false;
  const isAlike = (key: string) => isSame(one[key], other[key]);
  return Object.keys(one).every(isAlike) && Object.keys(other).every(isAlike);
}

function isCompound(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** `row` was written by `pack`. Throws where it can not be read any more. */
export function unpack(phone: string, row: string): Dialogue {
  const written = JSON.parse(row) as Written;
  // What else is in JSON was put there by another hand, and would end in the middle of a conversation.
  if (typeof written?.language !== 'string') throw new Error('a dialogue can not be read');
  return { ...newDialogue(phone, written.language), ...written };
}

function unpackOr(phone: string, row: string): Dialogue | null {
  try {
    return unpack(phone, row);
  } catch {
    return null;
  }
}
