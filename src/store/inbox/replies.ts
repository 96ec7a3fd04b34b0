/** What was said to a message, for a carrier that brings it again because it never heard the answer. */
import { sql } from 'drizzle-orm';
import { replyReference } from '../../core/model/message';
import { lookupForm } from '../../core/sending/carrierReference';
import type { Engine } from '../engine/engine';
import { outbox, sentParts } from '../schema/mysql';
import { byKeys, keys } from '../sql/template';

const given = byKeys(
  sql`select ${sentParts.reference}, ${sentParts.gateway}, ${outbox.text} from ${sentParts} join ${outbox} on ${outbox.id} = ${sentParts.message} where ${sentParts.lookup} in (${keys}) order by ${sentParts.message}`,
);

export function replyReader(engine: Engine): (gateway: string, inbound: string) => Promise<string[]> {
  return async (gateway, inbound) => {
    const reference = replyReference(inbound);
    // Columns come in the order of the select. The look-up forgets capitals: the reference tells.
    const rows = (await given(engine, [lookupForm(reference)])) as [string, string, string][];
    return rows.filter(([as, by]) => as === reference && by === gateway).map(([, , text]) => text);
  };
}
