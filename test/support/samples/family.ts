/** What the screens of family phones may have to carry. */
import type { FamilyViews } from '../../../src/core/views/familyViews';
import type { Carrying } from './carrying';

const phone = '139****5678';
const head = '欧阳*';

export function familySamples(long: boolean): Carrying<FamilyViews> {
  const asked = { phone, asked: true };
  const phones = [{ phone, asked: false }, ...(long ? [asked, asked, asked, asked] : [])];
  return {
    'family.sure': { head, phone: '13912345678', code: '482913', to: '138****0001' },
    'family.wrongCode': { left: 2 },
    'family.no': { why: 'office' },
    'family.invited': { phone },
    'family.waits': { head },
    'family.added': { phone },
    'family.yours': { head, own: true },
    'family.list': { own: true, phones, homes: long ? 5 : 0 },
    'family.phoneRow': { phone },
    'family.houseRow': { head },
    'family.whose': { head },
    'family.removeSure': { phone },
    'family.removed': { phone },
    'family.left': { head },
    'notice.familyCode': { head, phone, code: '482913' },
    'notice.familyInvite': { head, from: '138****0001' },
    'notice.familyAsk': { head, phone, code: '482913' },
    'notice.familyAdded': { head, phone, tail: '5678', office: true },
    'notice.familyYours': { head, office: true },
    'notice.familyPayments': {
      head,
      rows: (long ? [1, 2, 3] : [1]).map(() => ({
        programme: '计划生育家庭奖励扶助',
        amount: '1920.00元',
        state: 'returned',
      })),
      rest: long ? 4 : 0,
    },
    'notice.familyEnded': { head },
    'notice.familyLeft': { phone },
  };
}
