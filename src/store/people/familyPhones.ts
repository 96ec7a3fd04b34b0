/** The table of family phones: asked for, given, ended. */
import { sql } from 'drizzle-orm';
import { WRONG } from '../../core/dialogue/phones/codes';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { FamilyPhone, FamilyWaiting } from '../../core/model/people';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { familyPhones as family, households, outbox, phones } from '../schema/mysql';
import { Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const NAMES = ['id', 'phone', 'household', 'state', 'askedBy', 'at', 'until', 'by', 'decidedAt'] as const;
export const FAMILY = columnsOf(family, [...NAMES]);
const insert = inserter(family, [...NAMES, 'hash', 'wrong'], 'keep');
const decide = statement(
  sql`update ${family} set ${set(family, { state: value, until: value, by: value, decidedAt: value })} where ${family.id} = ${value} and ${family.state} = ${value}`,
);
const ENDED = set(family, { state: 'ended', by: value, decidedAt: value });
const STANDS = sql`${family.state} in ('asked', 'invited', 'live')`;
const end = statement(
  sql`update ${family} set ${ENDED} where ${STANDS} and ${family.phone} = ${value} and ${family.household} = ${value}`,
);
const DEAD = set(family, { state: 'ended', by: 'dead' });
const endNumber = statement(sql`update ${family} set ${DEAD} where ${STANDS} and ${family.phone} = ${value}`);
const endRecipient = statement(
  sql`update ${family} set ${DEAD} where ${STANDS} and ${family.phone} = (select ${outbox.recipient} from ${outbox} where ${outbox.id} = ${value})`,
);
const endSince = statement(
  sql`update ${family} set ${ENDED} where ${STANDS} and ${family.household} = ${value} and coalesce(${family.decidedAt}, ${family.at}) >= ${value}`,
);
const countWrong = statement(
  sql`update ${family} set ${set(family, { wrong: sql`${family.wrong} + 1` })} where ${family.wrong} < ${value} and ${family.id} in (${keys})`,
);
const ofHousehold = select(
  FAMILY,
  sql`from ${family} where ${family.household} = ${value} order by ${family.at} desc, ${family.id} desc limit 50`,
);
const waiting = select(
  fieldsOf({
    id: family.id,
    phone: family.phone,
    household: family.household,
    state: family.state,
    askedBy: family.askedBy,
    at: family.at,
    until: family.until,
    by: family.by,
    decidedAt: family.decidedAt,
    head: households.head,
    hash: family.hash,
    wrong: family.wrong,
  }),
  sql`from ${family} join ${households} on ${households.id} = ${family.household} where ((${family.state} = 'invited' and ${family.phone} = ${value}) or (${family.state} = 'asked' and ${family.household} = (select ${phones.household} from ${phones} where ${phones.phone} = ${value} and coalesce(${phones.state}, 'live') = 'live'))) and ${family.until} > ${value} order by ${family.at} desc, ${family.id} desc`,
);

/** Throws `Refused` where one was decided before. */
export async function applyFamilyPhones(
  session: Session,
  vault: Vault,
  of: {
    familyPhone: Of<'familyPhone'>[];
    familyDecided: Of<'familyDecided'>[];
    familyEnded: Of<'familyEnded'>[];
    familyCodeWrong: Of<'familyCodeWrong'>[];
  },
): Promise<void> {
  for (const { phone, household, by, at } of of.familyEnded)
    await session.run(...end([by, at, phone, household]));
  await insert(
    session,
    of.familyPhone.map(({ family: row, code }) => ({
      ...row,
      hash: code === null ? null : vault.codeHash(row.id, code),
      wrong: 0,
    })),
  );
  for (const { id, from, to, until, by, at } of of.familyDecided)
    if ((await session.run(...decide([to, until, by, at, id, from]))) === 0)
      throw new Refused('the family phone was decided on before');
  for (const { ids } of of.familyCodeWrong)
    if (ids.length > 0) await session.run(...countWrong([WRONG], [...ids]));
}

/** A number that is somebody else's soon reads nobody's money. */
export async function endFamilyOfDead(
  session: Session,
  dead: readonly { phone: string }[],
  messages: readonly { message: string }[],
): Promise<void> {
  for (const { message } of messages) await session.run(...endRecipient([message]));
  for (const { phone } of dead) await session.run(...endNumber([phone]));
}

/** What was given for a household since then: whoever had its phone meanwhile may have given it. */
export async function endFamilySince(
  session: Session,
  household: string,
  since: number,
  by: string,
  at: number,
): Promise<void> {
  await session.run(...endSince([by, at, household, since]));
}

export function familyReads(engine: Engine, vault: Vault): Pick<ServiceReads, 'familyOf' | 'familyWaiting'> {
  return {
    familyOf: (household): Promise<FamilyPhone[]> => ofHousehold(engine, [household]),
    async familyWaiting(phone, now, said) {
      return (await waiting(engine, [phone, phone, now])).map(({ hash, ...row }): FamilyWaiting => {
        const isSaid = said !== undefined && hash !== null && hash === vault.codeHash(row.id, said);
        return { ...row, isSaid };
      });
    },
  };
}
