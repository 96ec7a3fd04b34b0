/** Screens of family phones: further phones that read a household's money. `head` and `phone` are masked, but where it says otherwise. */

import type { PaymentState } from '../model/payments';
import { type DataOf, data } from './data';

/** Why a phone is not made one of the family. `office`: at the village office it may be. */
export type NoFamily = 'self' | 'already' | 'full' | 'often' | 'office';

export const FAMILY_VIEWS = {
  'family.ask': data(),
  /** `phone` as it was typed. `code` is null where it is sent to `to` beside this. */
  'family.sure': data<{ head: string; phone: string; code: string | null; to: string }>(),
  'family.needsCode': data(),
  'family.wrongCode': data<{ left: number }>(),
  'family.no': data<{ why: NoFamily }>(),
  /** Its registered phone has agreed: now the other one is asked. */
  'family.invited': data<{ phone: string }>(),
  /** A phone that has proved whose household it is: the registered one is asked, or would be. */
  'family.waits': data<{ head: string }>(),
  /** Agreed by the registered phone to whoever asked for it. */
  'family.added': data<{ phone: string }>(),
  /** `own`: it has a household of its own besides, so that this one has to be named. */
  'family.yours': data<{ head: string; own: boolean }>(),
  'family.refused': data(),
  'family.nothing': data(),
  /** `asked`: they have not said yes yet. `own`: it is registered for a household; `homes`: it reads so many others. */
  'family.list': data<{ own: boolean; phones: { phone: string; asked: boolean }[]; homes: number }>(),
  'family.phoneRow': data<{ phone: string }>(),
  'family.houseRow': data<{ head: string }>(),
  /** Said above what does not name its household itself. */
  'family.whose': data<{ head: string }>(),
  /** Several households: whose money, or which of them is meant. */
  'family.which': data(),
  'family.whichToLeave': data(),
  'family.whichToRemove': data(),
  'family.removeSure': data<{ phone: string }>(),
  'family.removed': data<{ phone: string }>(),
  'family.left': data<{ head: string }>(),
  'family.none': data(),
  'notice.familyCode': data<{ head: string; phone: string; code: string }>(),
  /** To the phone that is to be one of the family. */
  'notice.familyInvite': data<{ head: string; from: string | null }>(),
  /** To the registered phone: `phone` has proved to know the head, and wants to look for good. */
  'notice.familyAsk': data<{ head: string; phone: string; code: string }>(),
  /** To the registered phone: `office`, by the word of the village; `tail`, what takes it away again. */
  'notice.familyAdded': data<{ head: string; phone: string; tail: string; office: boolean }>(),
  'notice.familyYours': data<{ head: string; office: boolean }>(),
  /** New money, to a phone of the family. */
  'notice.familyPayments': data<{
    head: string;
    rows: { programme: string; amount: string; state: PaymentState }[];
    rest: number;
  }>(),
  /** To a phone that reads this household no more. */
  'notice.familyEnded': data<{ head: string }>(),
  /** To the registered phone: one of the family does not look any more. */
  'notice.familyLeft': data<{ phone: string }>(),
};

export type FamilyViews = DataOf<typeof FAMILY_VIEWS>;
