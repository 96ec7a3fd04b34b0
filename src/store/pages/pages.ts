/** Sessions of pages, and whether somebody without one may see a case. */
import { sql } from 'drizzle-orm';
import { keyReader } from '../../async/batchReader';
import type { Change } from '../../core/model/change';
import type { PageReads, PageSession } from '../../core/model/page';
import type { Engine, Row, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { cases, people, webSessions } from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { inserter } from '../sql/rows';
import { byKeys, keys, statement, value } from '../sql/template';

const columns = ['id', 'phone', 'at', 'until', 'state'] as const;
const SESSION = columnsOf(webSessions, columns);
const withIds = byKeys(sql`select ${SESSION.list} from ${webSessions} where ${webSessions.id} in (${keys})`);
const put = inserter(webSessions, columns, ['phone', 'at', 'until', 'state']);
const end = statement(sql`delete from ${webSessions} where ${webSessions.id} = ${value}`);
const applicant = statement(
  sql`select ${cases.phone}, ${people.identity} from ${cases} left join ${people} on ${people.id} = ${cases.person} where ${cases.number} = ${value}`,
);

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

export async function applyPageSessions(
  session: Session,
  kept: Of<'pageSession'>[],
  ended: Of<'pageSessionEnded'>[],
): Promise<void> {
  const last = new Map(kept.map((change) => [change.session.id, change.session]));
  const rows = [...last.values()].map((one) => ({ ...one, state: JSON.stringify(one.state) }));
  await put(session, rows);
  for (const { id } of ended) await session.run(...end([id]));
}

export function pageReads(engine: Engine, vault: Vault): PageReads {
  return {
    session: keyReader<PageSession | null>(async (ids) => {
      const found = (await withIds(engine, ids)).map(sessionFrom);
      const byId = new Map(found.map((one) => [one.id, one]));
      return (id) => byId.get(id) ?? null;
    }, engine.lanes),
    async tailFits(caseNo, tail) {
      const [row] = await engine.rows(...applicant([caseNo]));
      if (!row) return false;
      const [phone, identity] = row;
      const proofs = [String(phone), identity === null ? '' : vault.open(String(identity))];
      return proofs.some(
        (proof) => proof.length >= 4 && proof.slice(-4).toUpperCase() === tail.toUpperCase(),
      );
    },
  };
}

function sessionFrom(row: Row): PageSession {
  const session = SESSION.read(row);
  return { ...session, state: JSON.parse(session.state) as PageSession['state'] }; // written by us from a PageSession
}
