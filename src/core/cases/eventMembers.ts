/** Which members each type of event takes besides its note: what would have no effect is refused, not ignored. */
import type { CaseEvent, EventDetail, EventType } from '../model/casework';
import { type Known, type Refusal, refusal } from './decision';

/** Members that belong to some types; those that are not here belong to all. */
export const BELONGS_TO: Readonly<Partial<Record<keyof EventDetail, readonly EventType[]>>> = {
  fee: ['paymentDue'],
  bring: ['certified'],
  days: ['extended'],
  appointmentAt: ['preregistered'],
};

export function misplaced({ type, detail }: CaseEvent, { parent }: Known): Refusal | null {
  for (const [member, types] of Object.entries(BELONGS_TO)) {
    // The keys of BELONGS_TO are members of a detail.
    if (detail[member as keyof EventDetail] !== undefined && !types.includes(type))
      return refusal('misplaced', `${member} belongs to ${types.join(', ')}: ${type} does nothing with it`);
  }
  if (parent && detail.departments !== undefined)
    return refusal('misplaced', 'departments belongs to the lead case: a part tells no other departments');
  return null;
}
