/** What the screens of registered phones may have to carry. */
import type { PhoneViews } from '../../src/core/dialogue/phoneViews';

const phone = '139****5678';
const head = '欧阳*';

export const PHONE_SAMPLES: { [V in keyof PhoneViews]?: PhoneViews[V] } = {
  'phone.taken': { phone },
  'phone.sure': { phone },
  'phone.moved': { phone },
  'phone.waits': { old: true },
  'notice.phoneGone': { phone },
  'notice.phoneAsk': { phone, code: '4821' },
  'notice.phoneAskLiaison': { head, phone, code: '4821' },
  'consent.given': { code: '482913', minutes: 30 },
  'liaison.unreached': { count: 24 },
  'liaison.unreachedRow': { head, group: 12, why: 'dead' },
  'liaison.which': { head },
  'liaison.whichRow': { head, group: 12 },
  'liaison.notHere': { head },
  'liaison.reported': { head, phone },
};
