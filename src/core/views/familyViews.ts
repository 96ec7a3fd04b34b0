/** Screens of family phones: further phones that read a household's money. `head` and `phone` are masked, but where it says otherwise. */
import type { PaymentState } from '../model/payments';
import { data, field, maybe, rows } from './data';
import { code, head, phone, yes } from './fields';

/** Why a phone is not made one of the family. `office`: at the village office it may be. */
export type NoFamily = 'self' | 'already' | 'full' | 'often' | 'office';

/** Of the list: a phone that has said yes. */
const shown = { phone: phone.usual, asked: false };

export const FAMILY_VIEWS = {
  'family.ask': data(),
  /** `phone` as it was typed. `code` is null where it is sent to `to` beside this. */
  'family.sure': data({ head, phone: field('13912345678'), code: maybe(code), to: field('138****0001') }),
  'family.needsCode': data(),
  'family.wrongCode': data({ left: field(2) }),
  'family.no': data({ why: field<NoFamily>('office') }),
  /** Its registered phone has agreed: now the other one is asked. */
  'family.invited': data({ phone }),
  /** A phone that has proved whose household it is: the registered one is asked, or would be. */
  'family.waits': data({ head }),
  /** Agreed by the registered phone to whoever asked for it. */
  'family.added': data({ phone }),
  /** `own`: it has a household of its own besides, so that this one has to be named. */
  'family.yours': data({ head, own: yes }),
  'family.refused': data(),
  'family.nothing': data(),
  /** `asked`: they have not said yes yet. `own`: it is registered for a household; `homes`: it reads so many others. */
  'family.list': data({
    own: yes,
    phones: field([shown], [shown, ...Array(4).fill({ ...shown, asked: true })]),
    homes: field(0, 5),
  }),
  'family.phoneRow': data({ phone }),
  'family.houseRow': data({ head }),
  /** Said above what does not name its household itself. */
  'family.whose': data({ head }),
  /** Several households: whose money, or which of them is meant. */
  'family.which': data(),
  'family.whichToLeave': data(),
  'family.whichToRemove': data(),
  'family.removeSure': data({ phone }),
  'family.removed': data({ phone }),
  'family.left': data({ head }),
  'family.none': data(),
  'notice.familyCode': data({ head, phone, code }),
  /** To the phone that is to be one of the family. */
  'notice.familyInvite': data({ head, from: maybe(field('138****0001')) }),
  /** To the registered phone: `phone` has proved to know the head, and wants to look for good. */
  'notice.familyAsk': data({ head, phone, code }),
  /** To the registered phone: `office`, by the word of the village; `tail`, what takes it away again. */
  'notice.familyAdded': data({ head, phone, tail: field('5678'), office: yes }),
  'notice.familyYours': data({ head, office: yes }),
  /** New money, to a phone of the family. */
  'notice.familyPayments': data({
    head,
    rows: rows(
      data({
        programme: field('计划生育家庭奖励扶助'),
        amount: field('1920.00元'),
        state: field<PaymentState>('returned'),
      }),
      1,
      3,
    ),
    rest: field(0, 4),
  }),
  /** To a phone that reads this household no more. */
  'notice.familyEnded': data({ head }),
  /** To the registered phone: one of the family does not look any more. */
  'notice.familyLeft': data({ phone }),
};
