/** What the screens of registered phones may have to carry. */
import type { PhoneViews } from '../../../src/core/views/phoneViews';
import type { Carrying } from './carrying';

const phone = '139****5678';
const head = '欧阳*';
const particulars = { head, group: 12, old: '138****0001', phone };
const coded = { ...particulars, code: '482913' };

export const PHONE_SAMPLES: Carrying<PhoneViews> = {
  'phone.taken': { phone },
  'phone.sure': { ...coded, phone: '13912345678', to: '138****0001', liaison: true },
  'phone.wrongCode': { left: 2 },
  'phone.codeOver': { locked: true },
  'phone.moved': coded,
  'phone.kept': { ...particulars, notMine: true },
  'phone.undoAsk': coded,
  'phone.undone': particulars,
  'phone.waits': { old: true, liaison: true },
  'notice.phoneCode': coded,
  'notice.phoneGone': coded,
  'notice.phoneUndoCode': coded,
  'notice.phoneOther': particulars,
  'notice.phoneUndone': particulars,
  'notice.phoneAsk': coded,
  'notice.phoneAskLiaison': coded,
  'notice.phoneMovedOf': particulars,
  'notice.phoneUndoneOf': particulars,
  'notice.phoneRefusedOf': particulars,
  'notice.proved': { phone },
  'consent.given': { code: '482913', minutes: 30 },
  'liaison.unreached': { count: 24 },
  'alert.toConfirm': { village: '双河镇河湾新村一社区', count: 1_234, payments: true },
  'alert.unreached': { village: '双河镇河湾新村一社区', count: 1_234, payments: true },
  'liaison.unreachedRow': { head, group: 12, why: 'dead' },
  'liaison.howReport': { head },
  'liaison.howLook': { head },
  'liaison.which': { head },
  'liaison.whichRow': { head, group: 12 },
  'liaison.whichPhone': { head },
  'liaison.same': { head },
  'liaison.notHere': { head },
  'liaison.reported': particulars,
};
