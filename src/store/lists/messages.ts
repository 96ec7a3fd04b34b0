/** Messages by how they stand, whom they went to and what they are about: along their ids, which grow with time. */
import { type SQL, sql } from 'drizzle-orm';
import type { ListedMessage, Lists, MessageFilter } from '../../ports';
import type { Engine } from '../engine/engine';
import { STATE, stateName } from '../outbox/messageState';
import { batches, cases, outbox } from '../schema/mysql';
import { firstIdAt } from '../sql/keyRange';
import { columnsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';
import { before, type Condition, from, is, listing, oneOf } from './listing';
import { HOUSEHOLD_OF, ofEither } from './sight';

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
const ofBatch = selectIn(
  LISTED,
  sql`from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value} and ${outbox.recipient} in (${keys})`,
);
const spanOfBatch = select(
  columnsOf(batches, ['firstMessage', 'lastMessage']),
  sql`from ${batches} where ${batches.id} = ${value}`,
);

/** Read only where bounds ask for it. */
const OWNERS = sql`left join ${cases} on ${cases.number} = ${outbox.case} ${HOUSEHOLD_OF(outbox.recipient)}`;

export function messageLists(engine: Engine): Pick<Lists, 'messages' | 'batchMessages'> {
  return {
    async messages(filter, page) {
      const span = await batchSpan(engine, filter.batch);
      if (span === null) return { rows: [], next: null };
      const found = await listing(engine, {
        columns: LISTED,
        table: outbox,
        joins: filter.sight === null ? sql`` : OWNERS,
        key: [outbox.id],
        keyOf: (row) => [row.id] as const,
        along: [...span, ...alongOf(filter)],
        narrow: narrowOf(filter),
        page,
      });
      return { ...found, rows: found.rows.map(listedFrom) };
    },
    async batchMessages({ id, firstMessage, lastMessage }, phones) {
      if (firstMessage === null || lastMessage === null) return [];
      return (await ofBatch(engine, phones, [firstMessage, lastMessage, id])).map(listedFrom);
    },
  };
}

/** Where in time the messages of a batch lie; null where it has none. */
async function batchSpan(engine: Engine, batch: string | undefined): Promise<Condition[] | null> {
  if (batch === undefined) return [];
  const [found] = await spanOfBatch(engine, [batch]);
  if (!found || found.firstMessage === null || found.lastMessage === null) return null;
  return [from(outbox.id, found.firstMessage), sql`${outbox.id} <= ${found.lastMessage}`];
}

function alongOf({ since, until, to, case: number }: MessageFilter): Condition[] {
  return [
    since === undefined ? undefined : from(outbox.id, firstIdAt(since)),
    until === undefined ? undefined : before(outbox.id, firstIdAt(until)),
    to && oneOf(outbox.recipient, to),
    is(outbox.case, number),
  ];
}

/** `+ 0`, `coalesce`: along the ids, where an engine would sort all messages of one state. */
function narrowOf({ state, batch, template, sight, ids }: MessageFilter): Condition[] {
  const bound = ofEither(outbox.case, sight);
  return [
    state === undefined ? undefined : sql`${outbox.state} + 0 = ${STATE[state]}`,
    batch === undefined ? undefined : sql`coalesce(${outbox.batch}, '') = ${batch}`,
    is(outbox.template, template),
    bound && (ids === undefined ? bound : sql`(${bound} or ${reportedUnder(ids)})`),
  ];
}

function reportedUnder(ids: string): SQL {
  const own = `${ids}/%`;
  return sql`${outbox.event} like ${own} or ${outbox.batch} like ${own}`;
}

function listedFrom({ state, recipient, ...rest }: ReturnType<typeof LISTED.read>): ListedMessage {
  return { ...rest, to: recipient, state: stateName(state) };
}
