/** Messages as offices list them: how they stand, and not what they say. */
import { sql } from 'drizzle-orm';
import { firstIdAt } from '../../core/sending/idRange';
import type { ListedMessage, Lists } from '../../ports';
import type { Engine, Row } from '../engine/engine';
import { outbox } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { columnsOf } from '../sql/columns';
import { keys, statement, value } from '../sql/template';
import { STATE, stateName } from './messageState';

const MESSAGE = columnsOf(outbox, [
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
const listed = statement(
  sql`select ${MESSAGE.list} from ${outbox} where ${outbox.id} > ${value} and (${value} is null or ${outbox.state} = ${value}) and (${value} is null or ${outbox.case} = ${value}) and (${value} is null or ${outbox.batch} = ${value}) order by ${outbox.id} limit ${value}`,
);
const ofBatch = statement(
  sql`select ${MESSAGE.list} from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value} and ${outbox.recipient} in (${keys})`,
);

export function messageLists(engine: Engine): Pick<Lists, 'messages' | 'batchMessages'> {
  return {
    async messages(filter, { after, limit }) {
      const { case: number = null, batch = null, since = 0 } = filter;
      const state = filter.state === undefined ? null : STATE[filter.state];
      const start = after?.[0] ?? firstIdAt(since);
      const values = [start, state, state, number, number, batch, batch, limit];
      return (await engine.rows(...listed(values))).map(messageFrom);
    },
    async batchMessages({ id, firstMessage, lastMessage }, phones) {
      if (firstMessage === null || lastMessage === null) return [];
      const rows = await inChunks(phones, (some) =>
        engine.rows(...ofBatch([firstMessage, lastMessage, id], some)),
      );
      return rows.map(messageFrom);
    },
  };
}

function messageFrom(row: Row): ListedMessage {
  const { state, recipient, ...rest } = MESSAGE.read(row);
  return { ...rest, to: recipient, state: stateName(state) };
}
