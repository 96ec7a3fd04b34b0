/** Codes that were sent to phones: kept as keyed hashes, with their wrong tries. */

import { sql } from 'drizzle-orm';
import { WRONG } from '../../core/dialogue/phones/codes';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { SentCode } from '../../core/model/phoneMoves';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import * as t from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { first } from '../sql/first';
import { inserter } from '../sql/rows';
import { statement, value } from '../sql/template';
import { MOVE, moveFrom } from './phoneMoveRows';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const CODE = columnsOf(t.phoneCodes, ['id', 'phone', 'purpose', 'hash', 'at', 'until', 'wrong']);
const CODES = 7;
const sentTo = statement(
  sql`select ${CODE.list}, ${MOVE.list} from ${t.phoneCodes} join ${t.phoneMoves} on ${t.phoneMoves.id} = ${t.phoneCodes.move} where ${t.phoneCodes.phone} = ${value} and (${t.phoneCodes.at} >= ${value} or ${t.phoneCodes.until} > ${value}) order by ${t.phoneCodes.at} desc, ${t.phoneCodes.move} desc`,
);
const since = statement(
  sql`select coalesce(sum(case when ${t.phoneMoves.state} <> 'done' and ${t.phoneCodes.purpose} = 'move' then 1 else 0 end), 0), coalesce(sum(${t.phoneCodes.wrong}), 0) from ${t.phoneCodes} join ${t.phoneMoves} on ${t.phoneMoves.id} = ${t.phoneCodes.move} where ${t.phoneCodes.at} >= ${value}`,
);
const insertCodes = inserter(
  t.phoneCodes,
  ['id', 'phone', 'move', 'purpose', 'hash', 'at', 'until', 'wrong'],
  'keep',
);
const countWrong = statement(
  sql`update ${t.phoneCodes} set wrong = wrong + 1 where ${t.phoneCodes.phone} = ${value} and ${t.phoneCodes.until} > ${value} and ${t.phoneCodes.wrong} < ${value}`,
);

export async function applyPhoneCodes(
  session: Session,
  vault: Vault,
  sent: Of<'phoneCode'>[],
  wrong: Of<'phoneCodeWrong'>[],
): Promise<void> {
  await insertCodes(
    session,
    sent.map(({ sent: { code, ...row } }) => ({ ...row, hash: vault.codeHash(row.phone, code), wrong: 0 })),
  );
  for (const { phone, at } of wrong) await session.run(...countWrong([phone, at, WRONG]));
}

export function codeReads(engine: Engine, vault: Vault): Pick<ServiceReads, 'codesSentTo' | 'codesSince'> {
  const one = first(engine);
  return {
    async codesSentTo(phone, from, said) {
      const hash = said === undefined ? null : vault.codeHash(phone, said);
      const rows = await engine.rows(...sentTo([phone, from, from]));
      return rows.map((row): SentCode => {
        const { hash: kept, purpose, ...code } = CODE.read(row);
        const isSaid = kept === hash;
        return { ...code, purpose: purpose as SentCode['purpose'], isSaid, move: moveFrom(row, CODES) }; // written by us from a PhoneCode
      });
    },
    async codesSince(from) {
      const row = await one(since([from]));
      return { unused: Number(row?.[0] ?? 0), wrong: Number(row?.[1] ?? 0) };
    },
  };
}
