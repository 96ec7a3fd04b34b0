/** Messages that were answered, and what is remembered of those who sent them. */
import type { Change } from '../../core/model/change';
import { Refused } from '../commit';
import { asItIs, type Session } from '../engine/engine';
import { faultOf } from '../engine/errors';
import * as t from '../schema/mysql';
import { inserter } from '../sql/rows';
import { pack } from './dialogueRows';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const received = inserter(
  t.inbound,
  ['id', 'phone', 'turn', 'gateway', 'medium', 'code', 'text', 'at', 'connection', 'intent', 'have', 'total'],
  'refuse',
);

/** Throws `Refused` where the id or the turn of a message is taken. */
export async function insertReceived(session: Session, changes: Of<'received'>[]): Promise<void> {
  const rows = changes.map(({ message, turn, intent }) => ({
    id: message.id,
    phone: message.from,
    turn,
    gateway: message.gateway,
    medium: message.medium,
    code: message.to,
    text: message.text,
    at: message.at,
    connection: message.connection,
    intent,
    have: message.incomplete?.have ?? null,
    total: message.incomplete?.total ?? null,
  }));
  await received(session, rows, (error) =>
    faultOf(error) === 'taken' ? new Refused('a message with this id or turn is there already') : error,
  );
}

const dialogue = inserter(t.dialogues, ['phone', 'at', 'state'], ['at', 'state']);

export async function upsertDialogues(session: Session, changes: Of<'dialogue'>[]): Promise<void> {
  // The last of a phone counts; and in one order, so that two processes never wait for each other in a ring.
  const last = new Map(changes.map((change) => [change.dialogue.phone, change]));
  const rows = [...last.values()].map((change) => ({
    phone: change.dialogue.phone,
    at: change.at,
    state: pack(change.dialogue),
  }));
  await dialogue(
    session,
    rows.sort((a, b) => (a.phone < b.phone ? -1 : 1)),
    asItIs,
  );
}
