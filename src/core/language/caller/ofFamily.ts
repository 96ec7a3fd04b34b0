/** Money that is asked of another household which this phone reads: by the name of its head, or as that of the parents. */

import type { FamilyHousehold } from '../../model/people';
import type { Understood } from '../../model/understood';
import { fingerprint } from '../../text/fingerprint';
import { canonicalName } from '../../text/name';
import type { Says } from '../../text/sayings';

/** `own`: the head of the household that registered this phone; null: none. */
export function ofFamily(
  understood: Understood,
  text: string,
  family: readonly FamilyHousehold[],
  own: string | null,
  says: Says,
): Understood {
  const isMoney = understood.intent === 'subsidy.query';
  if ((!isMoney && understood.intent !== 'unknown') || family.length === 0) return understood;
  if (isMoney && (understood.proof || understood.slots.about === 'lost')) return understood;
  const of = named(text, family, own) ?? (isMoney ? parents(text, family, says) : null);
  if (!of) return understood;
  const slots = { family: fingerprint(of.id) };
  if (understood.intent === 'subsidy.query') {
    const { others: _, ...said } = understood.slots;
    return { ...understood, intent: 'subsidy.query', slots: { ...said, ...slots } };
  }
  const { spoken } = understood;
  const rest = canonicalName(text.split(says.aroundName).join('')).replace(canonicalName(of.head), '');
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

/** Parents, and the house one comes from: theirs, where there is one other household. 我跟我爸住一起: the own is asked for beside it. */
function parents(text: string, family: readonly FamilyHousehold[], says: Says): FamilyHousehold | null {
  const [only, ...more] = family;
  return only && more.length === 0 && says.parents.test(text) && !says.ownMoney.test(text) ? only : null;
}
