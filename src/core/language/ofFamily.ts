/** Money that is asked of another household which this phone reads: by the name of its head, or as that of the parents. */

import type { FamilyHousehold } from '../model/people';
import type { Understood } from '../model/understood';
import { fingerprint } from '../text/fingerprint';
import { canonicalName } from '../text/name';

/** Parents, and the house one comes from: theirs, where there is one other household. */
const PARENTS =
  /(?:我|俺|咱)?(?:老?[爸爹妈娘]|爸妈|爹妈|父亲|母亲|父母|公公|婆婆|岳父|岳母|丈人|爷爷|奶奶|姥爷|姥姥|外公|外婆)|老家|家里老人|俩老|\bmy (?:dad|mum|mom|father|mother|parents|folks|grandfather|grandmother)\b/i;
/** 我跟我爸住一起, the own is asked for beside it. */
const OWN = /(?:我|俺)(?:自己|家)(?:的|咋|怎|有)/;
/** The name and next to nothing besides: 王德福, 查王德福家. */
const AROUND = /查|看|一下|家|户|的|呢|补贴|补助|钱|[\s?？,，.。!！]/g;

/** `own`: the head of the household that registered this phone; null: none. */
export function ofFamily(
  understood: Understood,
  text: string,
  family: readonly FamilyHousehold[],
  own: string | null,
): Understood {
  const isMoney = understood.intent === 'subsidy.query';
  if ((!isMoney && understood.intent !== 'unknown') || family.length === 0) return understood;
  if (isMoney && (understood.proof || understood.slots.about === 'lost')) return understood;
  const of = named(text, family, own) ?? (isMoney ? parents(text, family) : null);
  if (!of) return understood;
  const slots = { family: fingerprint(of.id) };
  if (understood.intent === 'subsidy.query') {
    const { others: _, ...said } = understood.slots;
    return { ...understood, intent: 'subsidy.query', slots: { ...said, ...slots } };
  }
  const { spoken } = understood;
  const rest = canonicalName(text.replace(AROUND, '')).replace(canonicalName(of.head), '');
  return rest === '' ? { intent: 'subsidy.query', slots, ...(spoken && { spoken }) } : understood;
}

/** The longest name wins: 王德 is in 王德福. Where the own head has the same name, nobody is named. */
function named(text: string, family: readonly FamilyHousehold[], own: string | null): FamilyHousehold | null {
  const said = canonicalName(text);
  const found = family
    .filter(({ head }) => head !== '' && said.includes(canonicalName(head)))
    .sort((one, other) => other.head.length - one.head.length);
  const [first, second] = found;
  if (!first || (own !== null && canonicalName(own) === canonicalName(first.head))) return null;
  return second && canonicalName(second.head) === canonicalName(first.head) ? null : first;
}

function parents(text: string, family: readonly FamilyHousehold[]): FamilyHousehold | null {
  const [only, ...more] = family;
  return only && more.length === 0 && PARENTS.test(text) && !OWN.test(text) ? only : null;
}
