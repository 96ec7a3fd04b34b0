/** Dialogues, each as its row holds it: without what is as it was at the beginning, which most of it is. */
import { sql } from 'drizzle-orm';
import { newDialogue } from '../../core/dialogue/newDialogue';
import type { Change } from '../../core/model/change';
import type { Dialogue } from '../../core/model/dialogue';
import { asItIs, type Session } from '../engine/engine';
import { dialogues } from '../schema/mysql';
import { inOrder, inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

const insertDialogues = inserter(dialogues, ['phone', 'at', 'state'], ['at', 'state']);
const lockDialogue = select(
  columnsOf(dialogues, ['state']),
  sql`from ${dialogues} where ${dialogues.phone} = ${value} for update`,
);
const setState = statement(
  sql`update ${dialogues} set ${set(dialogues, { state: value })} where ${dialogues.phone} = ${value}`,
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
  const { turn, language } = unpack(phone, row.state);
  await session.run(...setState([pack({ ...newDialogue(phone, language), turn }), phone]));
}

/** The phone is the key of the row. */
type Written = Partial<Omit<Dialogue, 'phone'>> & Pick<Dialogue, 'language'>;

/** What a new dialogue has in each place, as it is written. */
const BLANK = new Map<string, string>(
  Object.entries(newDialogue('', 'zh-CN')).map(([key, value]) => [key, JSON.stringify(value)]),
);

export function pack({ phone: _, language, ...rest }: Dialogue): string {
  const written = [`"language":${JSON.stringify(language)}`];
  for (const [key, value] of Object.entries(rest)) {
    // The parts of a dialogue are flat enough to be compared as they are written.
    const text: string | undefined = JSON.stringify(value);
    if (text !== undefined && text !== BLANK.get(key)) written.push(`"${key}":${text}`);
  }
  return `{${written.join(',')}}`;
}

/** `row` was written by `pack`. */
export function unpack(phone: string, row: string): Dialogue {
  const written = JSON.parse(row) as Written;
  return { ...newDialogue(phone, written.language), ...written };
}
