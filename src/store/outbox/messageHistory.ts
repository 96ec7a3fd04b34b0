/** One message with all that is known of it. */
import { sql } from 'drizzle-orm';
import { LANES } from '../../core/model/message';
import type { FailedTry, MessageLife } from '../../core/sending/messageHistory';
import type { Engine, Row } from '../engine/engine';
import { attempts, outbox, sentParts } from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { statement, value } from '../sql/template';
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
const PART = columnsOf(sentParts, ['number', 'gateway', 'reference', 'state', 'code', 'movedAt']);
const TRY = columnsOf(attempts, ['at', 'gateway', 'outcome', 'code']);
const withId = statement(sql`select ${MESSAGE.list} from ${outbox} where ${outbox.id} = ${value}`);
const partsOf = statement(
  sql`select ${PART.list} from ${sentParts} where ${sentParts.message} = ${value} order by ${sentParts.number}`,
);
const triesOf = statement(
  sql`select ${TRY.list} from ${attempts} where ${attempts.message} = ${value} order by ${attempts.at}`,
);

/** Null where there is no message of this id, or it was forgotten. */
export async function life(engine: Engine, id: string): Promise<MessageLife | null> {
  const [[row], parts, tries] = await Promise.all([
    engine.rows(...withId([id])),
    engine.rows(...partsOf([id])),
    engine.rows(...triesOf([id])),
  ]);
  if (!row) return null;
  return {
    ...messageFrom(row),
    parts: parts.map((part) => PART.read(part)).map((part) => ({ ...part, state: stateName(part.state) })),
    // The outcomes are those that settle.ts writes.
    tries: tries
      .map((one) => TRY.read(one))
      .map((one) => ({ ...one, outcome: one.outcome as FailedTry['outcome'] })),
  };
}

function messageFrom(row: Row): Omit<MessageLife, 'parts' | 'tries'> {
  const {
    lane,
    state,
    recipient,
    sender,
    case: number,
    event,
    batch,
    settledAt,
    ...rest
  } = MESSAGE.read(row);
  return {
    ...rest,
    lane: LANES[lane] ?? 'bulk',
    state: stateName(state),
    to: recipient,
    from: sender,
    about: {
      ...(number === null ? {} : { case: number }),
      ...(event === null ? {} : { event }),
      ...(batch === null ? {} : { batch }),
    },
    // Of an owed message the column says when a try first ended without an answer.
    settledAt: stateName(state) === 'owed' ? null : settledAt,
  };
}
