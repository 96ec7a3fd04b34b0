/** Screens of registered phones: changing one, the liaison's work, and a villager's consent to it. */
import { type DataOf, data, field, maybe } from './data';
import { code, head, phone, yes } from './fields';

const group = field(12);
/** Whose household, from which number to which, as those who are concerned may see it; `old` is null where there was no number before. */
const particulars = { head, group, old: maybe(field('138****0001')), phone };
export type Particulars = DataOf<typeof particulars>;
/** Whose village, and how many households of it. */
const village = { village: field('双河镇河湾新村一社区'), count: field(1_234), payments: yes };

/** `phone` is as maskPhone writes it, but where it says otherwise. */
export const PHONE_VIEWS = {
  'phone.ask': data(),
  'phone.same': data(),
  'phone.taken': data({ phone }),
  /** What is asked for, and the code that says yes to it; `code` is null where it is sent to `to` beside this. `phone` as it was typed. */
  'phone.sure': data({
    ...particulars,
    phone: field('13912345678'),
    code: maybe(code),
    to: field('138****0001'),
    liaison: yes,
  }),
  /** Agreed to without the code. */
  'phone.needsCode': data(),
  'phone.wrongCode': data({ left: field(2) }),
  /** `locked`: not before a day is over. */
  'phone.codeOver': data({ locked: yes }),
  'phone.noSuchCode': data(),
  'phone.whichCode': data(),
  'phone.nothingAsked': data(),
  'phone.tooOften': data(),
  'phone.tooLate': data(),
  /** The office alone can do it, or what was refused or belongs to a role. */
  'phone.atOffice': data(),
  'phone.byThemselves': data(),
  /** `code` undoes it; null where it is sent beside this. */
  'phone.moved': data({ ...particulars, code: maybe(code) }),
  'phone.kept': data({ ...particulars, notMine: yes }),
  'phone.undoAsk': data({ ...particulars, code: maybe(code) }),
  'phone.undone': data(particulars),
  'phone.waits': data({ old: yes, liaison: yes }),
  'phone.refused': data(),
  'notice.phoneCode': data({ ...particulars, code }),
  'notice.phoneMoved': data(),
  'notice.phoneNotMoved': data(),
  /** To the old phone; `code` undoes it, null where only the office can. */
  'notice.phoneGone': data({ ...particulars, code: maybe(code) }),
  'notice.phoneUndoCode': data({ ...particulars, code }),
  /** To the other phones of the household. */
  'notice.phoneOther': data(particulars),
  'notice.phoneUndone': data(particulars),
  'notice.phoneAsk': data({ ...particulars, code }),
  /** To the liaison. */
  'notice.phoneAskLiaison': data({ ...particulars, code }),
  'notice.phoneMovedOf': data(particulars),
  'notice.phoneUndoneOf': data(particulars),
  'notice.phoneRefusedOf': data(particulars),
  'consent.given': data({ code, minutes: field(30) }),
  'consent.none': data(),
  'liaison.only': data(),
  'liaison.unreached': data({ count: field(24) }),
  'liaison.unreachedRow': data({ head, group, why: field<'noPhone' | 'dead'>('dead') }),
  'liaison.allReached': data(),
  /** A file waits for his village (三核): households to ask. */
  'alert.toConfirm': data(village),
  /** What was published reaches so many households of his village by no text. */
  'alert.unreached': data(village),
  /** `head`: who was named without a number. */
  'liaison.howReport': data({ head: maybe(head) }),
  'liaison.which': data({ head }),
  'liaison.whichRow': data({ head, group }),
  'liaison.notHere': data({ head }),
  'liaison.whichPhone': data({ head }),
  'liaison.same': data({ head }),
  'liaison.reported': data(particulars),
  /** `head`: whose money is asked for, where that was said. */
  'liaison.howLook': data({ head: maybe(head) }),
  'liaison.noConsent': data(),
  'notice.looked': data(),
  /** `phone` proved to know the person that this phone is registered for. */
  'notice.proved': data({ phone }),
};
