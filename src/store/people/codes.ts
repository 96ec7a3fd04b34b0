/** Codes that people say: sent to a phone to prove that it is theirs, and given to a liaison who may look once. */
import { sql } from 'drizzle-orm';
import { WRONG } from '../../core/dialogue/phones/codes';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { SentCode } from '../../core/model/phoneMoves';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { consents, phoneCodes, phoneMoves } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';
import { MOVE } from './phoneMoves';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const insertCodes = inserter(phoneCodes, columnsOf(phoneCodes).names, 'keep');
const countWrong = statement(
  sql`update ${phoneCodes} set ${set(phoneCodes, { wrong: sql`${phoneCodes.wrong} + 1` })} where ${phoneCodes.phone} = ${value} and ${phoneCodes.until} > ${value} and ${phoneCodes.wrong} < ${value}`,
);
const OF_MOVES = sql`from ${phoneCodes} join ${phoneMoves} on ${phoneMoves.id} = ${phoneCodes.move}`;
const sentTo = select(
  fieldsOf({
    ...MOVE,
    codeId: phoneCodes.id,
    phone: phoneCodes.phone,
    purpose: phoneCodes.purpose,
    hash: phoneCodes.hash,
    codeAt: phoneCodes.at,
    until: phoneCodes.until,
    wrong: phoneCodes.wrong,
  }),
  sql`${OF_MOVES} where ${phoneCodes.phone} = ${value} and (${phoneCodes.at} >= ${value} or ${phoneCodes.until} > ${value}) order by ${phoneCodes.at} desc, ${phoneCodes.move} desc`,
);
const since = select(
  fieldsOf({
    unused: sql`sum(case when ${phoneMoves.state} <> 'done' and ${phoneCodes.purpose} = 'move' then 1 else 0 end)`,
    wrong: sql`sum(${phoneCodes.wrong})`,
  }),
  sql`${OF_MOVES} where ${phoneCodes.at} >= ${value}`,
);

/** Of a code its keyed hash is stored, with the wrong tries. */
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
  return {
    async codesSentTo(phone, from, said) {
      const saidHash = said === undefined ? null : vault.codeHash(phone, said);
      return (await sentTo(engine, [phone, from, from])).map((row): SentCode => {
        const { codeId, phone: to, purpose, hash, codeAt, until, wrong, ...move } = row;
        const code = { id: codeId, phone: to, purpose, at: codeAt, until, wrong };
        return { ...code, isSaid: hash === saidHash, move };
      });
    },
    async codesSince(from) {
      const [sums] = await since(engine, [from]);
      // MySQL gives sums as text, and no rows have none.
      return { unused: Number(sums?.unused ?? 0), wrong: Number(sums?.wrong ?? 0) };
    },
  };
}

const insertConsents = inserter(
  consents,
  ['phone', 'code', 'at', 'until', 'wrong'],
  ['code', 'at', 'until', 'wrong'],
);
const dropConsent = statement(sql`delete from ${consents} where ${consents.phone} = ${value}`);
const consentOf = select(
  columnsOf(consents, ['code', 'until', 'wrong']),
  sql`from ${consents} where ${consents.phone} = ${value}`,
);

/** The last consent of a phone counts; one that was used is gone. */
export async function applyConsents(
  session: Session,
  given: Of<'consent'>[],
  used: Of<'consentUsed'>[],
): Promise<void> {
  const last = new Map(given.map((consent) => [consent.phone, consent]));
  await insertConsents(session, [...last.values()]);
  for (const { phone } of used) await session.run(...dropConsent([phone]));
}

export function consentReader(engine: Engine): ServiceReads['consent'] {
  return async (phone) => (await consentOf(engine, [phone]))[0] ?? null;
}
