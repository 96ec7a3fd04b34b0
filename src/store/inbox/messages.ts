/** Messages that were received and answered. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { Engine, Session } from '../engine/engine';
import { inbound } from '../schema/mysql';
import { refusedIfTaken } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { value } from '../sql/template';

type Received = Extract<Change, { kind: 'received' }>;

const INBOUND = columnsOf(inbound);
const insertInbound = inserter(inbound, INBOUND.names, 'refuse');
const ID = columnsOf(inbound, ['id']);
const withId = select(ID, sql`from ${inbound} where ${inbound.id} = ${value}`);
const receivedAs = select(
  ID,
  sql`from ${inbound} where ${inbound.id} = ${value} and ${inbound.turn} = ${value} and ${inbound.at} = ${value} and ${inbound.connection} = ${value}`,
);

/** Throws `Refused` where the id or the turn of a message is taken. */
export async function insertReceived(session: Session, changes: Received[]): Promise<void> {
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
    unclear: null,
    meant: null,
    have: message.incomplete?.have ?? null,
    total: message.incomplete?.total ?? null,
  }));
  await insertInbound(session, rows, (error) =>
    refusedIfTaken(error, 'a message with this id or turn is there already'),
  );
}

/** Whether a message with this id was received and answered. */
export async function knows(engine: Engine, id: string): Promise<boolean> {
  return (await withId(engine, [id])).length > 0;
}

/** Whether this very message was written: the carrier may have brought another under its id, at another moment. */
export async function isReceived(engine: Engine, { message, turn }: Received): Promise<boolean> {
  const { id, at, connection } = message;
  return (await receivedAs(engine, [id, turn, at, connection])).length > 0;
}
