/** Sessions of pages, and whether somebody without one may see a case. */
import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Change } from '../../core/model/change';
import type { PageReads, PageSession } from '../../core/model/page';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { cases, people, webSessions } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';

const SESSION = columnsOf(webSessions);
const withIds = selectIn(SESSION, sql`from ${webSessions} where ${webSessions.id} in (${keys})`);
const insert = inserter(webSessions, SESSION.names, 'keep');
const keep = statement(
  sql`update ${webSessions} set ${set(webSessions, { at: value, until: value, state: value })} where ${webSessions.id} = ${value}`,
);
const end = statement(sql`delete from ${webSessions} where ${webSessions.id} = ${value}`);
const applicant = select(
  fieldsOf({ phone: cases.phone, identity: sql<string | null>`${people.identity}` }),
  sql`from ${cases} left join ${people} on ${people.id} = ${cases.person} where ${cases.number} = ${value}`,
);

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export async function applyPageSessions(
  session: Session,
  opened: Of<'pageSession'>[],
  kept: Of<'pageSessionKept'>[],
  ended: Of<'pageSessionEnded'>[],
): Promise<void> {
  const rows = opened.map((change) => ({ ...change.session, state: JSON.stringify(change.session.state) }));
  await insert(session, rows);
  const last = new Map(kept.map((change) => [change.session.id, change.session]));
  for (const { id, at, until, state } of last.values())
    await session.run(...keep([at, until, JSON.stringify(state), id]));
  for (const { id } of ended) await session.run(...end([id]));
}

export function pageReads(engine: Engine, vault: Vault, readOr: ReadOr): PageReads {
  return {
    session: keyReader<PageSession | null>(async (ids) => {
      const byId = new Map((await withIds(engine, ids)).map((row) => [row.id, row]));
      return (id) => {
        const row = byId.get(id);
        return row ? readOr('web_sessions', () => sessionFrom(row), null) : null;
      };
    }),
    async tailFits(caseNo, tail) {
      const [found] = await applicant(engine, [caseNo]);
      if (!found) return false;
      const proofs = [found.phone, found.identity === null ? '' : vault.open(found.identity)];
      return proofs.some(
        (proof) => proof.length >= 4 && proof.slice(-4).toUpperCase() === tail.toUpperCase(),
      );
    },
  };
}

function sessionFrom(session: ReturnType<typeof SESSION.read>): PageSession {
  return { ...session, state: JSON.parse(session.state) as PageSession['state'] }; // written by us from a PageSession
}
