/** One message as offices read it, with all that is known of it. */
import { sql } from 'drizzle-orm';
import { LANES } from '../../core/model/message';
import type { MessageHistory } from '../../core/sending/messageHistory';
import type { Engine } from '../engine/engine';
import { attempts, outbox, sentParts } from '../schema/mysql';
import { columnsOf, select } from '../sql/select';
import { value } from '../sql/template';
import { stateName } from './messageState';

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
/** Null where there is no message of this id, or it was forgotten. */
export async function messageHistory(engine: Engine, id: string): Promise<MessageHistory | null> {
  const [[row], parts, tries] = await Promise.all([
    withId(engine, [id]),
    partsOf(engine, [id]),
    triesOf(engine, [id]),
  ]);
  if (!row) return null;
  return {
    ...historyFrom(row),
    parts: parts.map((part) => ({ ...part, state: stateName(part.state) })),
    tries,
  };
}

function historyFrom(row: ReturnType<typeof MESSAGE.read>): Omit<MessageHistory, 'parts' | 'tries'> {
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
