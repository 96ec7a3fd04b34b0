/** Sixty households of six villages, their heads and the phones they registered. */
import type { HouseholdRecord, PersonRecord, PhoneRecord } from '../core/model/records';
import { VILLAGES } from './county';
import { FARMER, inventedAccount, inventedIdentity, LIAISON } from './people';
import type { Random } from './random';

const EACH_VILLAGE = 10;
const BANK = '青溪农商行';
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗'];
const GIVEN =
  '建国 秀兰 志强 桂英 德明 玉珍 长河 春花 福生 淑芬 永贵 小梅 大山 红霞 满仓 凤琴 海 兰 军 霞'.split(' ');

/** By household: a name with a dot, and one with a character beyond the BMP, as registers have them. */
const RARE_NAMES: ReadonlyMap<number, string> = new Map([
  [30, '买买提·吐尔逊'],
  [47, '王𠮷'],
]);

export interface Family {
  household: HouseholdRecord;
  head: PersonRecord;
  phone: PhoneRecord;
}

/** The farmer comes first, then the liaison, both of the first village. */
export function demoFamilies(random: Random): Family[] {
  return VILLAGES.flatMap((village, v) =>
    Array.from({ length: EACH_VILLAGE }, (_, i) => family(v * EACH_VILLAGE + i + 1, village.id, random)),
  );
}

function family(number: number, village: string, random: Random): Family {
  const { id, person, ...drawn } = draw(number, random);
  const { name, identity, account, phone } = fixedPerson(number) ?? drawn;
  return {
    household: {
      id,
      village,
      group: 1 + (number % 4),
      head: name,
      members: drawn.members,
      account,
      bank: BANK,
    },
    head: { id: person, household: id, name, identity },
    phone: {
      phone,
      household: id,
      person,
      role: number === 2 ? 'liaison' : 'resident',
      language: null,
      village: number === 2 ? village : null,
    },
  };
}

/** Draws for the fixed people too, so that moving a fixed point leaves everybody else alone. */
function draw(number: number, random: Random) {
  const four = String(number).padStart(4, '0');
  const month = String(random.whole(1, 12)).padStart(2, '0');
  const day = String(random.whole(1, 28)).padStart(2, '0');
  const drawn = random.pick(SURNAMES) + random.pick(GIVEN);
  return {
    id: `H${four}`,
    person: `P${four}`,
    name: RARE_NAMES.get(number) ?? drawn,
    identity: inventedIdentity(`${random.whole(1945, 1988)}${month}${day}`, 100 + number),
    account: inventedAccount(number, random.whole(1000, 9999)),
    phone: `+8613800000${100 + number}`,
    members: random.whole(1, 6),
  };
}

function fixedPerson(number: number) {
  return number === 1 ? FARMER : number === 2 ? LIAISON : null;
}
