/** A file of households: 户主姓名, 身份证号, 家庭人口, 联系电话, 家人手机, 一折通账号, 开户行, 村, 组. */
import { isLive } from '../dialogue/phones/family';
import type { CaseLimits, FamilyLimits } from '../model/limits';
import { sameName } from '../text/name';
import { account, code, group, identity, name, phone, text, whole } from './cells';
import { familyFaults, familyIn } from './family';
import type { HeldHousehold, HeldPeople } from './held';
import { phones } from './lists';
import { type Field, type FileKind, type Found, type Judged, type ReadRow, textOf } from './model';

/** Who a row is about; payments have the same columns. */
export const PERSON_FIELDS: readonly Field[] = [
  { name: 'code', header: '户编号', needed: false, read: code },
  {
    name: 'village',
    header: '村',
    needed: true,
    spreads: true,
    read: text(60),
  },
  {
    name: 'group',
    header: '组',
    needed: true,
    spreads: true,
    read: group,
  },
  {
    name: 'head',
    header: '户主姓名',
    needed: true,
    read: name,
  },
  {
    name: 'identity',
    header: '身份证号',
    needed: true,
    read: identity,
  },
];

/** The 一折通 account; in payments too. */
export const ACCOUNT_FIELD: Omit<Field, 'needed'> = {
  name: 'account',
  header: '一折通账号',
  read: account,
};

const FIELDS: readonly Field[] = [
  ...PERSON_FIELDS,
  {
    name: 'members',
    header: '家庭人口',
    needed: true,
    read: whole,
  },
  {
    name: 'phone',
    header: '联系电话',
    needed: false,
    read: phone,
  },
  {
    name: 'family',
    header: '家人手机',
    needed: false,
    read: phones,
  },
  { ...ACCOUNT_FIELD, needed: true },
  {
    name: 'bank',
    header: '开户行',
    needed: false,
    spreads: true,
    read: text(),
  },
];

/** `limits` as they hold at any moment. */
export const householdsFile = (limits: Pick<FamilyLimits, 'familyHouseholds'>): FileKind => ({
  kind: 'households',
  people: 3,
  fields: FIELDS,
  once: [
    { field: 'code', fault: 'householdTwice', of: ({ code: said }) => textOf(said) },
    { field: 'identity', fault: 'identityTwice', of: ({ identity: said }) => textOf(said) },
    { field: 'account', fault: 'accountTwice', of: ({ account: said }) => textOf(said) },
    { field: 'phone', fault: 'phoneTwice', of: ({ phone: said }) => textOf(said) },
    {
      field: 'family',
      fault: 'familyMany',
      of: familyIn,
      get most() {
        return limits.familyHouseholds;
      },
    },
  ],
});

/** A village and a group as the row says them. */
export function placeOf({ read }: ReadRow, { places }: Pick<HeldPeople, 'places'>) {
  const said = textOf(read.village);
  const found = said === null ? null : places.find(said);
  const faults: Found[] =
    found === 'unknown' || found === 'elsewhere'
      ? [
          {
            field: 'village',
            kind: found === 'unknown' ? 'villageUnknown' : 'villageElsewhere',
            detail: null,
          },
        ]
      : [];
  const village = found !== null && typeof found === 'object' ? found.village : null;
  return { village, group: typeof read.group === 'number' ? read.group : null, faults };
}

/** The household that a row is about, by its code, else by the identity number. */
export function householdOf({ read }: ReadRow, held: HeldPeople): HeldHousehold | null {
  const id = textOf(read.code) ?? held.people.get(textOf(read.identity) ?? '')?.household ?? '';
  return held.households.get(id) ?? null;
}

export type HouseholdLimits = Pick<CaseLimits, 'householdMembers'> & FamilyLimits;

/** `own`: the id that it gets where it is new. */
export function judgeHousehold(
  row: ReadRow,
  held: HeldPeople,
  { own, now, limits }: { own: string; now: number; limits: HouseholdLimits },
): Judged {
  const { village, group: number, faults } = placeOf(row, held);
  const known = householdOf(row, held);
  const id = known?.id ?? textOf(row.read.code) ?? own;
  const found = row.found.concat(
    faults,
    membersFault(row, limits),
    othersFaults(row, held, known),
    familyFaults(row, held, { id, now, families: limits }),
  );
  const change = known ? (isSame(row, known, village) ? 'same' : 'changed') : 'new';
  const { row: place, raw, read } = row;
  const sums = { amount: null, before: null };
  return { row: place, raw, read, found, change, household: id, village, group: number, ...sums };
}

function membersFault(
  { read }: ReadRow,
  { householdMembers: most }: Pick<CaseLimits, 'householdMembers'>,
): Found[] {
  const { members } = read;
  if (typeof members !== 'number' || (members >= 1 && members <= most)) return [];
  return [{ field: 'members', kind: 'membersWrong', detail: String(most) }];
}

/** What another household has, and where the account is not the one that is held. */
function othersFaults({ read }: ReadRow, held: HeldPeople, known: HeldHousehold | null): Found[] {
  const found: Found[] = [];
  const said = textOf(read.account);
  const owner = said === null ? undefined : held.accounts.get(said);
  if (owner !== undefined && owner !== known?.id)
    found.push({ field: 'account', kind: 'accountOfOther', detail: owner });
  else if (known && said !== null && known.account !== '' && known.account !== said)
    found.push({ field: 'account', kind: 'accountDiffers', detail: known.account.slice(-4) });
  const number = textOf(read.phone);
  const of = number === null ? undefined : held.phones.get(number);
  if (of && of !== known?.id) found.push({ field: 'phone', kind: 'phoneOfOther', detail: of });
  const head = textOf(read.head);
  if (known && head !== null && !sameName(known.head, head))
    found.push({ field: 'head', kind: 'nameDiffers', detail: known.head });
  return found;
}

function isSame({ read }: ReadRow, known: HeldHousehold, village: string | null): boolean {
  return (
    known.village === village &&
    known.group === read.group &&
    known.head === read.head &&
    known.members === read.members &&
    known.account === read.account &&
    (read.bank === null || known.bank === read.bank) &&
    (read.phone === null || known.phones.some((phone) => phone === read.phone)) &&
    familyIn(read).every((phone) => isLive({ rows: known.family }, phone))
  );
}
