/** What a key that is bound to an area or a department may name. All else answers as what is not there. */
import { type Directory, findDepartment } from '../../../core/cases/directory';
import { covers, coversDepartment, coversVillage, type ThingKind } from '../../../core/desk/sight';
import type { CaseEvent } from '../../../core/model/caseEvents';
import type { PaymentRecord } from '../../../core/model/payments';
import type { Lists } from '../../../ports';
import type { OrderedMessage } from '../../../service/office/offices';
import type { Caller } from './guard';

type Asks = Pick<Lists, 'belongings'>;
type Bound = Pick<Caller, 'ids' | 'isBound' | 'sight'>;

/** An event and a payment that are not the key's to report say the same, whether there is such a case or household or not. */
const NO_CASE =
  '/case/number is no case of the department or area of this key, and names none of its departments';
const NO_HOUSEHOLD = '/household is none of the area of this key';

/** Whether a thing with this id is there and the key's to see. */
export async function sees(lists: Asks, { sight }: Bound, kind: ThingKind, id: string): Promise<boolean> {
  if (sight === null) return true;
  const found = (await lists.belongings(kind, [id])).get(id);
  return found !== undefined && covers(sight, found);
}

/** An id of the key's own counting, or one that nobody counts and no key is bound to. */
export function isOwn({ ids, isBound }: Bound, kept: string): boolean {
  return !isBound || kept.startsWith(`${ids}/`);
}

/** Those that the key may report; of the others why not. */
export async function refusedEvents(
  events: readonly CaseEvent[],
  { sight }: Bound,
  lists: Asks,
  directory: () => Promise<Directory>,
): Promise<Map<CaseEvent, string>> {
  if (sight === null) return new Map();
  const numbers = [...new Set(events.map((event) => event.case.number))];
  const [known, names] = await Promise.all([lists.belongings('case', numbers), directory()]);
  const isForeign = ({ case: { number, department } }: CaseEvent) => {
    const named = department === undefined ? null : findDepartment(names, department);
    const there = known.get(number);
    if (named && !coversDepartment(sight, named.id)) return true;
    return there ? !coversDepartment(sight, there.department) : !named;
  };
  return refused(events, isForeign, NO_CASE);
}

export async function refusedPayments(
  payments: readonly PaymentRecord[],
  { sight }: Bound,
  lists: Asks,
): Promise<Map<PaymentRecord, string>> {
  if (sight === null) return new Map();
  const households = [...new Set(payments.map(({ household }) => household))];
  const known = await lists.belongings('household', households);
  return refused(
    payments,
    ({ household }) => !sight.serves.has(known.get(household)?.village ?? ''),
    NO_HOUSEHOLD,
  );
}

/** Of a case of its own a key may write to its applicant, and an area's to every household there. */
export async function mayWrite(
  { to, case: number }: Pick<OrderedMessage, 'to' | 'case'>,
  { sight }: Bound,
  lists: Asks,
  applicantOf: (number: string) => Promise<string | undefined>,
): Promise<boolean> {
  if (sight === null) return true;
  const village = (await lists.belongings('phone', [to])).get(to)?.village;
  if (number === undefined) return coversVillage(sight, village);
  const found = (await lists.belongings('case', [number])).get(number);
  if (!found || !covers(sight, found)) return false;
  return coversVillage(sight, village) || (await applicantOf(number)) === to;
}

function refused<T>(all: readonly T[], isForeign: (one: T) => boolean, why: string): Map<T, string> {
  return new Map(all.filter(isForeign).map((one) => [one, why]));
}
