/** Browsers that are signed in at the desk: written, ended and read. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { DeskReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { deskSessions } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const SESSION = columnsOf(deskSessions);
const insert = inserter(deskSessions, SESSION.names, 'keep');
const prove = statement(
  sql`update ${deskSessions} set ${set(deskSessions, { strength: 'code' })} where ${deskSessions.hash} = ${value}`,
);
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

/** Endings come first: whoever signs in anew in the same commit stays in. Throws `Refused` where one that was ended is proved. */
export async function applyDeskSessions(
  session: Session,
  ended: Of<'deskSessionEnded'>[],
  allEnded: Of<'deskSessionsEnded'>[],
  added: Of<'deskSession'>[],
  proved: Of<'deskSessionProved'>[],
  looked: Of<'deskSessionSeen'>[],
): Promise<void> {
  for (const { hash } of ended) await session.run(...end([hash]));
  for (const { account, except } of allEnded) await session.run(...endAll([account, except ?? '']));
  await insert(
    session,
    added.map((change) => change.session),
  );
  for (const { hash } of proved) {
    if ((await session.run(...prove([hash]))) === 0) throw new Refused('this session was ended');
  }
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
