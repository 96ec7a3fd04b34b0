/** Messages as offices read them: one with all that is known of it, and lists of how they stand. */
import { sql } from 'drizzle-orm';
import { LANES } from '../../core/model/message';
import type { MessageLife } from '../../core/sending/messageHistory';
import type { ListedMessage, Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import { attempts, outbox, sentParts } from '../schema/mysql';
import { firstIdAt } from '../sql/keyRange';
import { columnsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';
import { STATE, stateName } from './messageState';

const MESSAGE = columnsOf(outbox, [
  'id',
  'gateway',
  'lane',
  'state',
  'recipient',
  'sender',
  'text',
  'template',
  'case',
  'event',
  'batch',
  'answers',
  'at',
  'dueAt',
  'expiresAt',
  'attempts',
  'reason',
  'settledAt',
]);
const withId = select(MESSAGE, sql`from ${outbox} where ${outbox.id} = ${value}`);
const partsOf = select(
  columnsOf(sentParts, ['number', 'gateway', 'reference', 'state', 'code', 'movedAt']),
  sql`from ${sentParts} where ${sentParts.message} = ${value} order by ${sentParts.number}`,
);
const triesOf = select(
  columnsOf(attempts, ['at', 'gateway', 'outcome', 'code']),
  sql`from ${attempts} where ${attempts.message} = ${value} order by ${attempts.at}`,
);
const LISTED = columnsOf(outbox, [
  'id',
  'state',
  'recipient',
  'template',
  'case',
  'event',
  'batch',
  'at',
  'reason',
]);
const listed = select(
  LISTED,
  sql`from ${outbox} where ${outbox.id} > ${value} and (${value} is null or ${outbox.state} = ${value}) and (${value} is null or ${outbox.case} = ${value}) and (${value} is null or ${outbox.batch} = ${value}) order by ${outbox.id} limit ${value}`,
);
const ofBatch = selectIn(
  LISTED,
  sql`from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value} and ${outbox.recipient} in (${keys})`,
);

/** Null where there is no message of this id, or it was forgotten. */
export async function messageLife(engine: Engine, id: string): Promise<MessageLife | null> {
  const [[row], parts, tries] = await Promise.all([
    withId(engine, [id]),
    partsOf(engine, [id]),
    triesOf(engine, [id]),
  ]);
  if (!row) return null;
  return {
    ...lifeFrom(row),
    parts: parts.map((part) => ({ ...part, state: stateName(part.state) })),
    tries,
  };
}

function lifeFrom(row: ReturnType<typeof MESSAGE.read>): Omit<MessageLife, 'parts' | 'tries'> {
  const { lane, state, recipient, sender, case: number, event, batch, settledAt, ...rest } = row;
  return {
    ...rest,
    lane: LANES[lane] ?? 'bulk',
    state: stateName(state),
    to: recipient,
    from: sender,
    about: {
      ...(number !== null && { case: number }),
      ...(event !== null && { event }),
      ...(batch !== null && { batch }),
    },
    // Of an owed message the column says when a try first ended without an answer.
    settledAt: stateName(state) === 'owed' ? null : settledAt,
  };
}

export function messageLists(engine: Engine): Pick<Lists, 'messages' | 'batchMessages'> {
  return {
    async messages(filter, { after, limit }) {
      const { case: number = null, batch = null, since = 0 } = filter;
      const state = filter.state === undefined ? null : STATE[filter.state];
      const start = after?.[0] ?? firstIdAt(since);
      const values = [start, state, state, number, number, batch, batch, limit];
      return (await listed(engine, values)).map(listedFrom);
    },
    async batchMessages({ id, firstMessage, lastMessage }, phones) {
      if (firstMessage === null || lastMessage === null) return [];
      return (await ofBatch(engine, phones, [firstMessage, lastMessage, id])).map(listedFrom);
    },
  };
}

function listedFrom({ state, recipient, ...rest }: ReturnType<typeof LISTED.read>): ListedMessage {
  return { ...rest, to: recipient, state: stateName(state) };
}
