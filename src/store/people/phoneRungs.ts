/** Rungs of a ladder, and what waits on them, go to the number that the office names. */
import { sql } from 'drizzle-orm';
import type { Session } from '../engine/engine';
import * as t from '../schema/mysql';
import { statement, value } from '../sql/template';

const ladders = statement(sql`select ${t.departments.id}, ${t.departments.ladder} from ${t.departments}`);
const setLadder = statement(
  sql`update ${t.departments} set ladder = ${value} where ${t.departments.id} = ${value}`,
);
const moveAlerts = statement(
  sql`update ${t.alerts} set leader = ${value} where ${t.alerts.leader} = ${value} and ${t.alerts.state} = 'open'`,
);

export async function moveRungs(session: Session, from: string, to: string): Promise<void> {
  for (const [id, written] of await session.rows(...ladders([]))) {
    const ladder = JSON.parse(String(written)) as string[]; // written by us from a list of phones
    if (!ladder.includes(from)) continue;
    const moved = ladder.map((rung) => (rung === from ? to : rung));
    await session.run(...setLadder([JSON.stringify(moved), String(id)]));
  }
  await session.run(...moveAlerts([to, from]));
}
