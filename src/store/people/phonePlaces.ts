/** What two numbers were registered as before a move: kept with it, so that it can be undone. */
import { sql } from 'drizzle-orm';
import { newDialogue } from '../../core/model/dialogue';
import type { Session } from '../engine/engine';
import { pack, unpack } from '../inbox/dialogueRows';
import * as t from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { inserter } from '../sql/rows';
import { statement, value } from '../sql/template';

const PLACE = columnsOf(t.phones, ['phone', 'household', 'person', 'role', 'language', 'state', 'village']);
export type Place = ReturnType<typeof PLACE.read>;

/** The phones as they were, and what went from the one to the other. */
export interface Before {
  old: Place | null;
  there: Place | null;
  taken: Taken;
}

/** Keys of what followed, and the wishes that the new number did not have. */
export interface Taken {
  cases: string[];
  tickets: string[];
  appointments: string[];
  stopped: string[];
}

export const NOTHING_TAKEN: Taken = { cases: [], tickets: [], appointments: [], stopped: [] };

const placeOf = statement(sql`select ${PLACE.list} from ${t.phones} where ${t.phones.phone} = ${value}`);
export const putPhones = inserter(
  t.phones,
  ['phone', 'household', 'person', 'role', 'language', 'state', 'village'],
  ['household', 'person', 'role', 'state', 'village'],
);
const dialogueOf = statement(
  sql`select ${t.dialogues.state} from ${t.dialogues} where ${t.dialogues.phone} = ${value} for update`,
);
const setDialogue = statement(
  sql`update ${t.dialogues} set ${sql.identifier('state')} = ${value} where ${t.dialogues.phone} = ${value}`,
);

export async function placesOf(session: Session, oldPhone: string, newPhone: string): Promise<Before> {
  const read = async (phone: string) => {
    const [row] = await session.rows(...placeOf([phone]));
    return row ? PLACE.read(row) : null;
  };
  return { old: await read(oldPhone), there: await read(newPhone), taken: NOTHING_TAKEN };
}

/** All but the count of its turns and its language. */
export async function forgetDialogue(session: Session, phone: string): Promise<void> {
  const [row] = await session.rows(...dialogueOf([phone]));
  if (!row) return;
  const { turn, language } = unpack(phone, String(row[0]));
  await session.run(...setDialogue([pack({ ...newDialogue(phone, language), turn }), phone]));
}
