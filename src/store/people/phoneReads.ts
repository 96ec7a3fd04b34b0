/** Registered phones and their moves, a village and its liaison, consents. */
import { sql } from 'drizzle-orm';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Unreached } from '../../core/model/people';
import { sameName } from '../../core/text/name';
import type { Engine, Row } from '../engine/engine';
import * as t from '../schema/mysql';
import { columnsOf } from '../sql/columns';
import { first } from '../sql/first';
import { statement, value } from '../sql/template';
import { MOVE, moveFrom } from './phoneMoveRows';

/** A number that is somebody else's by now has no part in anything. */
const LIVE = sql`coalesce(${t.phones.state}, 'live') = 'live'`;
const movesAbout = statement(
  sql`select ${MOVE.list} from ${t.phoneMoves} where ${t.phoneMoves.household} = ${value} order by ${t.phoneMoves.at} desc, ${t.phoneMoves.id} desc limit 50`,
);
const movesWith = statement(
  sql`select ${MOVE.list} from ${t.phoneMoves} where ${t.phoneMoves.oldPhone} = ${value} or ${t.phoneMoves.newPhone} = ${value} order by ${t.phoneMoves.at} desc, ${t.phoneMoves.id} desc`,
);
const registered = statement(
  sql`select ${t.phones.household} from ${t.phones} where ${t.phones.phone} = ${value}`,
);
const liaisonsOf = statement(
  sql`select ${t.phones.phone} from ${t.phones} join ${t.households} on ${t.households.village} = ${t.phones.village} where ${t.households.id} = ${value} and ${t.phones.role} = 'liaison' and ${LIVE} order by ${t.phones.phone}`,
);
const phonesOf = statement(
  sql`select ${t.phones.phone} from ${t.phones} where ${t.phones.household} = ${value} and ${LIVE} order by ${t.phones.phone}`,
);
const deadPhonesOf = statement(
  sql`select ${t.phones.phone} from ${t.phones} where ${t.phones.household} = ${value} and ${t.phones.state} = 'dead' order by ${t.phones.phone}`,
);
const villageOf = statement(
  sql`select ${t.phones.village} from ${t.phones} where ${t.phones.phone} = ${value} and ${t.phones.role} = 'liaison' and ${LIVE}`,
);
const unreached = statement(
  sql`select ${t.households.id}, ${t.households.head}, ${t.households.group}, max(${t.phones.phone}) from ${t.households} left join ${t.phones} on ${t.phones.household} = ${t.households.id} where ${t.households.village} = ${value} group by ${t.households.id}, ${t.households.head}, ${t.households.group} having sum(case when ${t.phones.phone} is not null and ${LIVE} then 1 else 0 end) = 0 order by ${t.households.group}, ${t.households.head}`,
);
const householdsIn = statement(
  sql`select ${t.households.id}, ${t.households.head}, ${t.households.group} from ${t.households} where ${t.households.village} = ${value} order by ${t.households.group}, ${t.households.id}`,
);
const HOUSEHOLD = columnsOf(t.households, ['id', 'head', 'group']);
const household = statement(
  sql`select ${HOUSEHOLD.list} from ${t.households} where ${t.households.id} = ${value}`,
);
const consent = statement(
  sql`select ${t.consents.code}, ${t.consents.until}, ${t.consents.wrong} from ${t.consents} where ${t.consents.phone} = ${value}`,
);

export function phoneReads(
  engine: Engine,
): Pick<
  ServiceReads,
  | 'movesAbout'
  | 'movesWith'
  | 'registered'
  | 'liaisonsOf'
  | 'phonesOf'
  | 'deadPhonesOf'
  | 'villageOf'
  | 'unreached'
  | 'household'
  | 'householdsNamed'
  | 'consent'
> {
  const one = first(engine);
  return {
    async movesAbout(household) {
      return (await engine.rows(...movesAbout([household]))).map((row) => moveFrom(row));
    },
    async movesWith(phone) {
      return (await engine.rows(...movesWith([phone, phone]))).map((row) => moveFrom(row));
    },
    async registered(phone) {
      const row = await one(registered([phone]));
      return row ? { household: row[0] === null ? null : String(row[0]) } : null;
    },
    async liaisonsOf(household) {
      return (await engine.rows(...liaisonsOf([household]))).map(([phone]) => String(phone));
    },
    async phonesOf(household) {
      return (await engine.rows(...phonesOf([household]))).map(([phone]) => String(phone));
    },
    async deadPhonesOf(household) {
      return (await engine.rows(...deadPhonesOf([household]))).map(([phone]) => String(phone));
    },
    async villageOf(liaison) {
      const row = await one(villageOf([liaison]));
      return row?.[0] === null || row === undefined ? null : String(row[0]);
    },
    async unreached(village) {
      return (await engine.rows(...unreached([village]))).map(unreachedFrom);
    },
    async household(id) {
      const row = await one(household([id]));
      return row ? HOUSEHOLD.read(row) : null;
    },
    async householdsNamed(village, head) {
      // A village has some hundred households: their names are compared here, where spellings are known as one.
      const rows = await engine.rows(...householdsIn([village]));
      return rows
        .filter(([, name]) => sameName(String(name), head))
        .map(([id, name, group]) => ({ id: String(id), head: String(name), group: Number(group) }));
    },
    async consent(phone) {
      const row = await one(consent([phone]));
      return row ? { code: String(row[0]), until: Number(row[1]), wrong: Number(row[2]) } : null;
    },
  };
}

function unreachedFrom([household, head, group, phone]: Row): Unreached {
  return {
    household: String(household),
    head: String(head),
    group: Number(group),
    why: phone === null ? 'noPhone' : 'dead',
  };
}
