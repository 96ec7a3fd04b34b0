/** Browsers that are signed in at the desk: written, ended and read. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { DeskReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { deskSessions } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const SESSION = columnsOf(deskSessions);
const upsert = inserter(deskSessions, SESSION.names, ['account', 'seenAt', 'until', 'strength']);
const seen = statement(
  sql`update ${deskSessions} set ${set(deskSessions, { seenAt: value })} where ${deskSessions.hash} = ${value} and ${deskSessions.seenAt} < ${value}`,
);
const end = statement(sql`delete from ${deskSessions} where ${deskSessions.hash} = ${value}`);
const endAll = statement(
  sql`delete from ${deskSessions} where ${deskSessions.account} = ${value} and ${deskSessions.hash} <> ${value}`,
);
const withHash = select(SESSION, sql`from ${deskSessions} where ${deskSessions.hash} = ${value}`);
const ofAccount = select(
  SESSION,
  sql`from ${deskSessions} where ${deskSessions.account} = ${value} order by ${deskSessions.seenAt} desc, ${deskSessions.hash}`,
);

/** Endings come first: whoever signs in anew in the same commit stays in. */
export async function applyDeskSessions(
  session: Session,
  ended: Of<'deskSessionEnded'>[],
  allEnded: Of<'deskSessionsEnded'>[],
  written: Of<'deskSession'>[],
  looked: Of<'deskSessionSeen'>[],
): Promise<void> {
  for (const { hash } of ended) await session.run(...end([hash]));
  for (const { account, except } of allEnded) await session.run(...endAll([account, except ?? '']));
  await upsert(
    session,
    written.map((change) => change.session),
  );
  for (const { hash, at } of looked) await session.run(...seen([at, hash, at]));
}

/** The account of a session is read by `accountOf`. */
export function sessionReads(
  engine: Engine,
  accountOf: DeskReads['account'],
): Pick<DeskReads, 'session' | 'sessions'> {
  return {
    async session(hash) {
      const [session] = await withHash(engine, [hash]);
      const account = session ? await accountOf(session.account) : null;
      return session && account ? { session, account } : null;
    },
    sessions: (account) => ofAccount(engine, [account]),
  };
}
