/** Who may send a message just now. */
import { sql } from 'drizzle-orm';
import { outbox } from '../schema/mysql';
import { value } from '../sql/template';

/** Takes the time now: nobody is sending it, or whoever was has lost it. */
export const FREE = sql`(${outbox.leasedUntil} is null or ${outbox.leasedUntil} <= ${value})`;
