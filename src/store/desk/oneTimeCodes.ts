/** Codes that work once: links that accounts begin with, and recovery codes. Their keyed hash is kept, never they. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { DeskReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { oneTimeCodes } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const insert = inserter(oneTimeCodes, columnsOf(oneTimeCodes).names, 'refuse');
const drop = statement(
  sql`delete from ${oneTimeCodes} where ${oneTimeCodes.account} = ${value} and ${oneTimeCodes.purpose} = ${value}`,
);
const use = statement(
  sql`update ${oneTimeCodes} set ${set(oneTimeCodes, { usedAt: value })} where ${oneTimeCodes.hash} = ${value} and ${oneTimeCodes.usedAt} is null and ${oneTimeCodes.until} > ${value}`,
);
const withHash = select(
  columnsOf(oneTimeCodes, ['account', 'purpose', 'until', 'usedAt']),
  sql`from ${oneTimeCodes} where ${oneTimeCodes.hash} = ${value}`,
);
const left = select(
  fieldsOf({ count: sql<number>`count(*)` }),
  sql`from ${oneTimeCodes} where ${oneTimeCodes.account} = ${value} and ${oneTimeCodes.purpose} = 'recovery' and ${oneTimeCodes.usedAt} is null`,
);

/** Throws `Refused` where a code was used before, or its time is up. What is ended goes before what is new. */
export async function applyOneTimeCodes(
  session: Session,
  vault: Vault,
  used: Of<'oneTimeCodeUsed'>[],
  ended: Of<'oneTimeCodesEnded'>[],
  added: Of<'oneTimeCode'>[],
): Promise<void> {
  for (const { code, at } of used) {
    if ((await session.run(...use([at, hashOf(vault, code), at]))) === 0)
      throw new Refused('this code was used before, or its time is up');
  }
  for (const { account, purpose } of ended) await session.run(...drop([account, purpose]));
  await insert(
    session,
    added.map(({ code, ...row }) => ({ ...row, hash: hashOf(vault, code), usedAt: null })),
  );
}

export function oneTimeCodeReads(
  engine: Engine,
  vault: Vault,
): Pick<DeskReads, 'oneTimeCode' | 'recoveryLeft'> {
  return {
    oneTimeCode: async (code) => (await withHash(engine, [hashOf(vault, code)]))[0] ?? null,
    recoveryLeft: async (account) => (await left(engine, [account]))[0]?.count ?? 0,
  };
}

function hashOf(vault: Vault, code: string): string {
  return vault.codeHash('desk', code);
}
